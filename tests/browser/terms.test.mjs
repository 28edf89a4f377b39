// Definitions beside links to terms: WCAG 1.4.13, content on hover or focus.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, noSite, openPage, ownSite, until } from './support.mjs';

const skip = noBrowser || noSite;
const own = ownSite(skip);

const shown = () => document.querySelector('#kb-tip')?.hidden === false;
const gone = () => document.querySelector('#kb-tip')?.hidden === true;
const kTerm = 'main a.term[data-definition]';

async function open() {
  const page = await openPage(own.browser, 'about:blank');
  await page.clock.install();
  await page.goto(`${own.origin}/opsigelsesvarsel/`);
  await page.locator(kTerm).first().scrollIntoViewIfNeeded();
  return page;
}

test('a definition shows on hover, stays while the pointer is on it, and goes when the pointer has left', { skip }, async () => {
  const page = await open();
  const term = page.locator(kTerm).first();
  await term.hover();
  await until(page, 'the definition shows', shown);
  assert.equal(await page.locator('#kb-tip').textContent(), await term.getAttribute('data-definition'));
  assert.equal(await term.getAttribute('aria-describedby'), 'kb-tip');
  await page.locator('#kb-tip').hover();
  await page.clock.runFor(1000);
  assert.equal(await page.evaluate(shown), true);
  await page.mouse.move(1, 1);
  await until(page, 'the definition goes', gone);
  assert.equal(await term.getAttribute('aria-describedby'), null);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('a definition shows on focus and Escape takes it away, the focus stays', { skip }, async () => {
  const page = await open();
  await page.evaluate((selector) => {
    const links = [...document.querySelectorAll('a[href], button, summary')].filter((each) => each.checkVisibility());
    links[links.indexOf(document.querySelector(selector)) - 1].focus();
  }, kTerm);
  await page.keyboard.press('Tab');
  await until(page, 'the definition shows', shown);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(shown), false);
  assert.equal(await page.evaluate((selector) => document.activeElement === document.querySelector(selector), kTerm), true);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/opsigelsesvarsel/');
  await page.context().close();
});

test('a definition never leaves a narrow screen', { skip }, async () => {
  const page = await open();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const term of (await page.locator(kTerm).all()).slice(0, 4)) {
    if (!(await term.isVisible())) continue;
    await term.scrollIntoViewIfNeeded();
    await term.hover();
    await until(page, 'the definition shows', shown);
    const box = await page.locator('#kb-tip').boundingBox();
    assert.equal(box.x >= 0 && box.x + box.width <= 320, true);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.mouse.move(0, 0);
    await until(page, 'the definition goes', gone);
  }
  await page.context().close();
});
