// A site made with `[build] offline = true`, opened from a disk: pages lead to each other, search finds the same as the
// native engine, with and without WebAssembly; and the same files from a web server, at a path nobody planned.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSite, copySite, kBuild, kPlainPolicy, launch, noBrowser, noSite, openPage, serve, typeQuery, until } from './support.mjs';

const skip = noSite || noBrowser;
const answers = join(kBuild, 'kb_answers');
const kQueries = ['opsigelse', 'opsigelsesvarslerne', 'hvordan opsiger jeg min aftale?', '"automatisk fornyelse"', 'kunde service', 'xqzwvj', 'rykergebyr', 'æøå "', ''];
let copy, site, online, browser, home;

before(async () => {
  if (skip) return;
  copy = copySite((text) => `${text}\n[build]\noffline = true\n`);
  site = buildSite({ root: copy.root, options: ['--base-url', 'https://example.org/hjaelp/'] });
  online = buildSite({ options: ['--base-url', 'https://example.org/hjaelp/'] });
  home = pathToFileURL(join(site.folder, 'index.html')).href;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const each of [copy, site, online]) each?.remove();
});

const landed = () => document.querySelector('h1')?.textContent.replace(/\u00ad/g, '') === 'Opsigelsesvarsel' && document.readyState === 'complete';
const htmlFiles = () => readdirSync(site.folder, { recursive: true }).map(String).filter((name) => name.endsWith('.html')).sort();

async function closed(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

async function landsOnTheTerm(page) {
  await typeQuery(page, 'opsigelsesvarslerne');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(page, 'the entry', landed);
}

test('from a disk: nothing of the search is loaded before it is used; typing leads to the entry, its words marked', { skip }, async () => {
  const page = await openPage(browser, 'about:blank');
  const loaded = [];
  page.on('request', (request) => loaded.push(request.url().split('/').pop()));
  await page.goto(home, { waitUntil: 'networkidle' });
  const scripts = loaded.filter((name) => name.endsWith('.js')).map((name) => name.split('.')[0]).sort();
  assert.deepEqual(scripts.filter((name) => !['kb-offline', 'page', 'search', 'terms'].includes(name)), []);
  assert.ok(scripts.includes('kb-offline') && scripts.includes('search'), String(scripts));
  await landsOnTheTerm(page);
  assert.ok(page.url().startsWith(pathToFileURL(site.folder).href), page.url());
  assert.ok(loaded.some((name) => /^search\.\w+\.wasm\.js$/.test(name)), String(loaded));
  assert.ok(!loaded.some((name) => /fallback/.test(name)));
  assert.ok(await page.evaluate(() => CSS.highlights.has('kb-found')));
  await closed(page);
});

test('from a disk: the page of results, a question that opens, the other language on demand', { skip }, async () => {
  const page = await openPage(browser, home);
  await page.fill('#q', 'opsigelser');
  await page.press('#q', 'Enter');
  await until(page, 'results', () => document.querySelectorAll('[data-kb-list] h3 a').length > 0);
  assert.match(page.url(), /\/soeg\/index\.html\?q=opsigelser$/);
  assert.match(await page.textContent('h1'), /\d+ svar på »opsigelser«/);
  await page.click('[data-kb-list] button[lang=nb]');
  await until(page, 'the other language', () => document.querySelector('h3[lang=nb]'));
  await page.click('#g-faq ~ ul h3 a');
  await until(page, 'the answer, opened', () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return target?.closest('details')?.open;
  });
  await closed(page);
});

function native(queries) {
  const file = readdirSync(join(online.folder, 'search')).find((name) => /^da\..*\.kbi$/.test(name));
  const input = queries.map((query) => `10 3 5 220 ${encodeURIComponent(query)}\n`).join('');
  return execFileSync(answers, [join(online.folder, 'search', file)], { input }).toString().split('\n').slice(0, -1).map((line) => JSON.parse(line));
}

const ask = (page, queries) => page.evaluate(async (all) => {
  const { dataset } = document.querySelector('form[data-kb-search]');
  const there = (address) => new URL(address, document.baseURI).href;
  const { openIndex } = await kbOffline.load(there(dataset.engine));
  const index = await openIndex({ root: there(dataset.root), wasm: there(dataset.wasm), fallback: there(dataset.fallback) });
  const found = [];
  for (const query of all) found.push(await index.ask(query, { limit: 10, sections: 3, asYouType: true, excerpts: true, excerptLength: 220 }));
  return found;
}, queries);

