// Runs every engine on every set and prints how well each finds what it should.
//   node compare.mjs [--write] [--kept] [--only ENGINE,…] [--sets SET,…]
// --write puts the tables into docs/search-quality.md. Answers of the peers are kept in build/compare and used again
// while set, engine and settings are the same; ours are always new. --kept asks no engine: it makes the tables from the
// answers that earlier runs kept, ours too, so that a long comparison can be run piece by piece.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluate, titleProbes, titleRate } from './evaluate.mjs';
import { faultOf, readOwnSet, readSharedSet } from './sets.mjs';
import { report } from './report.mjs';

const kHere = fileURLToPath(new URL('.', import.meta.url));
const kRoot = join(kHere, '../../..');
const kShared = join(kRoot, '../shared/relevance');
const kWork = join(kRoot, 'build/compare');
const kEngines = ['kbgen', 'pagefind', 'lunr', 'minisearch', 'flexsearch', 'orama', 'postgres', 'xapian'];
const kLeastTitleRate = 0.6; // fewer pages found by their own title: the engine is set up wrong, not worse

const { values: options } = parseArgs({
  options: { write: { type: 'boolean' }, kept: { type: 'boolean' }, only: { type: 'string' }, sets: { type: 'string' } },
});
const chosen = (list, option) => (option ? list.filter((item) => option.split(',').includes(item)) : list);

function buildSite() {
  const site = join(kWork, 'site');
  const program = join(process.env.KB_BUILD || join(kRoot, 'build/release'), 'kbgen');
  execFileSync(program, ['build', '--root', kRoot, '--out', site], { stdio: ['ignore', 'ignore', 'inherit'] });
  return site;
}

function readSets(site) {
  const own = ['da-own', 'nb-own'];
  const shared = existsSync(kShared) ? readdirSync(join(kShared, 'dev')).sort() : [];
  if (!shared.length) console.log('skipped: the shared sets (no ../shared/relevance beside this repository)');
  return [
    ...chosen(own, options.sets).map((name) => readOwnSet(site, join(kHere, '../own', `${name.slice(0, 2)}.tsv`), name.slice(0, 2))),
    ...chosen(shared, options.sets).map((name) => readSharedSet(kShared, name)),
  ];
}

const hash = (...texts) => texts.reduce((all, text) => all.update(text), createHash('sha256')).digest('hex').slice(0, 16);

async function answersOf(engineName, engine, set, queries, places) {
  const ours = engineName === 'kbgen';
  const sources = readdirSync(join(kHere, 'engines')).filter((file) => file.startsWith(engineName) || file.startsWith('stemmer.'));
  const key = hash(JSON.stringify(set), ...['package-lock.json', 'sets.mjs', 'bytes.mjs', 'ask.mjs'].map((file) => readFileSync(join(kHere, file))),
    ...sources.map((file) => readFileSync(join(kHere, 'engines', file))));
  const kept = join(kWork, 'answers', `${engineName}-${set.name}-${key}.json`);
  if ((!ours || options.kept) && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  if (options.kept) return [];
  const variants = await engine.run(set, queries, kWork, places);
  mkdirSync(join(kWork, 'answers'), { recursive: true });
  writeFileSync(kept, JSON.stringify(variants));
  return variants;
}

function checkEqualWork(engineName, set, queries, probes, variant) {
  const unknown = Object.keys(variant.answers).length !== queries.length;
  if (unknown) throw new Error(`${engineName} answered ${Object.keys(variant.answers).length} of ${queries.length} queries of ${set.name}`);
  const ids = new Set(set.documents.map(({ id }) => id));
  for (const found of Object.values(variant.answers)) {
    const stranger = found.find((id) => !ids.has(id));
    if (stranger) throw new Error(`${engineName} answers with ${stranger}, which is no document of ${set.name}`);
  }
  const rate = titleRate(set, probes, variant.answers);
  if (rate < kLeastTitleRate) throw new Error(`${engineName} (${variant.label}) finds ${(100 * rate).toFixed(0)} % of ${set.name}'s pages by their title: set up wrong`);
  return rate;
}

const site = options.kept && existsSync(join(kWork, 'site')) ? join(kWork, 'site') : buildSite();
const sets = readSets(site);
for (const set of sets) {
  const fault = faultOf(set);
  if (fault) throw new Error(fault);
}
const rows = []; // { engine, label, settings, set, scores, titleRate, indexBytes, download }
for (const engineName of chosen(kEngines, options.only)) {
  if (engineName !== 'kbgen' && !existsSync(join(kHere, 'node_modules/.package-lock.json'))) {
    console.log(`skipped: ${engineName} (missing: npm ci in tests/relevance/compare)`);
    continue;
  }
  const engine = await import(`./engines/${engineName}.mjs`);
  const missing = engine.missing?.();
  if (missing) {
    console.log(`skipped: ${engine.name} (missing: ${missing})`);
    continue;
  }
  for (const set of sets) {
    const probes = titleProbes(set);
    const queries = [...set.queries, ...probes];
    const begin = process.hrtime.bigint();
    for (const variant of await answersOf(engineName, engine, set, queries, { site, shared: kShared })) {
      const rate = checkEqualWork(engine.name, set, queries, probes, variant);
      rows.push({ engine: engine.name, ...variant, answers: undefined, set: set.name, titleRate: rate, scores: evaluate(set, variant.answers) });
    }
    console.error(`${engine.name} ${set.name}: ${(Number(process.hrtime.bigint() - begin) / 1e9).toFixed(1)} s`);
  }
}
const text = report(sets, rows);
console.log(text);
if (options.write) {
  const file = join(kRoot, 'docs/search-quality.md');
  const [before, , after] = readFileSync(file, 'utf8').split(/<!-- (?:tables: made by \.\/dev compare --write|end of tables) -->\n/);
  writeFileSync(file, `${before}<!-- tables: made by ./dev compare --write -->\n${text}\n<!-- end of tables -->\n${after}`);
}
