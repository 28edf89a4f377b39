// The engine's builds side by side, for tests that compare them: queries made from texts of a site, what the native
// program answers them, and what an open index in the browser's engine does. No browser needed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openIndex } from '../../search/browser/kb-search.js';
import { kBuild, noSite } from './support.mjs';

const answers = join(kBuild, 'kb_answers');
export const noEngines = noSite || (existsSync(answers) ? false : `no ${answers}`);

// A small generator of numbers (Steele, Lea and Flood 2014, SplitMix, cut to 32 bits), so that a failure can be repeated.
export function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) % below;
  };
}

// The texts of all headings of the pages below `folder`, each once, sorted.
export function headings(folder) {
  const found = new Set();
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!String(name).endsWith('.html')) continue;
    for (const [, text] of readFileSync(join(folder, String(name)), 'utf8').matchAll(/<h[1-3][^>]*>(.*?)<\/h[1-3]>/gs)) {
      found.add(text.replace(/<[^>]*>|&\w+;|\u00ad/g, '').replace(/\s+/g, ' ').trim());
    }
  }
  return [...found].filter(Boolean).sort();
}

// `count` of them, or all, evenly chosen.
export function evenly(all, count) {
  return all.filter((_, i) => Math.floor((i * count) / all.length) !== Math.floor(((i - 1) * count) / all.length));
}

// The text as a customer may type it, or search for what it is about.
export const kKinds = 13;
export function bent(text, kind, next) {
  const words = text.split(' ');
  const word = words[next(words.length)];
  const at = next(word.length || 1);
  switch (kind) {
    case 0: return text;
    case 1: return text.slice(0, 2 + next(text.length)); // as one types
    case 2: return word + ['en', 'er', 'erne', 's', 'et', 'ene'][next(6)];
    case 3: return word.slice(0, at) + word.slice(at + 1);
    case 4: return word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2);
    case 5: return words.join('');
    case 6: return `${word.slice(0, at)} ${word.slice(at)}`;
    case 7: return `hvordan ${text.toLowerCase()}?`;
    case 8: return text.replace(/æ/g, 'ae').replace(/ø/g, 'oe').replace(/å/g, 'aa');
    case 9: return text.replace(/æ/g, 'a').replace(/ø/g, 'o').replace(/å/g, 'a').toUpperCase();
    case 10: return `"${text}" -${word}`;
    case 11: return text.normalize('NFD');
    default: return `${word} ${'abcdefghijklmnopqrstuvwxyzæøå'[at % 29]}`;
  }
}

// What a query is asked with: others for each number. Without excerpts no sections: which are told then depends on what
// has been loaded.
export const options = (number) => {
  const excerpts = number % 7 !== 0;
  return {
    limit: [10, 3, 8, 50][number % 4], sections: excerpts ? [3, 1, 4, 2][number % 4] : 0, asYouType: number % 3 !== 0,
    excerpts, excerptLength: [220, 80, 500][number % 3],
  };
};

// The native engine's answers on the index whose root is `file`, all chunks loaded, as JSON.
export function native(file, queries) {
  const lines = queries.map((query, number) => {
    const { limit, sections, asYouType, excerpts, excerptLength } = options(number);
    const flags = (asYouType ? 1 : 0) | (excerpts ? 4 : 0);
    return `${limit} ${sections} ${flags} ${excerptLength} ${encodeURIComponent(Buffer.from(query).toString())}`;
  });
  return execFileSync(answers, [file], { input: `${lines.join('\n')}\n`, maxBuffer: 1 << 30 }).toString().split('\n').slice(0, -1);
}

// Files as `fetch` would give them.
export const fetcher = async (path) => ({
  ok: existsSync(path), status: existsSync(path) ? 200 : 404, headers: new Map(),
  arrayBuffer: async () => { const bytes = readFileSync(path); return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length); },
});

// The index in the browser's engine.
export const openFile = (file) => openIndex({ root: file, wasm: join(kBuild, 'search.wasm'), fetcher });

// Asks all and holds each answer against `expected`; returns how many found something. `index` is asked for the index
// before each query: one that was asked before has chunks that another query wanted.
export async function compare(index, queries, expected) {
  assert.equal(expected.length, queries.length);
  let hits = 0;
  for (const [number, query] of queries.entries()) {
    const results = await (await index()).ask(query, options(number));
    if (results.total > 0) ++hits;
    // As text, so that the order of members counts; what JSON may write in two ways is written in one.
    assert.equal(JSON.stringify(results), JSON.stringify(JSON.parse(expected[number])), `query ${JSON.stringify(query.slice(0, 200))}`);
  }
  return hits;
}
