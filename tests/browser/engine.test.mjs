// The engine's two builds: what the browser gets, and that it answers as the native program does. No browser needed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { kBuild } from './support.mjs';

const kMost = 24 * 1024; // bytes, brotli
const wasm = join(kBuild, 'search.wasm');
const fallback = join(kBuild, 'search.fallback.js');
const noWasm = existsSync(wasm) ? false : `no ${wasm}`;

test('search.wasm asks nothing of its host, exports its calls and is at most 24 KB compressed', { skip: noWasm }, (context) => {
  const bytes = readFileSync(wasm);
  const module = new WebAssembly.Module(bytes);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  assert.deepEqual(WebAssembly.Module.exports(module).map(({ name }) => name).sort(), ['kb_add_chunk', 'kb_alloc',
    'kb_open', 'kb_search', 'memory']);
  const brotli = brotliCompressSync(bytes).length;
  context.diagnostic(`search.wasm ${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}, brotli ${brotli}`);
  assert.ok(brotli <= kMost, `brotli ${brotli}`);
});

test('the fallback is a module without eval that exports what search.wasm does', { skip: noWasm || (existsSync(fallback) ? false : 'no fallback: binaryen is not installed') }, (context) => {
  const text = readFileSync(fallback, 'utf8');
  context.diagnostic(`search.fallback.js ${text.length} bytes, gzip ${gzipSync(text, { level: 9 }).length}, brotli ${brotliCompressSync(text).length}`);
  assert.doesNotMatch(text, /\beval\b|new Function/);
  const names = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);
  assert.deepEqual([...text.matchAll(/^export var (\w+)/gm)].map(([, name]) => name).sort(), names.sort());
});

const kStems = { da: 'danish', nb: 'norwegian', nn: 'norwegian', en: 'english' };
const nativeStems = join(kBuild, 'kb_stems');
const noStems = existsSync(join(kBuild, 'stems.wasm')) && existsSync(nativeStems) ? false : 'no stems.wasm or kb_stems';

for (const [language, folder] of Object.entries(kStems)) {
  const list = `/usr/share/snowball/data/${folder}/voc.txt`;
  const skip = noStems || (existsSync(list) ? false : `no ${list} (Debian: snowball-data)`);
  test(`every word of Snowball's ${folder} list is analysed alike natively and in the browser (${language})`, { skip }, () => {
    const words = readFileSync(list);
    const native = execFileSync(nativeStems, [language], { input: words, maxBuffer: 1 << 28 }).toString();
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(join(kBuild, 'stems.wasm'))), {});
    const rules = execFileSync(nativeStems, [language, 'rules'], { input: '' });
    assert.ok(rules.length > 500, `only ${rules.length} bytes of rules`);
    const input = Buffer.concat([Buffer.from(language), rules, words]);
    const address = exports.alloc(input.length);
    new Uint8Array(exports.memory.buffer, address, input.length).set(input);
    const length = exports.stems(address, rules.length, words.length);
    const browser = Buffer.from(exports.memory.buffer, exports.answer(), length).toString();
    const lines = native.split('\n');
    const others = browser.split('\n');
    assert.ok(lines.length > 10000, `only ${lines.length} words`);
    assert.equal(others.length, lines.length);
    assert.deepEqual(others.filter((line, i) => line !== lines[i]), []);
    if (language === 'nn') return;
    // The list's own stems are those of Snowball's Danish, Norwegian and English.
    const expected = readFileSync(list.replace('voc.txt', 'output.txt'), 'utf8').split('\n');
    const stems = lines.map((line) => line.split('\t')[1]);
    const different = stems.filter((stem, i) => stem !== undefined && stem !== expected[i]);
    assert.ok(different.length <= expected.length / 1000, `${different.length} stems are not the list's: ${different.slice(0, 5)}`);
  });
}
