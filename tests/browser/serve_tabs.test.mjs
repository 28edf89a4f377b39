// kbgen serve with many tabs, a port that is taken, and answers that stay open over a reload. What one tab shows is in
// serve.test.mjs.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { kProgram, launch, noBrowser, noSite, openPage, soon, until } from './support.mjs';

const skip = noBrowser || noSite;
const kPage = 'content/aftaler/opsigelse.md';
let folder, program, origin, said, browser, blocker;

const file = (path) => join(folder, path);
// Without the soft hyphens that long words get.
const says = (text) => document.querySelector('main')?.textContent.replace(/\u00ad/g, '').includes(text);
// As one change: written beside it and moved there, so that no build sees half of it.
function replace(former, wanted) {
  const text = readFileSync(file(kPage), 'utf8');
  assert.ok(text.includes(former), `no '${former}' in ${kPage}`);
  writeFileSync(file('.new'), text.replace(former, wanted));
  renameSync(file('.new'), file(kPage));
}

before(async () => {
  if (skip) return;
  folder = mkdtempSync(join(tmpdir(), 'kbgen-serve-'));
  execFileSync(kProgram, ['init', folder]);
  // A page long enough to scroll in.
  appendFileSync(file(kPage), `\n${'Et langt svar, der fylder. '.repeat(600)}\n`);
  // Its port is taken.
  blocker = createServer();
  await new Promise((ready) => blocker.listen(0, '127.0.0.1', ready));
  said = '';
  program = spawn(kProgram, ['serve', '--root', folder, '--port', String(blocker.address().port)]);
  program.stderr.on('data', (text) => { said += text; });
  assert.ok(await soon(() => said.includes('Ctrl+C')), `it never serves: ${said}`);
  origin = said.match(/http:\/\/localhost:\d+/)[0].replace('localhost', '127.0.0.1'); // a bare machine may not know the name
  browser = await launch();
});
after(async () => {
  await browser?.close();
  program?.kill();
  blocker?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('a port that is taken is named, and the next one is used', { skip }, () => {
  const taken = blocker.address().port;
  assert.match(said, new RegExp(`port ${taken} is busy, so this is port \\d+`));
  assert.doesNotMatch(origin, new RegExp(`:${taken}$`));
});

test('an edit is shown, and the reader stays where they were, with the answers they opened', { skip }, async () => {
  const page = await openPage(browser, `${origin}/aftaler/opsigelse/`);
  await page.locator('details summary').last().click();
  await page.evaluate(() => scrollTo(0, 900));
  await until(page, 'scrolled', () => scrollY > 800);
  await page.evaluate(() => { window.before = true; });
  replace('Gem kvitteringen.', 'Gem kvitteringen godt.');
  await until(page, 'the edit', says, 'Gem kvitteringen godt.');
  assert.equal(await page.evaluate(() => window.before), undefined);
  await until(page, 'the place', () => scrollY > 800 && [...document.querySelectorAll('details')].at(-1).open);
  await page.context().close();
});

test('ten tabs all load and all show an edit, also when the one that listened is closed', { skip }, async () => {
  const first = await openPage(browser, `${origin}/aftaler/opsigelse/`);
  const tabs = [first];
  for (let i = 1; i < 10; ++i) {
    const tab = await first.context().newPage();
    tab.problems = [];
    await tab.goto(`${origin}/aftaler/opsigelse/`);
    tabs.push(tab);
  }
  replace('Sådan siger du op', 'Sådan siger man op');
  for (const tab of tabs) await until(tab, 'the edit', says, 'Sådan siger man op');
  await first.close();
  replace('Sådan siger man op', 'Sådan siger I op');
  for (const tab of tabs.slice(1)) await until(tab, 'the edit', says, 'Sådan siger I op');
  await tabs[1].context().close();
});

test('search works, and another host in the address is turned away', { skip }, async () => {
  const page = await openPage(browser, `${origin}/soeg/?q=opsigelser`);
  await until(page, 'a hit', () => [...document.querySelectorAll('main a')].some((a) => a.pathname === '/aftaler/opsigelse/'));
  await page.context().close();
  const answer = await new Promise((done) => { get(`${origin}/`, { headers: { host: 'evil.example' } }, done); });
  assert.equal(answer.statusCode, 421);
  answer.resume();
});
