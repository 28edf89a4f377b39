// The search box, the page of results and the small things of pages, in Chromium, on fixture pages with an engine that
// stands in (fixture/engine.js).
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { writePages } from './fixture/pages.mjs';
import { kRoot, launch, noBrowser, openPage, serve, until } from './support.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kbgen-fixture-'));
let server;
let browser;

before(async () => {
  if (noBrowser) return;
  writePages(folder);
  server = await serve([
    ['/assets/', join(kRoot, 'themes/ordbog/assets')], ['/search/', join(kRoot, 'search/browser')],
    ['/fixture/', folder], ['/fixture/', join(kRoot, 'tests/browser/fixture')], ['/', folder],
  ]);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const opened = async (name, options) => openPage(browser, `${server.origin}/fixture/${name}`, options);
const popupIsOpen = () => document.querySelector('.pop')?.hidden === false;
const popupIsClosed = () => document.querySelector('.pop')?.hidden !== false;
const selected = (page) => page.evaluate(() => {
  const id = document.querySelector('#q').getAttribute('aria-activedescendant');
  return id ? document.getElementById(id).querySelector('span:not(.i)').firstChild.textContent + '|' + document.getElementById(id).getAttribute('aria-selected') : null;
});

async function typed(page, text) {
  await page.focus('#q');
  await until(page, 'the combobox starts', () => document.querySelector('#q').getAttribute('role') === 'combobox');
  await page.keyboard.type(text);
  await until(page, 'suggestions', popupIsOpen);
}

const check = (name, body) => test(name, { skip: noBrowser }, async () => {
  const pages = [];
  await body(async (...arguments_) => {
    const page = await opened(...arguments_);
    pages.push(page);
    return page;
  });
  for (const page of pages) await page.context().close();
});

check('nothing but two small scripts is loaded before the visitor turns to the field', async (open) => {
  const before_ = server.requests.length;
  const page = await open('page.html');
  await page.waitForTimeout(300);
  const scripts = server.requests.slice(before_).map(({ path }) => path).filter((path) => path.endsWith('.js'));
  assert.deepEqual(scripts.sort(), ['/assets/page.js', '/assets/search.js']);
  assert.equal(await page.evaluate(() => document.querySelector('#q').hasAttribute('role')), false);
});

check('suggestions stand in groups, the typed part bold, each with a second line', async (open) => {
  const page = await open('page.html');
  await typed(page, 'opsig');
  const groups = await page.evaluate(() => [...document.querySelectorAll('.pop [role=group]')].map((group) => ({
    label: document.getElementById(group.getAttribute('aria-labelledby')).textContent,
    options: [...group.querySelectorAll('[role=option]')].map((option) => option.querySelector('span:not(.i)').innerText.replace(/\s*\n\s*/, ' / ')),
    bold: [...group.querySelectorAll('b')].map((b) => b.textContent),
  })));
  assert.equal(groups.length, 2);
  assert.equal(groups[0].label, 'Opslag');
  assert.match(groups[0].options[0], /^Opsigelsesvarsel\s.*Tiden fra en aftale bliver sagt op/);
  assert.equal(groups[0].bold[0], 'Opsig');
  assert.equal(groups[1].label, 'Spørgsmål');
  assert.match(groups[1].options[0], /^Kan jeg fortryde en opsigelse\?\s.*Opsigelsesvarsel/);
  assert.deepEqual(page.problems, []);
});

check('where nothing is found, the list offers what may have been meant and the menu', async (open) => {
  const page = await open('page.html');
  await typed(page, 'xyzzy');
  await until(page, 'offers', () => document.querySelectorAll('.pop:not([hidden]) [role=option]').length === 3);
  const labels = await page.evaluate(() => [...document.querySelectorAll('.pop .label')].map((label) => label.textContent));
  assert.deepEqual(labels, ['Mente du:', 'Ingen svar på »xyzzy«']);
  const texts = await page.evaluate(() => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent.trim()));
  assert.deepEqual(texts, ['opsigelse', 'Emner', 'Kontakt']);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await until(page, 'the way is gone', () => location.hash === '#kb-contact');
  assert.deepEqual(page.problems, []);
});

check('a query read as another word says so: above the list, aloud, and on the page of results, with a way to insist', async (open) => {
  const told = '»opsigelsvrsl« findes ikke i ordbogen. Viser svar på »opsigelse«.';
  const page = await open('page.html');
  await typed(page, 'opsigelsvrsl');
  assert.equal(await page.textContent('.pop .told'), told);
  assert.equal(await page.isVisible('.pop .told'), true);
  await until(page, 'it is read aloud', () => document.querySelector('form [role=status]').textContent.endsWith('3 svar på »opsigelse«'));
  assert.equal(await page.textContent('form [role=status]'), `${told} 3 svar på »opsigelse«`);
  await page.fill('#q', 'opsigelse');
  await until(page, 'nothing to tell', () => document.querySelector('.pop .told').hidden);
  const results = await open('search.html?q=opsigelsvrsl');
  await until(results, 'results', () => document.querySelector('.answer-box'));
  assert.equal(await results.textContent('h1'), '3 svar på »opsigelse«');
  assert.match(await results.title(), /^opsigelsvrsl – søgning/);
  assert.equal((await results.textContent('[data-kb-also]')).startsWith(`${told} Søg i stedet efter »opsigelsvrsl« Viser også: opsige,`), true);
  await until(results, 'it is read aloud', () => document.querySelector('[data-kb-status]').textContent.includes('findes ikke'));
  const links = await results.evaluate(() => [...document.querySelectorAll('[data-kb-also] a')].map((a) => new URL(a.href).searchParams.get('q')));
  assert.deepEqual(links, ['opsigelse', '"opsigelsvrsl"']);
  assert.deepEqual(page.problems.concat(results.problems), []);
});

check('arrows wrap, Escape closes and then clears, and the field says so to a screen reader', async (open) => {
  const page = await open('page.html');
  await typed(page, 'opsigelsesg');
  assert.equal(await selected(page), null);
  await page.keyboard.press('Backspace');
  await until(page, 'four entries', () => document.querySelectorAll('[role=option]').length === 2 + 2);
  await page.keyboard.press('ArrowDown');
  assert.equal(await selected(page), 'Opsigelses|true');
  await page.keyboard.press('ArrowUp');
  assert.equal(await selected(page), 'Skal en opsigelse være skriftlig?|true');
  await page.keyboard.press('ArrowDown');
  assert.equal(await selected(page), 'Opsigelses|true');
  assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'false');
  assert.equal(await page.getAttribute('#q', 'aria-activedescendant'), null);
  assert.equal(await page.inputValue('#q'), 'opsigelses');
  await page.keyboard.press('ArrowDown');
  await until(page, 'the list opens again', popupIsOpen);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.equal(await page.inputValue('#q'), '');
  assert.deepEqual(page.problems, []);
});

