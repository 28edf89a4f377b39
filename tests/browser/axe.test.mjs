// Accessibility of every kind of page: axe-core (WCAG 2.0 to 2.2 A and AA, best practice) in four languages, light and
// dark, at three widths, in both themes; no sideways scroll; forced colours and reduced motion; a walk by keyboard, one
// without JavaScript; paper. By default each kind meets each width and each colour scheme in some language; KB_SLOW=1
// (./dev test-slow) takes every combination.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { addresses, kLanguages, textsOf, writeSite } from './fixture/kinds.mjs';
import { buildSite, launch, noBrowser, noSite, openPage, serve, typeQuery, until } from './support.mjs';

const require = createRequire(import.meta.url);
const find = (name) => { try { return require.resolve(name); } catch { return null; } };
const axe = find('axe-core');
const skip = noBrowser || noSite || (axe ? false : 'no axe-core (npm ci --prefix tests/browser)');
const kSlow = process.env.KB_SLOW === '1';

// This repository's own pages, with the texts people read.
const kPages = {
  home: '/', term: '/opsigelsesvarsel/', article: '/artikler/derfor-siger-kunderne-op/', report: '/artikler/kundeservice-set-fra-koeen/',
  document: '/dokumenter/bekraeftelse-paa-opsigelse/', category: '/emner/aftaler-og-vilkaar/', index: '/alle-opslag/', home_nb: '/nb/', home_nn: '/nn/',
};
const kModes = [[320, 'light'], [768, 'dark'], [1280, 'light'], [320, 'dark'], [768, 'light'], [1280, 'dark']];
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let own, kinds, counter, browser;
async function served(written) {
  const site = buildSite(written ? { root: written.root } : {});
  const server = await serve([['/', site.folder]]);
  return { ...server, close: async () => { await server.close(); site.remove(); written?.remove(); } };
}
before(async () => {
  if (skip) return;
  own = await served();
  kinds = await served(writeSite());
  counter = await served(writeSite('skranke'));
});
after(async () => {
  for (const each of [own, kinds, counter]) await each?.close();
});

// One for each test: where one breaks down under hundreds of audits, it takes no other test with it.
beforeEach(async () => { browser = skip ? null : await launch(); });
afterEach(() => browser?.close());

async function violations(page) {
  const found = await page.evaluate(async (tags) => {
    const result = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
  }, kTags);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return sideways ? [...found, 'the page scrolls sideways'] : found;
}

// `visits` are [address, modes]; all by one page.
async function inspect(origin, visits, { asServed = false } = {}) {
  const page = await openPage(browser, 'about:blank', { bypassCSP: true });
  const wrong = [];
  for (const [address, modes] of visits) {
    await page.goto(origin + address);
    if (address.includes('?q=')) await until(page, 'an answer', () => document.querySelector('[data-kb-list] li') || !document.querySelector('[data-kb-browse]')?.hidden);
    await page.addScriptTag({ path: axe });
    if (asServed) for (const violation of await violations(page)) wrong.push(`${address} as served: ${violation}`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((box) => { box.open = true; }));
    for (const [width, colorScheme] of modes) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const violation of await violations(page)) wrong.push(`${address} ${width} px, ${colorScheme}: ${violation}`);
    }
  }
  await page.context().close();
  return wrong;
}

// Each kind of page in one mode, another one in each language; or in all of them.
function visitsOf(language, kindsWanted = Object.keys(addresses(language))) {
  const offset = kLanguages.indexOf(language);
  return kindsWanted.map((kind, i) => [addresses(language)[kind], kSlow ? kModes : [kModes[(i + offset * 5) % kModes.length]]]);
}

for (const language of kLanguages) {
  test(`accessible: every kind of page, ${language}`, { skip }, async () => {
    assert.deepEqual(await inspect(kinds.origin, visitsOf(language)), []);
  });
}

test('accessible: the second theme, every language', { skip }, async () => {
  for (const language of kLanguages) {
    assert.deepEqual(await inspect(counter.origin, visitsOf(language, kSlow ? undefined : ['home', 'term', 'search'])), []);
  }
});

test('accessible: this repository\'s own pages', { skip }, async () => {
  const visits = Object.values(kPages).map((address) => [address, kSlow ? kModes : [kModes[3], kModes[2]]]);
  assert.deepEqual(await inspect(own.origin, visits), []);
  assert.deepEqual(await inspect(own.origin, [[kPages.term, []]], { asServed: true }), []);
});

test('accessible: the open list of suggestions, light and dark', { skip }, async () => {
  const page = await openPage(browser, own.origin, { bypassCSP: true });
  await typeQuery(page, 'opsigelse');
  await page.keyboard.press('ArrowDown');
  await page.addScriptTag({ path: axe });
  for (const [width, colorScheme] of [[320, 'dark'], [1280, 'light']]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await violations(page), [], `${width} ${colorScheme}`);
  }
  await page.context().close();
});

