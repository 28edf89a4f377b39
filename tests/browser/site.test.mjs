// This repository's own site in Chromium, as a visitor meets it: type, see results, use the keyboard, follow a deep
// link; with and without WebAssembly, without JavaScript, on a small phone, from a sub-path; nothing in the console.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildSite, kPlainPolicy, kWasmPolicy, noBrowser, noSite, openPage, ownSite, serve, siteWith, typeQuery, until } from './support.mjs';

const kMostDownload = 60 * 1024; // bytes, gzip: from the first key to results on screen, engine included
const kMostScript = 2.2 * 1024; // bytes, gzip: what a page loads before search is used
const skip = noSite || noBrowser;
const own = ownSite(skip);

const results = () => document.querySelectorAll('[data-kb-list] h3 a').length;
const suggests = (entry) => document.querySelector('.pop:not([hidden]) [role=option]')?.innerText.replace(/\u00ad/g, '').startsWith(entry);
const open = (path, options) => openPage(own.browser, new URL(path, own.origin).href, options);

async function closed(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

async function suggestionsFor(page, query, entry) {
  await typeQuery(page, query);
  assert.ok(await page.evaluate(suggests, entry), `${entry} is suggested for ${query}`);
}

test('typing shows the entry, with the keyboard one gets there', { skip }, async () => {
  const page = await open('/');
  await suggestionsFor(page, 'opsigelsesvarsl', 'Opsigelsesvarsel');
  await suggestionsFor(page, 'er', 'Opsigelsesvarsel'); // its plural
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(page, 'the entry', () => document.querySelector('h1')?.textContent.replace(/\u00ad/g, '') === 'Opsigelsesvarsel' && document.readyState === 'complete');
  await until(page, 'a clean address', () => location.search === '');
  assert.ok(await page.evaluate(() => CSS.highlights.has('kb-found')));
  await closed(page);
});

test('when typing rests, the questions that the best entries answer stand below them', { skip }, async () => {
  const page = await open('/');
  await suggestionsFor(page, 'opsige', 'Opsigelse');
  const groups = () => [...document.querySelectorAll('.pop [role=group]')].map((group) => group.querySelector('.label').textContent);
  await until(page, 'the questions', () => document.querySelectorAll('.pop [role=group]').length === 2);
  assert.deepEqual(await page.evaluate(groups), ['Opslag', 'Spørgsmål']);
  assert.equal(await page.evaluate(suggests, 'Opsigelse'), true);
  const question = page.locator('.pop [role=group] + [role=group] [role=option]').first();
  assert.match(await question.textContent(), /\?/);
  await question.click();
  await until(page, 'the opened answer', () => document.readyState === 'complete' && document.querySelector('details[open]') && location.hash !== '');
  await closed(page);
});

test('of a suggestion what was typed is bold; of a synonym the whole word', { skip }, async () => {
  for (const [path, query, bold] of [
    ['/', 'opsi', 'Opsi'], ['/', 'opsigelsesfr', 'Opsigelses'], ['/', 'kunde serv', 'Serv'], ['/', 'afmelde', 'Opsigelse'],
    ['/nb/', 'oppsgelse', 'Oppsigelse'],
  ]) {
    const page = await open(path);
    await typeQuery(page, query);
    assert.equal(await page.textContent('.pop b'), bold, query);
    await closed(page);
  }
});

test('an entry chosen while the answer to the last key is on its way stays chosen; the next key lets it go', { skip }, async () => {
  const page = await open('/');
  await suggestionsFor(page, 'opsigelsesvarsl', 'Opsigelsesvarsel');
  await page.evaluate(() => {
    const field = document.querySelector('#q');
    window.before = document.querySelector('[role=option]');
    field.value = 'opsigelsesvarsler';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  });
  await until(page, 'the new list', () => !window.before.isConnected);
  assert.equal(await page.evaluate(() => document.getElementById(document.querySelector('#q').getAttribute('aria-activedescendant'))?.getAttribute('aria-selected')), 'true');
  await page.keyboard.type('s');
  assert.equal(await page.getAttribute('#q', 'aria-activedescendant'), null);
  await closed(page);
});

test('the page of results is a link that can be shared; a question leads to its opened answer', { skip }, async () => {
  const start = await open('/');
  const action = await start.getAttribute('form[data-kb-search]', 'action');
  await closed(start);
  const page = await open(`${action}?q=${encodeURIComponent('opsigelser')}`);
  await until(page, 'results', results);
  assert.match(await page.textContent('h1'), /\d+ svar på »opsigelser«/);
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('[data-kb-list] mark')].some((mark) => /opsig/i.test(mark.textContent))));
  const question = await page.evaluate(() => document.querySelector('#g-faq')?.closest('section').querySelector('h3 a')?.getAttribute('href'));
  assert.ok(question, 'no question among the results');
  await page.click('#g-faq ~ ul h3 a');
  await until(page, 'the answer, opened', () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return target && target.closest('details')?.open && target.getBoundingClientRect().height > 0;
  });
  await closed(page);
});

