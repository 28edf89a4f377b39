// The page of results and the page of a lost address, in Chromium, on fixture pages with an engine that stands in
// (fixture/engine.js).
import assert from 'node:assert/strict';
import { fixturePages } from './fixture/pages.mjs';
import { openPage, until } from './support.mjs';

const own = fixturePages();
const { check } = own;

check('where the rest of the scripts cannot be had, the page of results leads to the index of letters', async () => {
  const page = await openPage(own.browser, 'about:blank');
  await page.route('**/search-results.js', (route) => route.abort());
  await page.goto(`${own.origin}/fixture/search.html?q=opsigelse`);
  await until(page, 'the way out', () => /Alle opslag/.test(document.querySelector('main').innerText));
  await page.context().close();
});

check('on the page of results a link to a group keeps all that is shown, and Back from a result returns to them', async (open) => {
  const page = await open('search.html?q=masse');
  await until(page, 'ten of many', () => document.querySelectorAll('[data-kb-list] h3').length === 10);
  await page.click('[data-kb-list] button');
  await until(page, 'all of them', () => document.querySelectorAll('[data-kb-list] h3').length === 24);
  await page.evaluate(() => {
    window.seen = document.querySelector('[data-kb-list] h3');
    window.moved = false;
    addEventListener('popstate', () => { window.moved = true; });
    location.hash = '#g-terms';
  });
  await until(page, 'the address has the group', () => window.moved);
  assert.ok(await page.evaluate(() => seen.isConnected && document.querySelectorAll('[data-kb-list] h3').length === 24));
  await page.click('[data-kb-list] h3 a');
  await until(page, 'the result', () => location.pathname.endsWith('landed.html'));
  await page.goBack();
  await until(page, 'the results', () => document.querySelector('h1').textContent === '24 svar på »masse«' && document.querySelector('#q').value === 'masse');
  assert.deepEqual(page.problems, []);
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
  assert.equal(seen.rail, 3);
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
  const page = await openPage(own.browser, `${own.origin}/ordbog/opsigelsesvarsel.html`);
  await until(page, 'the offer', () => document.querySelector('[data-kb-lost]')?.hidden === false);
  assert.equal(await page.inputValue('#q'), 'opsigelsesvarsel');
  assert.match(await page.textContent('[data-kb-lost]'), /^Mente du: Opsigelsesvarsel/);
  await page.context().close();
});
