// One engine, two builds, on indexes as large as real ones: faults of the browser's sorts, buffers and tables that a
// small site never reaches. The synthetic glossary, and where ../shared is there the sets that search is measured on.
// No browser needed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bent, compare, evenly, headings, kKinds, native, noEngines, openFile, random } from './engines.mjs';
import { buildSite, kBuild, kProgram, kRoot } from './support.mjs';

const kPages = 600;
const kTexts = 16; // headings of the glossary that queries are made of, each in every way
const kQuestions = 60; // of many words each
const kOfSet = 40; // queries of a set
const glossary = join(kBuild, 'kb_glossary');
const relevance = join(kBuild, 'tests/kb_relevance');
const sets = join(kRoot, '../shared/relevance');
const scratch = mkdtempSync(join(tmpdir(), 'kbgen-large-'));
const root = join(scratch, 'root');
const skip = noEngines || (existsSync(glossary) ? false : `no ${glossary}`);
let queries = [];
let site;
let index;

// Each text as it is, inflected, misspelt, begun, asked, taken apart …; as a phrase; with a word of another text, which is
// wanted or not. And questions of many words.
function queriesOf(texts, paragraphs) {
  const next = random(20251122);
  const anyOf = (text) => text.split(' ')[next(text.split(' ').length)];
  const made = [];
  for (const [number, text] of texts.entries()) {
    for (let kind = 0; kind < kKinds; ++kind) made.push(bent(text, kind, next));
    const [one, other] = [anyOf(text), anyOf(texts[(number + 1) % texts.length])];
    made.push(`"${text}"`, `"${one}" ${other}`, `${bent(one, 2, next)} ${other}`, `${one} -${other}`);
  }
  for (const words of paragraphs) {
    const at = next(words.length);
    made.push(`hvordan ${words.slice(at, at + 4 + next(12)).join(' ')}?`);
  }
  return [...new Set(made)];
}

// The words of a page's longest paragraph.
function longestParagraph(number) {
  const lines = readFileSync(join(root, `content/side-${number}.md`), 'utf8').split('\n');
  const longest = lines.reduce((a, b) => (b.length > a.length ? b : a));
  return longest.replace(/\]\([^)]*\)|[^\p{L}\p{N} -]/gu, '').toLowerCase().split(' ');
}

before(async () => {
  if (skip) return;
  execFileSync(glossary, [root, String(kPages)]);
  site = buildSite({ root });
  const [file] = readdirSync(join(site.folder, 'search')).filter((name) => name.endsWith('.kbi'));
  index = { file: join(site.folder, 'search', file) };
  index.open = await openFile(index.file);
  const asked = evenly([...Array(kPages).keys()], kQuestions);
  queries = queriesOf(evenly(headings(site.folder), kTexts), asked.map(longestParagraph));
});
after(() => {
  site?.remove();
  rmSync(scratch, { recursive: true, force: true });
});

test('on a site of hundreds of pages search.wasm answers every query as the native engine does', { skip }, async (context) => {
  const hits = await compare(index.open, queries, native(index.file, queries));
  assert.ok(hits > queries.length * 2 / 3, `only ${hits} of ${queries.length} queries found anything`);
  context.diagnostic(`${kPages} pages, ${queries.length} queries alike, ${hits} with hits`);
});

test('on a site of hundreds of pages kbgen search ranks and scores as search.wasm does', { skip }, async () => {
  const file = join(scratch, 'queries.tsv');
  writeFileSync(file, queries.map((query, number) => `${number}\t${query}\n`).join(''));
  const native = execFileSync(kProgram, ['search', '--root', root, '--batch', file], { maxBuffer: 1 << 28 }).toString();
  let browser = '';
  for (const [number, query] of queries.entries()) {
    const { pages } = await index.open.ask(query, { excerpts: false });
    browser += pages.map(({ url, score }, i) => `${number}\t${url}\t${i + 1}\t${score}\n`).join('');
  }
  assert.deepEqual(browser.split('\n'), native.split('\n'));
});

const noSets = !existsSync(sets) ? `no ${sets}` : existsSync(relevance) ? false : `no ${relevance}`;

for (const name of noSets ? ['a set'] : readdirSync(join(sets, 'dev')).sort()) {
  test(`on the pages of ${name} search.wasm answers its queries as the native engine does`, { skip: noEngines || noSets }, async (context) => {
    const folder = join(scratch, name);
    execFileSync(relevance, [sets, name, '--index', folder], { stdio: 'pipe' });
    const all = readFileSync(join(sets, 'dev', name, 'queries.jsonl'), 'utf8').split('\n').filter(Boolean);
    const asked = evenly(all, kOfSet).map((line) => JSON.parse(line).text);
    const file = join(folder, 'root.kbi');
    const hits = await compare(await openFile(file), asked, native(file, asked));
    assert.ok(hits > asked.length * 0.9, `only ${hits} of ${asked.length} queries found anything`);
    context.diagnostic(`${asked.length} queries alike, ${hits} with hits`);
  });
}
