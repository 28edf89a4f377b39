// What a visitor downloads to read a page, in bytes, compressed with gzip -9: every file the browser asks for before the
// search is used. And what those files cost: one request that holds up the page, no shift of what is shown.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { noBrowser, noSite, openPage, ownSite, siteWith } from './support.mjs';

const kMostStyle = 8000;   // bytes
const kMostPage = 25 * 1000;  // bytes, in all
const skip = noBrowser || noSite;
const size = (folder, name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;
const own = ownSite(skip);

test('the stylesheet is at most 8 kB, in both themes', { skip: noSite }, (context) => {
  for (const theme of ['ordbog', 'skranke']) {
    const { folder, remove } = siteWith((toml) => toml.replace('\n[site]\n', `\n[site]\ntheme = "${theme}"\n`));
    const name = readdirSync(join(folder, 'assets')).find((file) => /^style\..*\.css$/.test(file));
    const bytes = size(folder, `assets/${name}`);
    context.diagnostic(`${name}: ${bytes} bytes`);
    remove();
    assert.ok(bytes <= kMostStyle, `${bytes} bytes`);
  }
});

test('a term page is at most 25 kB in all before search is used, with one request that holds it up and no shift', { skip }, async (context) => {
  const terms = readdirSync(own.folder).filter((name) => existsSync(join(own.folder, name, 'index.html'))
    && readFileSync(join(own.folder, name, 'index.html'), 'utf8').includes('class="definition"'));
  assert.ok(terms.length > 20, `only ${terms.length} terms`);
  const longest = terms.sort((a, b) => size(own.folder, `${b}/index.html`) - size(own.folder, `${a}/index.html`))[0];
  const begin = own.requests.length;
  const page = await openPage(own.browser, `${own.origin}/${longest}/`);
  await page.waitForLoadState('networkidle');
  const files = [...new Set(own.requests.slice(begin).map(({ path }) => path))];
  let all = 0;
  for (const path of files) {
    const bytes = size(own.folder, path.endsWith('/') ? `${path}index.html` : path);
    context.diagnostic(`${path}: ${bytes}`);
    all += bytes;
  }
  context.diagnostic(`in all ${all} bytes in ${files.length} files`);
  assert.ok(files.length >= 4, files.join());
  assert.ok(all <= kMostPage, `${all} bytes`);
  const cost = await page.evaluate(async () => {
    const shift = await new Promise((done) => {
      new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
        .observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(0), 300);
    });
    const blocking = performance.getEntriesByType('resource').filter((entry) => entry.renderBlockingStatus === 'blocking');
    return { shift, blocking: blocking.map((entry) => entry.name) };
  });
  assert.equal(cost.blocking.length, 1, cost.blocking.join());
  assert.equal(cost.shift, 0);
  await page.context().close();
});
