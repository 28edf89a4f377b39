// Pages of what is hard to show (fixture/extremes.mjs): nothing an author writes becomes a program, nothing overflows,
// and what has no text is left out.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { kBreakOut, kImage, kLongTitle, kPerson, kScript, writeExtremes, writeManyTerms } from './fixture/extremes.mjs';
import { buildSite, launch, noBrowser, noSite, openPage, serve, until } from './support.mjs';

const skip = noBrowser || noSite;
const axe = (() => { try { return createRequire(import.meta.url).resolve('axe-core'); } catch { return null; } })();
let root, site, server, browser, pages;

before(async () => {
  if (skip) return;
  root = mkdtempSync(join(tmpdir(), 'kbgen-extremes-'));
  writeExtremes(root);
  site = buildSite({ root });
  server = await serve([['/', site.folder]]);
  browser = await launch();
  pages = readdirSync(site.folder, { recursive: true }).map(String)
    .filter((name) => name.endsWith('.html') && !readFileSync(join(site.folder, name), 'utf8').includes('http-equiv="refresh"'))
    .map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`).sort();
});
after(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
  if (root) rmSync(root, { recursive: true, force: true });
});

const open = (path, options) => openPage(browser, server.origin + path, options);
const plain = (text) => text.replaceAll('\u00ad', '');
const termPage = (part) => pages.find((path) => path.includes(part));

test('hostile markup in titles, questions, names, tags and charts is shown as it was written, and never runs', { skip }, async () => {
  assert.ok(pages.length > 20, `only ${pages.length} pages`);
  for (const path of pages) {
    const page = await open(path);
    await page.evaluate(() => document.querySelectorAll('details').forEach((box) => { box.open = true; }));
    assert.equal(await page.evaluate(() => window.hacked), undefined, path);
    assert.equal(await page.locator('main img, main iframe, main script, a[href^="javascript"]').count(), 0, path);
    assert.deepEqual(page.problems, [], path);
    await page.context().close();
  }
  const page = await open('/hostile/');
  assert.equal(plain(await page.textContent('h1')), `${kScript} & "citat"`);
  assert.ok(plain(await page.textContent('.faq summary')).includes(kImage));
  assert.ok(plain(await page.textContent('.forms')).includes(kBreakOut));
  assert.ok((await page.textContent('.log')).includes(kPerson));
  assert.ok((await page.textContent('figure')).includes(kBreakOut));
  await page.context().close();
});

test('hostile titles and questions are text in suggestions and results too', { skip }, async () => {
  const page = await open('/soeg/?q=fjendsk');
  await until(page, 'results', () => document.querySelectorAll('[data-kb-list] h3 a').length > 0);
  assert.ok(plain(await page.textContent('[data-kb-list]')).includes(kScript));
  await page.fill('#q', '');
  await page.focus('#q');
  await page.keyboard.type(`${kImage} citat`);
  await until(page, 'the answer', (query) => document.querySelector('[data-kb-status]').textContent.includes(query), kImage);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('main img').count(), 0);
  assert.ok((await page.textContent('h1')).includes(kImage));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('titles of 300 characters, words without end and charts fit a screen of 320 pixels', { skip }, async () => {
  assert.ok(kLongTitle.length >= 290, `${kLongTitle.length}`);
  for (const width of [320, 1280]) {
    const page = await open('/', { viewport: { width, height: 800 } });
    for (const path of pages) {
      await page.goto(server.origin + path);
      await page.evaluate(() => document.querySelectorAll('details').forEach((box) => { box.open = true; }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${path} is ${wide} wide on ${width}`);
      const clipped = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, .card, .voice, .crumbs a')]
        .filter((it) => !it.matches('.vh') && it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0 && getComputedStyle(it).display !== 'inline')
        .map((it) => it.textContent.slice(0, 40)));
      assert.deepEqual(clipped, [], path);
    }
    await page.context().close();
  }
});

