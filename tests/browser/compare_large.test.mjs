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

const kPages = 300;
const kTexts = 16; // headings of the glossary that queries are made of, each in every way
const kQuestions = 60; // of many words
const kFirst = 10; // of them are asked of an index nothing was asked of before
const kOfSet = 40; // queries of a set
const glossary = join(kBuild, 'kb_glossary');
const relevance = join(kBuild, 'tests/kb_relevance');
const sets = join(kRoot, '../shared/relevance');
const scratch = mkdtempSync(join(tmpdir(), 'kbgen-large-'));
const root = join(scratch, 'root');
const skip = noEngines || (existsSync(glossary) ? false : `no ${glossary}`);
let queries = [];
let questions = [];
let site;
let index;

// Each text as it is, inflected, misspelt, begun, asked, taken apart …; as a phrase; with a word of another text, which is
// wanted or not.
function queriesOf(texts) {
  const next = random(20251122);
  const anyOf = (text) => text.split(' ')[next(text.split(' ').length)];
  const made = [];
  for (const [number, text] of texts.entries()) {
    for (let kind = 0; kind < kKinds; ++kind) made.push(bent(text, kind, next));
    const [one, other] = [anyOf(text), anyOf(texts[(number + 1) % texts.length])];
    made.push(`"${text}"`, `"${one}" ${other}`, `${bent(one, 2, next)} ${other}`, `${one} -${other}`);
  }
  return [...new Set(made)];
}

// Questions of many words, the long ones misspelt.
function questionsOf(paragraphs) {
  const next = random(20251123);
  return paragraphs.map((words) => {
    const asked = words.slice(next(words.length)).slice(0, 4 + next(12));
    return `hvordan ${asked.map((word) => (word.length > 8 ? bent(word, 3, next) : word)).join(' ')}?`;
  });
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
  questions = questionsOf(evenly([...Array(kPages).keys()], kQuestions).map(longestParagraph));
  queries = [...queriesOf(evenly(headings(site.folder), kTexts)), ...questions];
});
after(() => {
  site?.remove();
  rmSync(scratch, { recursive: true, force: true });
});

test('on a site of hundreds of pages search.wasm answers every query as the native engine does', { skip }, async (context) => {
  const hits = await compare(() => index.open, queries, native(index.file, queries));
  assert.ok(hits > queries.length * 2 / 3, `only ${hits} of ${queries.length} queries found anything`);
  context.diagnostic(`${kPages} pages, ${queries.length} queries alike, ${hits} with hits`);
});

test('a question that is the first on a site loads all that it is answered by', { skip }, async () => {
  const first = questions.slice(0, kFirst);
  const hits = await compare(() => openFile(index.file), first, native(index.file, first));
  assert.equal(hits, first.length);
});

test('on a site of hundreds of pages kbgen search ranks and scores as search.wasm does', { skip }, async () => {
  const file = join(scratch, 'queries.tsv');
  writeFileSync(file, queries.map((query, number) => `${number}\t${query}\n`).join(''));
  const ranked = execFileSync(kProgram, ['search', '--root', root, '--batch', file], { maxBuffer: 1 << 28 }).toString();
  let browser = '';
  for (const [number, query] of queries.entries()) {
    const { pages } = await index.open.ask(query, { excerpts: false });
    browser += pages.map(({ url, score }, i) => `${number}\t${url}\t${i + 1}\t${score}\n`).join('');
  }
  assert.deepEqual(browser.split('\n'), ranked.split('\n'));
});

const noSets = !existsSync(sets) ? `no ${sets}` : existsSync(relevance) ? false : `no ${relevance}`;

for (const name of noSets ? ['a set'] : readdirSync(join(sets, 'dev')).sort()) {
  test(`on the pages of ${name} search.wasm answers its queries as the native engine does`, { skip: noEngines || noSets }, async (context) => {
    const folder = join(scratch, name);
    execFileSync(relevance, [sets, name, '--index', folder], { stdio: 'pipe' });
    const all = readFileSync(join(sets, 'dev', name, 'queries.jsonl'), 'utf8').split('\n').filter(Boolean);
    const asked = evenly(all, kOfSet).map((line) => JSON.parse(line).text);
    const file = join(folder, 'root.kbi');
    const index = await openFile(file);
    const hits = await compare(() => index, asked, native(file, asked));
    assert.ok(hits > asked.length * 0.9, `only ${hits} of ${asked.length} queries found anything`);
    context.diagnostic(`${asked.length} queries alike, ${hits} with hits`);
  });
}