test('no results offers words of the site and the topics', { skip }, async () => {
  const start = await open('/');
  const action = await start.getAttribute('form[data-kb-search]', 'action');
  await closed(start);
  const page = await open(`${action}?q=xqzwvj`);
  await until(page, 'no results', () => document.querySelector('h1').textContent.startsWith('Ingen svar på'));
  assert.equal(await page.isVisible('[data-kb-browse]'), true);
  await closed(page);
});

test('a lost address is answered with the entry it may have meant', { skip }, async () => {
  const page = await open('/findes/opsigelsesvarslet/');
  await until(page, 'an offer', () => document.querySelector('[data-kb-lost]')?.hidden === false);
  assert.match((await page.textContent('[data-kb-lost]')).replace(/\u00ad/g, ''), /Opsigelsesvarsel/);
  page.problems = page.problems.filter((problem) => !/status of 404/.test(problem)); // the page itself is one
  await closed(page);
});

test('search works where WebAssembly is blocked', { skip }, async (context) => {
  if (!readdirSync(join(own.folder), { recursive: true }).some((name) => /search\.fallback.*\.js$/.test(name))) return context.skip('no fallback: binaryen is not installed');
  const plain = await serve([['/', own.folder]], kPlainPolicy);
  const page = await openPage(own.browser, plain.origin);
  await suggestionsFor(page, 'opsigelsesvarsler', 'Opsigelsesvarsel');
  assert.ok(plain.requests.some(({ path }) => path.includes('search.fallback')));
  assert.ok(!plain.requests.some(({ path }) => path.endsWith('.wasm')));
  page.problems = page.problems.filter((problem) => !/WebAssembly|wasm-eval|wasm-unsafe-eval/.test(problem)); // the browser's word on its policy
  await closed(page);
  await plain.close();
});

test('everything works from a sub-path', { skip }, async () => {
  const sub = buildSite({ options: ['--base-url', 'https://example.org/hjaelp/'] });
  const below = await serve([['/hjaelp/', sub.folder]], kWasmPolicy);
  try {
    const page = await openPage(own.browser, `${below.origin}/hjaelp/`);
    await suggestionsFor(page, 'opsigelsesvarsler', 'Opsigelsesvarsel');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(page, 'the entry', () => location.pathname.startsWith('/hjaelp/') && document.querySelector('h1')?.textContent.replace(/\u00ad/g, '') === 'Opsigelsesvarsel');
    assert.deepEqual(below.requests.filter(({ status }) => status !== 200), []);
    await closed(page);
  } finally {
    await below.close();
    sub.remove();
  }
});

test('without JavaScript: the search leads to the index of letters, entries and answers can be read', { skip }, async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await page.fill('#q', 'opsigelse');
  await page.press('#q', 'Enter');
  await page.waitForURL(/q=opsigelse/);
  assert.equal(await page.isVisible('[data-kb-nojs]'), true);
  await page.click('[data-kb-nojs] a');
  await page.waitForURL((url) => !/q=/.test(url.href));
  await page.click('section.letter a:has-text("varsel")');
  await page.locator('.definition').waitFor();
  await page.click('.faq details:not([open]) summary');
  assert.ok(await page.isVisible('.faq details:nth-of-type(2) .answer') || await page.locator('.faq details[open] .answer').count() > 0);
  assert.equal(await page.isVisible('[data-kb-open-all]'), false);
  await closed(page);
});

// One page of each layout, found by walking the files.
function samplePages() {
  const paths = readdirSync(own.folder, { recursive: true }).map(String).filter((name) => name.endsWith('index.html')).sort();
  const byShape = new Map();
  for (const path of paths) {
    const html = readFileSync(join(own.folder, path), 'utf8');
    if (/http-equiv="refresh"/.test(html)) continue;
    const shape = html.match(/<body[^>]*>/)[0] + ['data-kb-results', 'section class="letter', 'class="definition', 'class="faq', 'class="table', 'class="files', 'class="log', 'class="notes', 'lang="nb"']
      .filter((sign) => html.includes(sign)).join();
    if (!byShape.has(shape)) byShape.set(shape, `/${path.replace(/index\.html$/, '')}`);
  }
  return [...byShape.values()];
}

