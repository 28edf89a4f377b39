// The small things a page does by itself (page.js), in Chromium, on fixture pages.
import assert from 'node:assert/strict';
import { fixturePages } from './fixture/pages.mjs';
import { until } from './support.mjs';

const own = fixturePages();
const { check } = own;

check('nothing but two small scripts is loaded before the visitor turns to the field', async (open) => {
  const before_ = own.requests.length;
  const page = await open('page.html');
  await page.waitForLoadState('networkidle');
  const scripts = own.requests.slice(before_).map(({ path }) => path).filter((path) => path.endsWith('.js'));
  assert.deepEqual(scripts.sort(), ['/assets/page.js', '/assets/search.js']);
  assert.equal(await page.evaluate(() => document.querySelector('#q').hasAttribute('role')), false);
});

check('an address opens its answer, all answers open at once, found words are marked until dismissed', async (open) => {
  const page = await open('landed.html?fundet=opsigelse+opsigelsesvarsel+xx#svar-2');
  assert.equal(await page.evaluate(() => document.querySelectorAll('details')[1].open), true);
  await until(page, 'scrolled there', () => document.getElementById('svar-2').getBoundingClientRect().top < innerHeight);
  assert.deepEqual(await page.evaluate(() => [...CSS.highlights.get('kb-found')].map((range) => range.toString())),
    ['Opsigelsesvarsel', 'opsigelse', 'opsigelses\u00advarsel', 'opsigelse']);
  assert.equal(await page.evaluate(() => location.search), '');
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