test('pages of extremes are accessible', { skip: skip || (axe ? false : 'no axe-core (npm ci --prefix tests/browser)') }, async () => {
  const wrong = [];
  for (const [width, colorScheme] of [[320, 'dark'], [1280, 'light']]) {
    const page = await open('/', { viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
    for (const path of ['/', '/hostile/', termPage('lang'), '/ord/', '/tom/', '/definition/', '/diagrammer/', '/alle-opslag/', '/aendringer/', '/nb/kunde/']) {
      await page.goto(server.origin + path);
      await page.addScriptTag({ path: axe });
      await page.evaluate(() => document.querySelectorAll('details').forEach((box) => { box.open = true; }));
      const found = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ['violations'] })).violations
        .map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(' | ')}`));
      for (const violation of found) wrong.push(`${path} ${width}: ${violation}`);
    }
    await page.context().close();
  }
  assert.deepEqual(wrong, []);
});

test('a term without a definition has no popover, no empty heading and still a page', { skip }, async () => {
  const page = await openPage(browser, 'about:blank');
  await page.clock.install();
  await page.goto(`${server.origin}/omtaler/`);
  await page.hover('a[href="/tom/"]');
  await page.clock.runFor(1000);
  assert.equal(await page.locator('.meaning:not([hidden])').count(), 0);
  await page.goto(`${server.origin}/tom/`);
  assert.equal(await page.locator('.definition').count(), 0);
  const empty = await page.evaluate(() => [...document.querySelectorAll('main h2, main p, main li, main section')].filter((it) => !it.textContent.trim() && !it.hidden && !it.matches('[role=status], .byline')).map((it) => it.outerHTML));
  assert.deepEqual(empty, []);
  await page.context().close();
});

test('announcements stand between their days, in their language', { skip }, async () => {
  const page = await open('/');
  assert.deepEqual(await page.locator('.announce p').allTextContents(), [`Vises nu ${kImage}`]);
  await page.goto(`${server.origin}/nb/`);
  assert.deepEqual(await page.locator('.announce p').allTextContents(), [`Vises nu ${kImage}`, 'Kun på norsk']);
  await page.context().close();
});

test('"was this helpful" sends the answer, the page and its revision to the configured address', { skip }, async () => {
  const page = await open('/hostile/');
  const sent = page.waitForRequest((request) => request.url().endsWith('/modtag'));
  await page.click('.ask button[value=no]');
  const request = await sent;
  assert.equal(request.method(), 'POST');
  const data = new URLSearchParams(request.postData());
  assert.equal(data.get('answer'), 'no');
  assert.equal(data.get('page'), 'https://example.org/hostile/');
  assert.ok(data.has('revision'));
  await page.goto(`${server.origin}/hostile/`);
  const mail = new URL(await page.getAttribute('.ask a', 'href'));
  assert.equal(mail.protocol, 'mailto:');
  assert.ok(mail.searchParams.get('subject').includes(kScript));
  assert.ok(mail.searchParams.get('body').includes('https://example.org/hostile/'));
  await page.context().close();
});

test('a heading that asks for the definition keeps its address', { skip }, async () => {
  const page = await open('/definition/#hvad-er-en-kunde');
  assert.equal(await page.evaluate(() => document.querySelector(':target')?.closest('.definition') !== null && document.querySelector(':target')?.textContent), 'Hvad er en kunde?');
  await page.context().close();
});

test('who let a bot\'s edit through is named, and the page about AI is the one in the language', { skip }, async () => {
  const page = await open('/hostile/');
  const edit = await page.textContent('.log > li');
  assert.ok(edit.includes(`Foreslået af Havnbot (robot), gennemgået og godkendt af ${kPerson} d.\u00a01. juni 2024`), edit);
  assert.equal(await page.getAttribute('.log a', 'href'), '/ai/');
  await page.goto(`${server.origin}/nb/kunde/`);
  assert.equal(await page.getAttribute('.log a', 'href'), '/nb/ki/');
  await page.context().close();
});

test('the language switch leads to the same page, or says that it is not translated', { skip }, async () => {
  const page = await open('/ai/');
  assert.equal(await page.getAttribute('.langs a', 'href'), '/nb/ki/');
  await page.goto(`${server.origin}/alle-opslag/`);
  assert.equal(await page.getAttribute('.langs a', 'href'), '/nb/alle-oppslag/');
  await page.goto(`${server.origin}/tom/`);
  assert.equal(await page.locator('.langs').count(), 0);
  const item = page.locator('.foot li[lang=nb]');
  assert.equal(await item.locator('a').getAttribute('href'), '/nb/');
  assert.match(await item.textContent(), /Siden finnes ikke på bokmål ennå\./);
  await page.context().close();
});

test('searches are remembered only after the visitor has asked for it, without cookies, and can be forgotten', { skip }, async () => {
  const page = await open('/soeg/?q=kunde');
  await until(page, 'results', () => document.querySelectorAll('[data-kb-list] h3 a').length > 0);
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  assert.equal(await stored(), '{}');
  await page.click('[data-kb-recent] button');
  await page.fill('#q', 'omtale');
  await page.press('#q', 'Enter');
  await until(page, 'the earlier search', () => document.querySelector('[data-kb-recent] a')?.textContent === 'kunde');
  await page.fill('#q', kBreakOut);
  await page.press('#q', 'Enter');
  await page.goto(`${server.origin}/ord/`);
  await page.focus('#q');
  await until(page, 'recent searches', () => document.querySelectorAll('.pop:not([hidden]) [role=option]').length === 3);
  assert.deepEqual(await page.locator('.pop [role=option] > span').allTextContents(), [kBreakOut, 'omtale', 'kunde']);
  assert.deepEqual(await page.context().cookies(), []);
  await page.goto(`${server.origin}/soeg/?q=kunde`);
  await until(page, 'the choice', () => document.querySelector('[data-kb-recent] button'));
  await page.click('[data-kb-recent] button');
  assert.equal(await stored(), '{}');
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('5,000 terms on one letter: the page opens, filters as one types and fits a phone', { skip }, async (context) => {
  const many = mkdtempSync(join(tmpdir(), 'kbgen-many-'));
  writeManyTerms(many, 5000);
  const large = buildSite({ root: many });
  const other = await serve([['/', large.folder]]);
  try {
    const page = await openPage(browser, `${other.origin}/alle-opslag/`, { viewport: { width: 320, height: 640 } });
    assert.equal(await page.locator('section.letter li').count(), 5000);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
    const took = await page.evaluate(() => {
      const input = document.querySelector('[data-kb-filter]');
      input.value = 'aftale 04999';
      const begin = performance.now();
      input.dispatchEvent(new Event('input'));
      return performance.now() - begin;
    });
    context.diagnostic(`filtered in ${took.toFixed(1)} ms`);
    assert.equal(await page.locator('section.letter li:not([hidden])').count(), 1);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  } finally {
    await other.close();
    large.remove();
    rmSync(many, { recursive: true, force: true });
  }
});
