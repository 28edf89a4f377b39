// How a page comes: nothing moves while it loads, at most one file holds it up, and it works under the very headers the
// build writes for hosts, with no inline script and no inline style. Every kind of page, on a phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addresses, kHostile, kLanguages, writeSite } from './fixture/kinds.mjs';
import { buildSite, launch, noBrowser, noSite, openPage, serve, typeQuery, until } from './support.mjs';

const skip = noSite || noBrowser;
const kMostShift = 0.01;
let written, site, server, browser, policy;

// The policy of _headers: the first line below "/*" that names it.
function policyOf(folder) {
  const found = readFileSync(join(folder, '_headers'), 'utf8').match(/^\/\*\n(?: {2}.*\n)*? {2}Content-Security-Policy: (.*)$/m);
  assert.ok(found, 'no policy in _headers');
  return found[1];
}

before(async () => {
  if (skip) return;
  written = writeSite();
  site = buildSite({ root: written.root });
  policy = policyOf(site.folder);
  server = await serve([['/', site.folder]], policy);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
  written?.remove();
});

test('the headers written for hosts allow no inline script and no foreign one', { skip }, () => {
  assert.match(policy, /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?!')|\*|'unsafe-eval'/);
  for (const file of ['.htaccess', 'nginx.conf']) assert.ok(readFileSync(join(site.folder, file), 'utf8').includes(policy), file);
});

test('nothing moves while a page loads, one file at most holds it up, nothing is inline', { skip }, async (context) => {
  const page = await openPage(browser, 'about:blank', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push([entry.value, entry.sources.map(({ node }) => node?.nodeName)]);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let worst = 0;
  for (const [kind, address] of Object.entries({ ...addresses('da'), lost: '/findes/aftalen/' })) {
    await page.goto(server.origin + address, { waitUntil: 'networkidle' });
    const seen = await page.evaluate(() => ({
      shifts, blocking: performance.getEntriesByType('resource').filter((each) => each.renderBlockingStatus === 'blocking').map((each) => each.name),
      inline: [...document.querySelectorAll('script:not([src]):not([type="application/ld+json"]), style, [style]')].map((each) => each.outerHTML.slice(0, 80)),
      handlers: [...document.querySelectorAll('*')].filter((each) => [...each.attributes].some(({ name }) => name.startsWith('on'))).length,
    }));
    const sum = seen.shifts.reduce((all, [value]) => all + value, 0);
    worst = Math.max(worst, sum);
    // The page of results is filled while it is looked at; its frame may not move.
    assert.ok(sum < kMostShift, `${kind} moves by ${sum}: ${JSON.stringify(seen.shifts)}`);
    assert.ok(seen.blocking.length <= 1, `${kind}: ${seen.blocking}`);
    assert.deepEqual(seen.inline, [], kind);
    assert.equal(seen.handlers, 0, kind);
    // A page that is not there is told as such by the browser too; a search that leaving a page broke off is no fault.
    const expected = kind === 'lost' ? /status of 404|Failed to fetch/ : /Failed to fetch/;
    assert.deepEqual(page.problems.filter((problem) => !expected.test(problem)), [], kind);
    page.problems.length = 0;
  }
  context.diagnostic(`the most that any page moves: ${worst.toFixed(4)}`);
  await page.context().close();
});

test('hostile titles, questions, names and queries stay text on pages, in suggestions and in results', { skip }, async () => {
  const page = await openPage(browser, 'about:blank');
  const harmless = () => !/^[123]$/.test(document.title) &&
    [...document.querySelectorAll('main img, form img, main script, form script, main svg[onload]')].every((each) => each.closest('figure'));
  for (const language of kLanguages) {
    const at = addresses(language);
    for (const kind of ['hostile', 'home', 'index', 'term', 'article', 'document', 'changes', 'history', 'tags', 'topics']) {
      await page.goto(server.origin + at[kind]);
      assert.ok(await page.evaluate(harmless), `${language} ${kind}`);
    }
    await page.goto(server.origin + at.hostile);
    assert.equal(await page.evaluate(() => document.querySelector('h1').textContent.replace(/\u00ad/g, '')), kHostile);
    await typeQuery(page, 'onerror');
    assert.ok(await page.evaluate(() => document.querySelector('[role=option]').textContent.includes('<img src=x')));
    assert.ok(await page.evaluate(harmless), `${language} suggestions`);
    const results = at.search.split('?')[0];
    for (const query of ['onerror script svg', '"><script>document.title=1</script>', kHostile, '%00%ff', '\u202e\u0000'.repeat(50), 'æ'.repeat(1000)]) {
      await page.goto(`${server.origin}${results}?q=${encodeURIComponent(query)}`);
      await until(page, `an answer to ${query.slice(0, 40)}`, () => document.querySelector('[data-kb-list] li') || document.querySelector('[data-kb-browse]')?.hidden === false);
      assert.ok(await page.evaluate(harmless), `${language} ${query.slice(0, 40)}`);
    }
    await page.fill('#q', `${kHostile} `.repeat(250)); // 10,000 characters, too many for an address
    await until(page, 'an answer to 10,000 characters', () => document.querySelector('h1').textContent.length > 9000);
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
