// The tables, in Markdown.

const number = (value) => value.toFixed(3).replace(/^0/, '');
const percent = (value) => (100 * value).toFixed(1);
const kilobytes = (bytes) => (bytes === null ? '–' : String(Math.round(bytes / 1024)));
const nameOf = ({ engine, label }) => (label ? `${engine}, ${label}` : `**${engine}**`);

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

const rowsOf = (rows, set) => rows.filter((row) => row.set === set.name);
const isOurs = ({ engine }) => engine === 'kbgen';

// The best peer by `value`, and ours.
function compared(rows, value) {
  const peers = rows.filter((row) => !isOurs(row));
  const best = peers.reduce((a, b) => (value(b) > value(a) ? b : a), peers[0]);
  return { ours: value(rows.find(isOurs)), best: value(best), peer: nameOf(best) };
}

function overview(sets, rows) {
  const names = [...new Set(rows.map(nameOf))];
  return table(['', ...sets.map(({ name }) => name)], names.map((name) => [name, ...sets.map((set) => {
    const row = rowsOf(rows, set).find((candidate) => nameOf(candidate) === name);
    if (!row) return '–';
    return `${number(row.scores.success)} · ${number(row.scores.ndcg)} · ${percent(row.scores.zero)}`;
  })]));
}

function byKind(set, rows) {
  const mine = rowsOf(rows, set);
  const kinds = Object.keys(mine[0].scores.kinds);
  const head = ['', ...kinds.map((kind) => `${kind} (${mine[0].scores.kinds[kind].count})`)];
  return table(head, mine.map((row) => [nameOf(row), ...kinds.map((kind) => number(row.scores.kinds[kind].success))]));
}

// Where the rule does not hold: ahead of the best peer on every set, behind no peer by more than .02 on any kind.
function exceptions(sets, rows) {
  const found = [];
  for (const set of sets) {
    const mine = rowsOf(rows, set);
    if (!mine.some(isOurs) || mine.every(isOurs)) continue;
    for (const [measure, value] of [['success@1', (row) => row.scores.success], ['nDCG@10', (row) => row.scores.ndcg]]) {
      const { ours, best, peer } = compared(mine, value);
      if (ours <= best) found.push([set.name, `all, ${measure}`, number(ours), number(best), peer]);
    }
    for (const kind of Object.keys(mine[0].scores.kinds)) {
      const { ours, best, peer } = compared(mine, (row) => row.scores.kinds[kind].success);
      if (ours < best - 0.02) found.push([set.name, kind, number(ours), number(best), peer]);
    }
  }
  return found;
}

// Which engine has no row for which set: the rule says nothing about them.
function absent(sets, rows) {
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  return sets.map((set) => [set.name, engines.filter((engine) => !rowsOf(rows, set).some((row) => row.engine === engine))])
    .filter(([, missing]) => missing.length)
    .map(([name, missing]) => `${name}: ${missing.join(', ')}`);
}

function bytes(sets, rows) {
  const names = [...new Set(rows.map(nameOf))];
  return table(['', ...sets.map(({ name }) => name)], names.map((name) => [name, ...sets.map((set) => {
    const row = rowsOf(rows, set).find((candidate) => nameOf(candidate) === name);
    return row ? `${kilobytes(row.indexBytes)} · ${kilobytes(row.download)}` : '–';
  })]));
}

export function report(sets, rows) {
  const settings = new Map(rows.map((row) => [nameOf(row), row.settings]));
  const failed = exceptions(sets, rows);
  const parts = [
    '### All sets',
    'success@1 · nDCG@10 · queries without any result in percent. Where a set has kinds, each kind counts alike.',
    overview(sets, rows),
    '### Where kbgen does not win',
    'The rule: ahead of the best peer on every set, and behind no peer by more than .02 on any kind. Success@1 unless said.',
    failed.length ? table(['set', 'kind', 'kbgen', 'best peer', 'which'], failed) : 'Nowhere: the rule holds on every set and kind.',
  ];
  const missing = absent(sets, rows);
  if (missing.length) parts.push(`Not run, so not in the rule: ${missing.join('; ')}.`);
  for (const set of sets) {
    const mine = rowsOf(rows, set);
    if (mine.length === 0) continue;
    if (Object.keys(mine[0].scores.kinds).length < 2) continue;
    parts.push(`### ${set.name} by kind`, `success@1; ${set.documents.length} pages, in brackets the number of queries.`, byKind(set, rows));
  }
  parts.push(
    '### Bytes',
    'The index as stored, in KB · what a browser loads until the first ten results of a query, in KB as served (gzip): engine, ' +
      'index and, where it comes in parts, the parts the query needs (mean of twenty queries). Servers load nothing. lunr, MiniSearch, ' +
      'FlexSearch and Orama cannot show the passage they found without the pages\' texts, which are not counted; nor is Orama\'s library.',
    bytes(sets, rows),
    '### Settings',
    [...settings].map(([name, text]) => `- ${name}: ${text}`).join('\n'),
  );
  return parts.join('\n\n');
}