test('no kind of page logs an error under the policy, or scrolls sideways at 320 pixels', { skip }, async (context) => {
  const paths = samplePages();
  assert.ok(paths.length >= 6, `only ${paths}`);
  context.diagnostic(`${paths.length} pages: ${paths.join(' ')}`);
  for (const path of paths) {
    const page = await open(path, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${path} is ${width} wide`);
    assert.deepEqual(page.problems, [], path);
    await closed(page);
  }
});

// Calls `look` with the address of this repository's site in the theme skranke.
async function inOtherTheme(look) {
  const other = siteWith((toml) => toml.replace('\n[site]\n', '\n[site]\ntheme = "skranke"\n'));
  const server = await serve([['/', other.folder]]);
  try {
    await look(server.origin);
  } finally {
    await server.close();
    other.remove();
  }
}

test('on a phone the brand and the menu share a row, in each language and both themes', { skip }, async () => {
  await inOtherTheme(async (counter) => {
    for (const origin of [own.origin, counter]) {
      for (const width of [320, 360, 390]) {
        const page = await open(origin, { viewport: { width, height: 640 } });
        for (const path of ['/', '/nb/', '/nn/', '/faktura/']) {
          await page.goto(origin + path);
          const { menu, brand } = await page.evaluate(() => {
            const middle = (selector) => { const { top, bottom } = document.querySelector(selector).getBoundingClientRect(); return (top + bottom) / 2; };
            return { menu: middle('.nav'), brand: middle('.brand') };
          });
          assert.ok(Math.abs(menu - brand) <= 2, `${origin}${path} at ${width}: the menu is ${menu - brand} below the brand`);
        }
        await closed(page);
      }
    }
  });
});

test('in skranke the contents of a term come before its text on a phone, and stand open beside it on a desk', { skip }, async () => {
  await inOtherTheme(async (origin) => {
    for (const width of [390, 1280]) {
      const page = await open(`${origin}/opsigelsesvarsel/`, { viewport: { width, height: 900 } });
      const boxes = await page.evaluate(() => ['.sheet', '.toc', '.text', '.forms'].map((selector) => {
        const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
        return { left, right, top, bottom };
      }));
      const [head, contents, text, forms] = boxes;
      const beside = width > 1000;
      assert.ok(beside ? contents.left >= text.right && contents.top === text.top : contents.top >= head.bottom && contents.bottom <= text.top, JSON.stringify(boxes));
      assert.ok(beside ? forms.left >= head.right : forms.bottom <= text.top, JSON.stringify(boxes));
      assert.equal(await page.isVisible('.toc a'), beside);
      await closed(page);
    }
  });
});

test('a visitor downloads at most 60 KB until suggestions are on screen', { skip }, async (context) => {
  const compressed = (path) => {
    const bytes = readFileSync(join(own.folder, path));
    return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  };
  const begin = own.requests.length;
  const page = await open('/');
  await page.waitForLoadState('networkidle');
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1e9); // typing never rests: what is loaded then comes after the first suggestions
  const early = own.requests.slice(begin).filter(({ path }) => path.endsWith('.js'));
  await page.focus('#q');
  await until(page, 'the combobox starts', () => document.querySelector('#q').getAttribute('role') === 'combobox');
  await page.keyboard.type('opsigelse');
  await until(page, 'suggestions', () => document.querySelector('.pop [role=option] b')?.textContent === 'Opsigelse');
  const isSearch = ({ path }) => /\/search\.[^/]*js$|search|\.kbi$/.test(path) && !path.endsWith('/') && !path.endsWith('.xml');
  const files = [...new Set(own.requests.slice(begin).filter(isSearch).map(({ path }) => path))];
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const path of files) {
    const size = compressed(path);
    for (const key of Object.keys(sum)) sum[key] += size[key];
    context.diagnostic(`${path}: ${size.raw} raw, ${size.gzip} gzip, ${size.brotli} brotli`);
  }
  context.diagnostic(`in all ${sum.raw} raw, ${sum.gzip} gzip, ${sum.brotli} brotli`);
  assert.ok(files.length >= 4, `only ${files}`);
  assert.ok(sum.gzip <= kMostDownload, `${sum.gzip} bytes`);
  const first = [...new Set(early.map(({ path }) => path))].filter((path) => /\/(page|search)\.[^/]*js$/.test(path)).reduce((all, path) => all + compressed(path).gzip, 0);
  context.diagnostic(`before search is used: ${first} bytes of script, gzip`);
  assert.ok(first > 0 && first <= kMostScript, `${first} bytes`);
  await closed(page);
});