check('Ctrl+K turns to the field; Enter opens what is selected, with its words marked where it leads', async (open) => {
  const page = await open('page.html');
  await page.keyboard.press('Control+k');
  await typed(page, 'opsigelses');
  for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(page, 'the page landed on', () => location.pathname.endsWith('landed.html') && document.readyState === 'complete');
  assert.match(page.url(), /landed\.html#svar-1$|landed\.html\?fundet=\S+#svar-1$/);
  await until(page, 'the words leave the address', () => !location.search);
  assert.deepEqual(page.problems, []);
});

check('Enter with nothing selected goes to the page of results', async (open) => {
  const page = await open('page.html');
  await typed(page, 'opsigelse');
  await page.keyboard.press('Enter');
  await until(page, 'the results', () => location.pathname.endsWith('search.html') && document.querySelector('[data-kb-list] h3'));
  assert.match(page.url(), /search\.html\?q=opsigelse$/);
});

check('a slow answer to an older query never replaces a newer one', async (open) => {
  const page = await open('page.html');
  await typed(page, 'opsigelsesv');
  await page.fill('#q', 'langsomopsigelsesg');
  await page.fill('#q', 'masse 3');
  await until(page, 'the newest answer', () => document.querySelector('[role=option]')?.textContent.includes('Masse 3'));
  await page.waitForTimeout(600);
  assert.match(await page.textContent('[role=option]'), /Masse 3/);
});

check('the count is said once typing rests', async (open) => {
  const page = await open('page.html');
  await typed(page, 'm');
  await page.evaluate(() => {
    const status = document.querySelector('form [role=status]');
    globalThis.said = [];
    document.querySelector('#q').addEventListener('input', () => { globalThis.lastKey = performance.now(); });
    new MutationObserver(() => said.push([status.textContent, performance.now() - lastKey])).observe(status, { childList: true });
  });
  await page.keyboard.type('asse');
  await until(page, 'the count', () => document.querySelector('form [role=status]').textContent === '24 svar på »masse«');
  const said = await page.evaluate(() => globalThis.said);
  assert.ok(said.every(([, rest]) => rest >= 600), JSON.stringify(said));
});

check('hostile titles, questions and queries stay text', async (open) => {
  const page = await open('page.html');
  await typed(page, 'opsigelse &');
  assert.match(await page.textContent('[role=option]'), /<img src=x onerror/);
  const results = await open(`search.html?q=${encodeURIComponent('"><script>alert(9)</script>')}`);
  await until(results, 'the title', () => document.querySelector('[data-kb-title]').textContent.includes('<script>'));
  const many = await open('search.html?q=opsigelse');
  await until(many, 'results', () => document.querySelectorAll('[data-kb-list] h3').length >= 5);
  for (const one of [page, results, many]) {
    assert.deepEqual(one.problems, []);
    assert.equal(await one.evaluate(() => document.querySelectorAll('main script, main img, form script, form img, main i, main u').length), 0);
  }
});

check('an engine that breaks is said, and the next key tries again', async (open) => {
  const page = await open('page.html');
  await typed(page, 'opsigelse');
  await page.fill('#q', 'brudt');
  await until(page, 'the failure is said', () => document.querySelector('form [role=status]').textContent.startsWith('Søgningen kunne ikke hentes'));
  assert.ok(await page.evaluate(popupIsClosed));
  await page.fill('#q', 'opsigelse');
  await until(page, 'suggestions again', popupIsOpen);
  const missing = await open('broken.html');
  await missing.focus('#q');
  await until(missing, 'the combobox starts', () => document.querySelector('#q').getAttribute('role') === 'combobox');
  await missing.fill('#q', 'opsigelse');
  await until(missing, 'the failure is said', () => document.querySelector('form [role=status]').textContent.startsWith('Søgningen kunne'));
});

check('results: count, direct answer, groups, questions first for a question, more on demand', async (open) => {
  const page = await open('search.html?q=opsigelse');
  await until(page, 'results', () => document.querySelector('.answer-box'));
  const seen = await page.evaluate(() => ({
    title: document.querySelector('h1').textContent, tab: document.title,
    answer: document.querySelector('.answer-box .voice').textContent,
    headings: [...document.querySelectorAll('[data-kb-list] section.block h2')].map((h) => h.textContent),
    also: document.querySelector('[data-kb-also]').textContent, nojs: document.querySelector('[data-kb-nojs]'),
    browse: document.querySelector('[data-kb-browse]').hidden, rail: document.querySelectorAll('[data-kb-groups] li').length,
    marks: document.querySelectorAll('[data-kb-list] mark').length,
  }));
  assert.equal(seen.title, '3 svar på »opsigelse«');
  assert.equal(seen.tab, 'opsigelse – søgning – Fixtur');
  assert.equal(seen.answer, 'Tiden fra en aftale bliver sagt op, til den ophører.');
  assert.deepEqual(seen.headings, ['Opslag 2', 'Spørgsmål 3', 'Artikler 1']);
  assert.match(seen.also, /^Viser også: opsige, <i>opsig<\/i>\. Søg kun efter det præcise ord$/);
  assert.equal(seen.nojs, null);
  assert.equal(seen.browse, true);
  assert.equal(seen.rail, 4);
  assert.ok(seen.marks > 3);
  await page.fill('#q', 'hvordan opsigelse');
  await until(page, 'questions first', () => document.querySelector('[data-kb-list] section.block h2')?.textContent.startsWith('Spørgsmål'));
  await page.fill('#q', 'masse');
  await until(page, 'ten of many', () => document.querySelectorAll('[data-kb-list] h3').length === 10);
  await page.click('[data-kb-list] button');
  await until(page, 'all of them', () => document.querySelectorAll('[data-kb-list] h3').length === 24);
  await until(page, 'the address follows', () => location.search === '?q=masse');
  assert.deepEqual(page.problems, []);
});

check('no results: what may have been meant, words that are known, topics; Back returns', async (open) => {
  const page = await open('search.html?q=xyzzy');
  await until(page, 'no results', () => document.querySelector('h1').textContent === 'Ingen svar på »xyzzy«');
  assert.equal(await page.textContent('[data-kb-also]'), 'Mente du: opsigelse. Nærmeste ord i ordbogen: aftale, <u>varsel</u>. ');
  const also = await page.evaluate(() => [...document.querySelectorAll('[data-kb-also] a')].map((a) => a.textContent));
  assert.deepEqual(also, ['opsigelse', 'aftale', '<u>varsel</u>']);
  assert.equal(await page.isVisible('[data-kb-browse]'), true);
  await page.click('[data-kb-also] a');
  await until(page, 'the meant query', () => document.querySelector('h1').textContent === '3 svar på »opsigelse«');
  await page.goBack();
  await until(page, 'back', () => document.querySelector('h1').textContent === 'Ingen svar på »xyzzy«');
});

check('another language is asked by itself where hits are few, and on demand else', async (open) => {
  const few = await open('search-two.html?q=opsigelsesg');
  await until(few, 'the other language', () => document.querySelector('#g-other') && document.querySelector('[data-kb-list] h3[lang=nb]'));
  const many = await open('search-two.html?q=masse');
  await until(many, 'the offer', () => document.querySelector('[data-kb-list] button[lang=nb]'));
  assert.equal(await many.evaluate(() => document.querySelectorAll('h3[lang=nb]').length), 0);
  await many.click('[data-kb-list] button[lang=nb]');
  await until(many, 'its hits', () => document.querySelector('h3[lang=nb]'));
});

check('a lost address is searched for', async (open) => {
  const page = await openPage(browser, `${server.origin}/ordbog/opsigelsesvarsel.html`);
  await until(page, 'the offer', () => document.querySelector('[data-kb-lost]')?.hidden === false);
  assert.equal(await page.inputValue('#q'), 'opsigelsesvarsel');
  assert.match(await page.textContent('[data-kb-lost]'), /^Mente du: Opsigelsesvarsel/);
  await page.context().close();
});

check('an address opens its answer, all answers open at once, found words are marked until dismissed', async (open) => {
  const page = await open('landed.html?fundet=opsigelse+opsigelsesvarsel+xx#svar-2');
  assert.equal(await page.evaluate(() => document.querySelectorAll('details')[1].open), true);
  await until(page, 'scrolled there', () => document.getElementById('svar-2').getBoundingClientRect().top < innerHeight);
  assert.deepEqual(await page.evaluate(() => [...CSS.highlights.get('kb-found')].map((range) => range.toString())),
    ['Opsigelsesvarsel', 'opsigelse', 'opsigelses\u00advarsel', 'opsigelse']);
  assert.equal(new URL(page.url()).search, '');
  await page.click('[data-kb-unmark]');
  assert.equal(await page.evaluate(() => CSS.highlights.has('kb-found')), false);
  assert.equal(await page.textContent('[data-kb-open-all]'), 'Luk alle');
  await page.click('[data-kb-open-all]');
  await until(page, 'all closed', () => document.querySelectorAll('details[open]').length === 0);
  await until(page, 'the button says so', () => document.querySelector('[data-kb-open-all]').textContent === 'Åbn alle');
  assert.deepEqual(page.problems, []);
});

check('a hostile word list in the address marks nothing and breaks nothing', async (open) => {
  const page = await open(`landed.html?fundet=${encodeURIComponent('(((( [a-z]* \\ .* ') + 'a'.repeat(5000)}#%E0%A4`);
  await until(page, 'the words leave the address', () => !location.search);
  assert.equal(await page.evaluate(() => CSS.highlights.has('kb-found')), false);
  assert.deepEqual(page.problems, []);
});

check('the index of letters filters as one types, soft hyphens or not', async (open) => {
  const page = await open('letters.html');
  await page.fill('#f', 'abonnementspr');
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('section.letter:not([hidden]) li:not([hidden])')].map((li) => li.textContent.replace(/\u00ad/g, ''))), ['Abonnementspris']);
  assert.equal(await page.textContent('[data-kb-filter-status]'), '1 opslag');
  await page.fill('#f', '');
  assert.equal(await page.evaluate(() => document.querySelectorAll('section[hidden], li[hidden]').length), 0);
});

check('at 320 pixels nothing scrolls sideways, and the list fits above a phone keyboard', async (open) => {
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
  const page = await open('page.html', phone);
  await page.tap('#q');
  await typed(page, 'opsig');
  await page.setViewportSize({ width: 320, height: 340 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.equal(await page.isVisible('.hint'), false);
  const boxes = await page.evaluate(() => [...document.querySelectorAll('[role=option]')].map((o) => o.getBoundingClientRect()).map(({ left, right, height }) => ({ left, right, height })));
  for (const { left, right, height } of boxes) assert.ok(left >= 0 && right <= 320 && height >= 40, `${left} ${right} ${height}`);
  const results = await open('search.html?q=opsigelse', phone);
  await until(results, 'results', () => document.querySelector('.answer-box'));
  assert.equal(await results.evaluate(() => document.documentElement.scrollWidth), 320);
});
