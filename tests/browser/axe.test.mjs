// Accessibility of every kind of page: axe-core (WCAG 2.0 to 2.2 A and AA, best practice) in four languages, light and
// dark, at three widths; no sideways scroll; a walk by keyboard. HTML by html-validate's rules.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildSite, launch, noBrowser, noSite, openPage, serve } from './support.mjs';

const require = createRequire(import.meta.url);
const find = (name) => { try { return require.resolve(name); } catch { return null; } };
const axe = find('axe-core');
const skip = noBrowser || noSite || (axe ? false : 'no axe-core (npm ci --prefix tests/browser)');
const noValidator = noSite || (find('html-validate') ? false : 'no html-validate (npm ci --prefix tests/browser)');

const kPages = {
  home: '/', term: '/opsigelsesvarsel/', article: '/artikler/derfor-siger-kunderne-op/',
  document: '/dokumenter/bekraeftelse-paa-opsigelse/', category: '/emner/aftaler-og-vilkaar/', topics: '/emner/',
  articles: '/artikler/', index: '/alle-opslag/', tags: '/emneord/', changes: '/aendringer/', search: '/soeg/?q=opsige',
  nothing: '/soeg/?q=opsigelsvrsl', not_found: '/404.html', home_nb: '/nb/', index_nb: '/nb/alle-oppslag/',
  home_nn: '/nn/', index_nn: '/nn/alle-oppslag/', changes_nb: '/nb/endringer/',
};
// On these in every combination of width and colours, on the others in the two extremes.
const kThorough = new Set(['home', 'term', 'article', 'index', 'search', 'not_found']);
const kModes = [[320, 'light'], [768, 'light'], [1280, 'light'], [320, 'dark'], [768, 'dark'], [1280, 'dark']];
const kExtremes = [[320, 'dark'], [1280, 'light']];
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let site, server, browser;
before(async () => {
  if (skip) return;
  site = buildSite();
  server = await serve([['/', site.folder]]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
});

async function violations(page) {
  const found = await page.evaluate(async (tags) => {
    const result = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
  }, kTags);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return sideways ? [...found, 'the page scrolls sideways'] : found;
}

for (const [kind, address] of Object.entries(kPages)) {
  test(`accessible in light and dark, narrow and wide: ${kind}`, { skip }, async () => {
    const page = await openPage(browser, server.origin + address, { bypassCSP: true });
    await page.waitForLoadState('networkidle');
    await page.addScriptTag({ path: axe });
    const wrong = kind === 'term' ? (await violations(page)).map((violation) => `as served: ${violation}`) : [];
    await page.evaluate(() => document.querySelectorAll('details').forEach((box) => { box.open = true; }));
    for (const [width, colorScheme] of kThorough.has(kind) ? kModes : kExtremes) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const violation of await violations(page)) wrong.push(`${width} px, ${colorScheme}: ${violation}`);
    }
    await page.context().close();
    assert.deepEqual(wrong, []);
  });
}

test('with the keyboard alone: skip link first, focus always visible, an answer opens', { skip }, async () => {
  const page = await openPage(browser, server.origin + kPages.term);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip vh');
  assert.equal(await page.evaluate(() => document.activeElement.getBoundingClientRect().width > 20), true);
  await page.keyboard.press('Enter');
  const hidden = [];
  let opened = false;
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const it = document.activeElement;
      const style = getComputedStyle(it);
      const around = it.closest('.card, .field');
      const shown = style.outlineStyle !== 'none' || (around && getComputedStyle(around).outlineStyle !== 'none');
      return { tag: it.tagName, shown, text: it.textContent.trim().slice(0, 40), answer: Boolean(it.closest('.faq')) };
    });
    if (place.tag !== 'BODY' && !place.shown) hidden.push(`${place.tag} ${place.text}`);
    if (place.tag === 'SUMMARY' && place.answer && !opened) {
      const before_ = await page.evaluate(() => document.activeElement.parentElement.open);
      await page.keyboard.press('Enter');
      opened = (await page.evaluate(() => document.activeElement.parentElement.open)) !== before_;
    }
  }
  assert.deepEqual(hidden, []);
  assert.equal(opened, true);
  await page.context().close();
});

test('without JavaScript every page stands whole, and search says what to do instead', { skip }, async () => {
  for (const address of Object.values(kPages)) {
    const page = await openPage(browser, server.origin + address, { javaScriptEnabled: false });
    assert.equal(await page.locator('main h1').count(), 1, address);
    assert.deepEqual(page.problems, [], address);
    await page.context().close();
  }
  const page = await openPage(browser, `${server.origin}/soeg/?q=opsige`, { javaScriptEnabled: false });
  assert.equal(await page.locator('[data-kb-nojs] a').getAttribute('href'), '/alle-opslag/');
  await page.context().close();
});

test('on paper: answers open, menus gone', { skip }, async () => {
  const page = await openPage(browser, server.origin + kPages.term);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.top .nav').isVisible(), false);
  assert.equal(await page.locator('.faq .answer').nth(1).isVisible(), true);
  await page.context().close();
});

test('every page of the site is valid HTML', { skip: noValidator }, async () => {
  const { HtmlValidate } = await import('html-validate');
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Choices of style, not faults: attributes are written as HTML allows, long titles belong to their authors.
      'void-style': ['error', { style: 'omit' }],
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'doctype-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'no-inline-style': 'error',
      // HTML lets an id begin with a digit, and a heading may.
      'valid-id': ['error', { relaxed: true }],
      'require-sri': 'off',
      // Lists without markers need the role for VoiceOver; a form's role tells its kind.
      'no-redundant-role': 'off',
      'prefer-native-element': 'off',
      'tel-non-breaking': 'off',
      'no-implicit-button-type': 'off',
      'no-implicit-input-type': 'off',
      // A stub leads on at once.
      'meta-refresh': 'off',
    },
  });
  const own = site ?? buildSite();
  const wrong = [];
  for (const file of readdirSync(own.folder, { recursive: true }).filter((name) => name.endsWith('.html')).sort()) {
    const report = await validator.validateString(readFileSync(join(own.folder, file), 'utf8'));
    for (const result of report.results) {
      for (const message of result.messages) wrong.push(`${file}:${message.line}: ${message.ruleId}: ${message.message}`);
    }
  }
  if (own !== site) own.remove();
  assert.deepEqual(wrong.slice(0, 20), []);
});