test('with forced colours the focus and the chosen suggestion can be seen; with reduced motion nothing moves', { skip }, async () => {
  const page = await openPage(browser, own.origin, { forcedColors: 'active', reducedMotion: 'reduce' });
  await typeQuery(page, 'opsigelse');
  await page.keyboard.press('ArrowDown');
  const [chosen, other] = await page.evaluate(() => [...document.querySelectorAll('[role=option]')].slice(0, 2).map((option) => {
    const { backgroundColor, color, outlineStyle, outlineColor } = getComputedStyle(option);
    return `${backgroundColor} ${color} ${outlineStyle} ${outlineStyle === 'none' ? '' : outlineColor}`;
  }));
  assert.notEqual(chosen, other);
  await page.keyboard.press('Escape');
  for (const address of Object.values(addresses('da'))) {
    await page.goto(kinds.origin + address);
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => ({
      outline: getComputedStyle(document.activeElement).outlineStyle, wide: document.documentElement.scrollWidth > innerWidth,
      moving: document.getAnimations().filter((each) => each.playState === 'running' && each.effect.getComputedTiming().duration > 1).length,
    }));
    assert.deepEqual(seen, { outline: 'solid', wide: false, moving: 0 }, address);
  }
  await page.context().close();
});

test('with the keyboard alone: skip link first, focus always visible, an answer opens, another language, search', { skip }, async () => {
  const page = await openPage(browser, kinds.origin + addresses('da').term);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip vh');
  assert.equal(await page.evaluate(() => document.activeElement.getBoundingClientRect().width > 20), true);
  await page.keyboard.press('Enter');
  await until(page, 'the skip link leads on', () => location.hash !== '');
  const hidden = [];
  let opened = false;
  let language = false;
  for (let i = 0; i < 150; ++i) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const it = document.activeElement;
      const style = getComputedStyle(it);
      const around = it.closest('.card, .field');
      const shown = style.outlineStyle !== 'none' || (around && getComputedStyle(around).outlineStyle !== 'none');
      const box = it.getBoundingClientRect();
      const inView = box.bottom > 0 && box.top < innerHeight;
      return { tag: it.tagName, shown: shown && inView, text: it.textContent.trim().slice(0, 40), answer: Boolean(it.closest('.faq')), language: it.hreflang || '' };
    });
    if (place.tag !== 'BODY' && !place.shown) hidden.push(`${place.tag} ${place.text}`);
    if (place.tag === 'SUMMARY' && place.answer && !opened) {
      const before_ = await page.evaluate(() => document.activeElement.parentElement.open);
      await page.keyboard.press('Enter');
      opened = (await page.evaluate(() => document.activeElement.parentElement.open)) !== before_;
    }
    if (place.language === 'en' && opened) {
      language = true;
      break;
    }
  }
  assert.deepEqual(hidden, []);
  assert.equal(opened, true);
  assert.equal(language, true, 'the language switch was never reached');
  await page.keyboard.press('Enter');
  await page.waitForURL(kinds.origin + addresses('en').term);
  await page.keyboard.press('Control+k');
  await until(page, 'the field has the focus', () => document.activeElement.id === 'q');
  await typeQuery(page, 'cancel');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(page, 'the entry', () => document.querySelector('h1')?.textContent === 'Cancellation');
  await page.context().close();
});

test('without JavaScript every kind of page stands whole, in every language, and search says what to do instead', { skip }, async () => {
  const page = await openPage(browser, 'about:blank', { javaScriptEnabled: false });
  for (const language of kLanguages) {
    for (const [kind, address] of Object.entries(addresses(language))) {
      await page.goto(kinds.origin + address);
      assert.equal(await page.locator('main h1').count(), 1, address);
      if (kind === 'search') assert.equal(await page.locator('[data-kb-nojs] a').getAttribute('href'), addresses(language).index);
      if (kind === 'home') assert.equal(await page.locator('form[data-kb-search]').getAttribute('action'), addresses(language).search.split('?')[0]);
    }
  }
  await page.goto(kinds.origin + addresses('nn').term);
  const answer = page.locator('.faq details:not([open])').first();
  await answer.locator('summary').click();
  assert.ok((await answer.count()) === 0 || (await page.locator('.faq details[open] .answer').count()) > 1);
  await page.locator('a[hreflang=da]').last().click();
  await page.waitForURL(kinds.origin + addresses('da').term);
  assert.equal(await page.locator('h1').textContent(), textsOf('da').term);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('on paper: answers open, menus gone', { skip }, async () => {
  const page = await openPage(browser, own.origin + kPages.term);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.top .nav').isVisible(), false);
  assert.equal(await page.locator('.faq .answer').nth(1).isVisible(), true);
  await page.context().close();
});
