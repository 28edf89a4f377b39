// One engine, three builds: the native program, search.wasm and its JavaScript fallback answer the same to the same
// queries on the published index of this repository's own site. Queries are made from the site's headings:
// whole, cut, bent, misspelled, joined, asked, and hostile. No browser needed.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openIndex } from '../../search/browser/kb-search.js';
import { bent, compare, evenly, fetcher, headings, kKinds, native, noEngines as skip, openFile, random } from './engines.mjs';
import { buildSite, kBuild } from './support.mjs';

const kTexts = 120; // headings queries are made of, evenly chosen
const kGenerated = 40; // hostile queries
let site;
let indexes = []; // [{ language, file }]
const scratch = mkdtempSync(join(tmpdir(), 'kbgen-compare-'));

before(() => {
  if (skip) return;
  site = buildSite();
  indexes = readdirSync(join(site.folder, 'search')).filter((name) => name.endsWith('.kbi'))
    .map((name) => ({ language: name.split('.')[0], file: join(site.folder, 'search', name) }));
});
after(() => {
  site?.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const kHostile = [
  '', ' ', '"', '-', '- -', '""', '"-"', '\u0000\u0001\u001f', '\u202eabc\u200b\ufeff', '😀 👩‍👩‍👧', 'é e\u0301 ﬁ ﬀ', '\u00ad\u00ad', 'æ'.repeat(500),
  'aftale'.repeat(2000), 'a '.repeat(5000), '"'.repeat(999), '-x '.repeat(999), '٣٤ 漢字 かな', '23,7 4,80 kr. 1.234,50', "pc'en e-mail NPS B2B",
  '<script>', '\\u0022', '%00', '\ud800', 'kunde '.repeat(40), `${'hvordan '.repeat(300)}?`,
];

// Any Unicode, from blocks that text handling stumbles over, mixed with the site's own words, up to 10,000 characters.
const kBlocks = [
  [0x20, 0x7e], [0x00, 0x1f], [0xa0, 0xff], [0x100, 0x24f], [0x300, 0x36f], [0x370, 0x5ff], [0x600, 0x6ff], [0xe00, 0xe7f],
  [0x1100, 0x11ff], [0x1e00, 0x1fff], [0x2000, 0x206f], [0x2e80, 0x2fdf], [0x3040, 0x30ff], [0xac00, 0xad00], [0xd800, 0xdfff],
  [0xfb00, 0xfb06], [0xfe00, 0xfe0f], [0xfff0, 0xffff], [0x10000, 0x1007f], [0x1d400, 0x1d7ff], [0x1f1e6, 0x1f64f], [0xe0100, 0xe01ef], [0x10fff0, 0x10ffff],
];
const kLengths = [1, 2, 7, 40, 127, 128, 129, 500, 2000, 10000];

function hostile(next, words) {
  const length = kLengths[next(kLengths.length)];
  const blocks = Array.from({ length: 1 + next(4) }, () => kBlocks[next(kBlocks.length)]);
  const [own, blank] = [next(4), 1 + next(30)]; // how much of it is the site's words, how long a word is
  let text = '';
  while (text.length < length) {
    if (next(4) < own) text += words[next(words.length)];
    const [low, high] = blocks[next(blocks.length)];
    text += String.fromCodePoint(low + next(high - low + 1));
    if (next(blank) === 0) text += ' "-'[next(3)];
  }
  return text.slice(0, length).normalize(); // may part a pair; a browser composes more scripts than the native engine
}

function queriesFor(folder) {
  const next = random(20250701);
  const all = headings(folder);
  const texts = evenly(all, kTexts);
  const words = [...new Set(all.join(' ').split(' '))];
  const queries = [...kHostile, ...Array.from({ length: kGenerated }, () => hostile(next, words))];
  for (const text of texts) queries.push(bent(text, 0, next), bent(text, 1 + next(kKinds - 1), next));
  return queries;
}

test('search.wasm answers every query as the native engine does, in every language', { skip }, async (context) => {
  assert.ok(indexes.length >= 2);
  for (const { language, file } of indexes) {
    const queries = queriesFor(site.folder);
    const index = await openFile(file);
    const hits = await compare(() => index, queries, native(file, queries));
    assert.ok(hits > (queries.length - kHostile.length - kGenerated) / 3, `${language}: only ${hits} of ${queries.length} queries found anything`);
    context.diagnostic(`${language}: ${queries.length} queries alike, ${hits} with hits`);
  }
});

// All of a and b with three to eight letters: every word is made of others in many ways, and each names the next as its
// synonym. Beside it a language without a stemmer, words of 500 letters, and letters apart from their marks.
function writeHostileSite(root) {
  const words = [];
  for (let length = 3; length <= 8; ++length) {
    for (let bits = 0; bits < 1 << length; ++bits) words.push([...Array(length).keys()].map((i) => 'ab'[(bits >> i) & 1]).join(''));
  }
  const ring = words.slice(0, 60).map((word, i) => [word, words[(i + 1) % 60], `${words[i + 2]} ${words[i + 3]}`]);
  ring.push(['kaffebar', 'cafe\u0301']);
  ring.push(['aba', 'aba'], ['ukendt', 'ukendt igen']);
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('site.toml', `[site]\ntitle = "Ord"\nbase_url = "https://example.org/"\ndefault_language = "da"\n[history]\ngit = false\n
[search.synonyms]\nda = ${JSON.stringify(ring)}\n`);
  write('content/da/index.md', '---\ntitle: Ord\n---\nOrd.\n');
  const kLong = ['kundeservice'.repeat(42), 'æø'.repeat(250)];
  for (let i = 0; i < 20; ++i) {
    write(`content/da/o${i}.md`, `---\ntitle: ${words[40 + i]} ${i}\n---\n${words.slice(i * 25).join(' ')} ${kLong[i % 2]}.\n`);
  }
  write('content/da/cafe.md', '---\ntitle: Cafe\u0301\n---\nEn cafe\u0301 i A\u030arhus.\n\n## Cafe\u0301er i A\u030arhus\n\nMange.\n');
  write('content/fi/index.md', '---\ntitle: Sanat\nlang: fi\n---\nSanat.\n');
  write('content/fi/sopimus.md', '---\ntitle: Sopimus\nlang: fi\n---\nSopimus sitoo osapuolia. Lasku maksetaan.\n');
  return [...words.filter((_, i) => i % 9 === 0), 'abab'.repeat(10), 'ab'.repeat(5000), 'aba bab '.repeat(1000), 'ababx', 'hvad er aba?',
    'abxab bbxa', ...kLong, kLong[0].slice(0, 40), 'sopimus', 'Mikä on sopimus?', 'sopimuksen', 'lasku sitoo', 'ukendt', 'café', 'cafe\u0301er', 'A\u030aRHUS', 'hvor er århus cafe\u0301', 'kaffebar'];
}

test('where everything splits, all are synonyms in a circle, words have 500 letters or no stemmer, or marks stand apart, both answer alike', { skip }, async (context) => {
  const root = join(scratch, 'hostile');
  const queries = [...writeHostileSite(root), ...kHostile];
  const built = buildSite({ root });
  try {
    const files = readdirSync(join(built.folder, 'search')).filter((name) => name.endsWith('.kbi'));
    assert.deepEqual(files.map((name) => name.split('.')[0]).sort(), ['da', 'fi']);
    for (const name of files) {
      const file = join(built.folder, 'search', name);
      const index = await openFile(file);
      const hits = await compare(() => index, queries, native(file, queries));
      assert.ok(hits >= (name.startsWith('da') ? 60 : 4), `${name}: only ${hits} of ${queries.length} queries found anything`);
      // What a query makes of a site is counted in bytes, not in time: each begins with the same memory.
      const held = index.engine.exports.memory.buffer.byteLength;
      context.diagnostic(`${name}: ${queries.length} queries alike, ${hits} with hits, ${held} bytes of memory`);
      assert.ok(held <= 24 << 20, `${name}: ${held} bytes`);
    }
  } finally {
    built.remove();
  }
});

test('each call begins where the one before began: queries again and again take no more memory', { skip }, async (context) => {
  const { language, file } = indexes.find((each) => each.language === 'da');
  const index = await openFile(file);
  const { memory } = index.engine.exports;
  const queries = queriesFor(site.folder).slice(0, 120);
  const answer = async (query) => JSON.stringify(await index.ask(query, { limit: 50, sections: 4 }));
  for (const query of queries) await answer(query); // loads every chunk they want
  const held = memory.buffer.byteLength;
  const first = await answer('aftale');
  for (const query of queries) await answer(query);
  assert.equal(memory.buffer.byteLength, held);
  assert.equal(await answer('aftale'), first); // and nothing that outlives a query was written over
  assert.ok(held < 16 << 20, `${language}: ${held} bytes`);
  context.diagnostic(`${language}: ${held} bytes`);
});

test('the JavaScript fallback answers the same', { skip: skip || (existsSync(join(kBuild, 'search.fallback.js')) ? false : 'no fallback: binaryen is not installed') }, async () => {
  const module = join(scratch, 'fallback.mjs');
  copyFileSync(join(kBuild, 'search.fallback.js'), module);
  const real = WebAssembly.Module;
  WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError('refused by policy'); } };
  let index;
  try {
    index = await openIndex({ root: indexes[0].file, wasm: 'refused', fallback: pathToFileURL(module).href, fetcher });
  } finally {
    WebAssembly.Module = real;
  }
  const queries = queriesFor(site.folder).filter((query, number) => number < kHostile.length || number % 8 === 0);
  await compare(() => index, queries, native(indexes[0].file, queries));
});

