// From a key to the suggestions: node search.mjs KBGEN GLOSSARY WORK. Titles of the glossary are typed letter by letter into
// kbgen's engine, as the search box asks it, and into other engines for browsers with the settings of ./dev compare, all
// in node on one thread, files from the disk. Prints per engine the time a key takes, what a reader downloads for the first
// answer, and how often the page stands first and among the answers once its title is typed; found fewer than three times
// in five is no equal work, and an error. Of kbgen also how long it takes to open engine and index, until both are ready.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { titleProbes, titleRate } from '../relevance/compare/evaluate.mjs';
import { readOwnSet } from '../relevance/compare/sets.mjs';

const [kbgen, glossary, work] = process.argv.slice(2);
const kEngines = ['kbgen', 'pagefind', 'minisearch', 'flexsearch', 'lunr', 'orama'];
const kSuggested = 5; // pages the search box shows; other engines give ten
const kFewestLetters = 2;
const kEveryProbe = 8; // of two hundred titles
const kLeastTitleRate = 0.6;
const kCompare = fileURLToPath(new URL('../relevance/compare', import.meta.url));

const site = join(work, 'site');
execFileSync(kbgen, ['build', '--no-page-images', '--root', glossary, '--out', site], { stdio: ['ignore', 'ignore', 'inherit'] });
const set = readOwnSet(site, '/dev/null', 'da');
const typed = titleProbes(set).filter((probe, i) => i % kEveryProbe === 0);
set.queries = typed.flatMap(({ id, text }) => {
  const letters = [...text];
  const beginnings = letters.slice(kFewestLetters, -1).map((_, i) => letters.slice(0, i + kFewestLetters).join(''));
  return [...beginnings.map((beginning, i) => ({ id: `${id}-${i}`, text: beginning })), { id, text }];
});

const titles = new Map(set.documents.map(({ id, title }) => [id, title]));
const isFirst = (answers) => typed.filter(({ id, text }) => titles.get(answers[id][0]) === text).length;
const milliseconds = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const openings = [];
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);

console.log(`${set.documents.length} pages, ${typed.length} titles, ${set.queries.length} keys\n`);
row(['', 'median', '95 of 100', 'longest', 'download', 'first', 'found, %']);
row(['---', '--:', '--:', '--:', '--:', '--:', '--:']);
for (const name of kEngines) {
  if (name !== 'kbgen' && !existsSync(join(kCompare, 'node_modules/.package-lock.json'))) {
    console.log(`skipped: ${name} (missing: npm ci in tests/relevance/compare)`);
    continue;
  }
  const engine = await import(join(kCompare, 'engines', `${name}.mjs`));
  for (const variant of await engine.run(set, set.queries, work, { site, limit: kSuggested })) {
    const label = [engine.name, variant.label].filter(Boolean).join(', ');
    const rate = titleRate(set, typed, variant.answers);
    if (rate < kLeastTitleRate) throw new Error(`${label} finds ${(100 * rate).toFixed(0)} % of the pages by their title: set up wrong`);
    const times = variant.milliseconds.sort((a, b) => a - b);
    const at = (share) => `${milliseconds(times[Math.min(times.length - 1, Math.floor(times.length * share))])} ms`;
    if (variant.opening) openings.push([label, variant.opening.sort((a, b) => a - b)]);
    row([label, at(0.5), at(0.95), at(1), `${(variant.download / 1000).toFixed(0)} kB`, isFirst(variant.answers), (100 * rate).toFixed(0)]);
  }
}
for (const [label, times] of openings) {
  console.log(`\n${label} is open in ${milliseconds(times[times.length >> 1])} ms (median of ${times.length}; ${milliseconds(times[0])} to ${milliseconds(times.at(-1))})`);
}