test('from a disk the engine answers as the native one does, as WebAssembly and as JavaScript', { skip: skip || (existsSync(answers) ? false : `no ${answers}`) }, async (context) => {
  const expected = native(kQueries);
  const page = await openPage(browser, home);
  assert.deepEqual(await ask(page, kQueries), expected);
  await closed(page);
  if (!existsSync(join(kBuild, 'search.fallback.js'))) return context.diagnostic('no fallback: binaryen is not installed');
  const plain = await openPage(browser, 'about:blank');
  await plain.addInitScript(() => { delete globalThis.WebAssembly; });
  const loaded = [];
  plain.on('request', (request) => loaded.push(request.url()));
  await plain.goto(home);
  assert.deepEqual(await ask(plain, kQueries), expected);
  assert.ok(loaded.some((url) => /search\.fallback\.\w+\.js$/.test(url)) && !loaded.some((url) => /wasm/.test(url)), String(loaded));
  await closed(plain);
});

test('every address on every page names a file, and none begins at the root', { skip }, () => {
  const wrong = [];
  let count = 0;
  for (const name of htmlFiles()) {
    const html = readFileSync(join(site.folder, name), 'utf8');
    for (const [, attribute, value] of html.matchAll(/\s(href|src|action|data-root|data-engine|data-ui|data-results|data-wasm|data-fallback)="([^"]*)"/g)) {
      if (!value || /^(?:[a-z]+:|#|\?)/.test(value)) continue;
      ++count;
      const path = decodeURIComponent(value.replace(/&amp;/g, '&').split(/[?#]/)[0]);
      const file = normalize(join(dirname(name), path));
      const exists = [file, `${file}.js`].some((each) => existsSync(join(site.folder, each)));
      if (value.startsWith('/') || path.endsWith('/') || !exists) wrong.push(`${name}: ${attribute}="${value}"`);
    }
    if (/type="module"/.test(html)) wrong.push(`${name}: a module`);
  }
  assert.deepEqual(wrong.slice(0, 20), []);
  assert.ok(count > 1000, `only ${count} addresses`);
});

test('no kind of page logs an error from a disk', { skip }, async () => {
  const byLayout = new Map();
  for (const name of htmlFiles()) {
    const html = readFileSync(join(site.folder, name), 'utf8');
    // The stub of an old address leads on by itself, in the middle of the next visit; it has a test of its own.
    if (/http-equiv="?refresh/i.test(html)) continue;
    byLayout.set(name.split('/').length + html.match(/<h1[^>]*>|<main[^>]*>.{0,60}/s)?.[0], name);
  }
  // Each in a page of its own: a search that leaving a page breaks off would be told as a problem.
  for (const name of byLayout.values()) await closed(await openPage(browser, pathToFileURL(join(site.folder, name)).href));
});

test('a stub of an old address leads on from a disk too', { skip }, async (context) => {
  const stub = htmlFiles().find((name) => /http-equiv="refresh"/.test(readFileSync(join(site.folder, name), 'utf8')));
  if (!stub) return context.skip('the site has no old address');
  const page = await openPage(browser, pathToFileURL(join(site.folder, stub)).href);
  await until(page, 'the page it leads to', () => !document.querySelector('meta[http-equiv=refresh]') && document.querySelector('main h1'));
  assert.ok(existsSync(fileURLToPath(page.url().split(/[?#]/)[0])));
  await closed(page);
});

test('the same files work from a web server, at another path and without WebAssembly', { skip }, async () => {
  const server = await serve([['/et/andet/sted/', site.folder]], kPlainPolicy);
  try {
    const page = await openPage(browser, `${server.origin}/et/andet/sted/`);
    await landsOnTheTerm(page);
    assert.deepEqual(server.requests.filter(({ status }) => status !== 200), []);
    page.problems = page.problems.filter((problem) => !/WebAssembly|wasm-eval|wasm-unsafe-eval/.test(problem)); // the browser's word on its policy
    await closed(page);
  } finally {
    await server.close();
  }
});