test('an index that is cut short or damaged is refused with a reason, and the next one opens', { skip }, async () => {
  const whole = readFileSync(indexes[0].file);
  const open = (bytes) => openIndex({
    root: 'x.kbi', wasm: join(kBuild, 'search.wasm'),
    fetcher: (path) => (path === 'x.kbi' ? { ok: true, arrayBuffer: async () => new Uint8Array(bytes).buffer }
      : fetcher(path.replace(/^x\//, indexes[0].file.replace(/\.kbi$/, '/')))),
  });
  for (const length of [0, 1, 3, 8, 13, 14, 16, whole.length >> 1, whole.length - 1]) {
    await assert.rejects(open(whole.subarray(0, length)), /x\.kbi: \S+/, `${length} bytes`);
  }
  const next = random(7);
  for (let round = 0; round < 60; ++round) {
    const bytes = Buffer.from(whole);
    for (let i = 0; i < 1 + round % 8; ++i) bytes[next(bytes.length)] = next(256);
    try {
      const index = await open(bytes);
      for (const query of ['aftale', 'hvordan opsiger jeg?', 'x']) await index.ask(query);
    } catch (error) {
      assert.ok(!(error instanceof WebAssembly.RuntimeError), `round ${round} trapped: ${error}`);
    }
  }
  assert.ok(await (await open(whole)).search('aftale'));
});
