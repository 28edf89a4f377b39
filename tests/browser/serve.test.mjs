// `kbgen serve` with a browser open: an edit is shown and the page keeps its place, an error stands over the page with
// the terminal's words and goes when it is mended, a stylesheet is swapped without a reload.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { kProgram, kRoot, launch, noBrowser, noSite, openPage, soon, until } from './support.mjs';

const skip = noSite || noBrowser;
const kTerm = 'content/aftale.md';
const page_ = (text) => `# Aftale\n\nEn aftale er et løfte mellem to.\n\n${'Et afsnit der fylder.\n\n'.repeat(80)}## Frist\n\n${text}\n`;
let root, server, browser, address;
let said = '';

// As one change: written beside it and moved there, so that no build sees half of it.
const write = (name, text) => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, '.new'), text);
  renameSync(join(root, '.new'), join(root, name));
};
async function saidSoon(pattern) {
  const match = await soon(() => said.match(pattern));
  assert.ok(match, `${pattern} was never said: ${said}`);
  return match;
}
const css = readFileSync(join(kRoot, 'themes/ordbog/assets/style.css'), 'utf8');

before(async () => {
  if (skip) return;
  root = mkdtempSync(join(tmpdir(), 'kbgen-serve-'));
  write('site.toml', '[site]\ntitle = "Ordbog"\nbase_url = "https://example.com/"\ndefault_language = "da"\n[history]\ngit = false\n');
  write(kTerm, page_('Fristen er en måned.'));
  write('theme/assets/style.css', css);
  server = spawn(kProgram, ['serve', '--root', root, '--port', String(20000 + (process.pid % 20000))], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => { said += bytes; });
  address = (await saidSoon(/http:\/\/[\w.:]+\//))[0];
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server) {
    server.kill('SIGINT');
    await new Promise((ended) => (server.exitCode === null && server.signalCode === null ? server.once('exit', ended) : ended()));
  }
  if (root) rmSync(root, { recursive: true, force: true });
});

const mainSays = (text) => document.querySelector('main')?.textContent.replace(/\u00ad/g, '').includes(text);
const overlay = () => document.querySelector('dialog.kbgen-errors[open]') !== null;
const noOverlay = () => document.querySelector('dialog.kbgen-errors[open]') === null;
// The page knows which build it is of, so an edit is shown whenever it comes.
const open = () => openPage(browser, `${address}aftale/`);

test('an edit is shown, and the page stays where it was', { skip }, async () => {
  const page = await open();
  await page.evaluate(() => { scrollTo(0, 1200); globalThis.before = true; });
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 1000, `scrolled to ${place}`);
  write(kTerm, page_('Fristen er to måneder.'));
  await until(page, 'the edit', mainSays, 'to måneder');
  assert.equal(await page.evaluate(() => globalThis.before), undefined, 'it was a reload');
  await until(page, 'the same place', (wanted) => Math.abs(scrollY - wanted) < 5, place);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('an error stands over the page in the terminal\'s words, and goes when it is mended', { skip }, async () => {
  const page = await open();
  said = '';
  write(kTerm, page_('Se [fristen](/findes-ikke/).'));
  await until(page, 'the error', overlay);
  const text = await page.evaluate(() => document.querySelector('dialog.kbgen-errors pre').textContent);
  assert.match(text, /^content\/aftale\.md:\d+:\d+: error: .*findes-ikke/);
  await saidSoon(/former site is still shown/);
  assert.ok(said.includes(text.trim()), `the terminal said: ${said}`);
  assert.ok(await page.evaluate(mainSays, 'to måneder'), 'the former site is still there');
  assert.ok(await page.evaluate(() => document.querySelector('dialog.kbgen-errors').contains(document.activeElement) || document.querySelector('dialog.kbgen-errors').matches(':modal')));

  const late = await openPage(browser, `${address}aftale/`); // opened while the error stands
  await until(late, 'the error there too', overlay);
  write(kTerm, page_('Fristen er tre måneder.'));
  for (const one of [page, late]) {
    await until(one, 'the mended page', mainSays, 'tre måneder');
    await until(one, 'no error', noOverlay);
    assert.deepEqual(one.problems, []);
    await one.context().close();
  }
});

test('hostile words in an error stay text', { skip }, async () => {
  const page = await open();
  write(kTerm, page_('Se [x](/<img src=x onerror="document.title=1">/) og [y](/"><script>document.title=2</script>/).'));
  await until(page, 'the error', overlay);
  assert.equal(await page.evaluate(() => document.querySelectorAll('dialog img, dialog script').length), 0);
  assert.ok(!['1', '2'].includes(await page.title()));
  write(kTerm, page_('Fristen er tre måneder.'));
  await until(page, 'no error', noOverlay);
  await page.context().close();
});

test('a stylesheet is swapped without a reload', { skip }, async () => {
  const page = await open();
  await page.evaluate(() => { globalThis.before = true; });
  write('theme/assets/style.css', `${css}\nh1 { outline: 7px solid rgb(1, 2, 3) }\n`);
  await until(page, 'the new style', () => getComputedStyle(document.querySelector('h1')).outlineColor === 'rgb(1, 2, 3)');
  assert.equal(await page.evaluate(() => globalThis.before), true, 'no reload');
  await until(page, 'one stylesheet of the site', () => [...document.querySelectorAll('link[rel=stylesheet]')].filter(({ href }) => href.includes('/assets/style')).length === 1);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
