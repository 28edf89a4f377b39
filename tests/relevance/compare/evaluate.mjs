// success@1, nDCG@10 and the share of queries without any result, by kind.

const sum = (values) => values.reduce((all, value) => all + value, 0);
const mean = (values) => (values.length ? sum(values) / values.length : 0);

function scoreOf(relevant, found) {
  const top = found.slice(0, 10);
  const gain = (hit, i) => (hit ? 1 / Math.log2(i + 2) : 0);
  const ideal = sum(relevant.slice(0, 10).map((_, i) => gain(true, i)));
  return {
    success: relevant.includes(top[0]) ? 1 : 0,
    ndcg: sum(top.map((id, i) => gain(relevant.includes(id), i))) / ideal,
    zero: top.length === 0 ? 1 : 0,
  };
}

// `answers`: query id → document ids, best first. The whole is the mean of kinds where kinds differ (every kind counts
// alike), else the mean of queries; `kinds` maps a kind to the same three numbers and its count.
export function evaluate(set, answers) {
  const byKind = new Map();
  for (const { id, kind, relevant } of set.queries) {
    if (!byKind.has(kind)) byKind.set(kind, []);
    byKind.get(kind).push(scoreOf(relevant, answers[id] || []));
  }
  const summary = (scores) => ({
    success: mean(scores.map(({ success }) => success)),
    ndcg: mean(scores.map(({ ndcg }) => ndcg)),
    zero: mean(scores.map(({ zero }) => zero)),
    count: scores.length,
  });
  const kinds = Object.fromEntries([...byKind].map(([kind, scores]) => [kind, summary(scores)]));
  return { ...summary(Object.values(kinds)), count: set.queries.length, kinds };
}

// The share of pages found among the first ten results by their exact title; pages of one title stand for each other.
export function titleRate(set, probes, answers) {
  const titles = new Map(set.documents.map(({ id, title }) => [id, title.trim()]));
  return mean(probes.map(({ id, text }) => ((answers[id] || []).slice(0, 10).some((found) => titles.get(found) === text) ? 1 : 0)));
}

// Queries by exact title, 200 at most, evenly over the documents.
export function titleProbes(set) {
  const titles = [...new Set(set.documents.map(({ title }) => title.trim()))];
  const step = Math.max(1, titles.length / 200);
  const probes = [];
  for (let at = 0; at < titles.length; at += step) {
    probes.push({ id: `title-${probes.length}`, text: titles[Math.floor(at)], kind: 'title probe', relevant: [] });
  }
  return probes;
}
