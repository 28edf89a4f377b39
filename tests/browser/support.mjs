// What the browser tests share: a static server with a Content-Security-Policy, Debian's Chromium, polling.
import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const kRoot = normalize(join(dirname(fileURLToPath(import.meta.url)), '../..'));
export const kBuild = process.env.KBGEN_BUILD || join(kRoot, 'build/release');
export const kWasmPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
export const kPlainPolicy = "default-src 'self'; script-src 'self'";

export const kProgram = process.env.KBGEN || join(kBuild, 'kbgen');
export const noSite = !existsSync(kProgram) ? `no ${kProgram}`
  : !existsSync(join(kBuild, 'search.wasm')) ? 'no search.wasm' : false;

// This repository's own site, or the one in `root`, built into a folder of its own, without pictures for links: no test
// looks at them, and of thousands of pages they take minutes.
export function buildSite({ root = kRoot, options = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kbgen-site-'));
  execFileSync(kProgram, ['build', '--no-page-images', '--root', root, '--out', folder, ...options], { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

// This repository's own site with another site.toml: `change` gets its text and returns what shall stand there.
export function copySite(change) {
  const root = mkdtempSync(join(tmpdir(), 'kbgen-copy-'));
  for (const folder of ['content', 'static', 'theme', 'themes']) {
    if (existsSync(join(kRoot, folder))) cpSync(join(kRoot, folder), join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, 'site.toml'), change(readFileSync(join(kRoot, 'site.toml'), 'utf8')));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

// This repository's own site, built with another site.toml.
export function siteWith(change, options = []) {
  const copy = copySite(change);
  try {
    return buildSite({ root: copy.root, options });
  } finally {
    copy.remove();
  }
}

// Nothing here depends on how fast a machine is: every wait is for a state, and these only end a test that has failed.
const kPatience = 120 * 1000; // milliseconds, for the browser's own waits
const kTries = 1200; // of `soon`, 50 milliseconds apart at least

const kTypes = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json',
  '.kbi': 'application/octet-stream', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8',
};

function fileOf(folder, path) {
  for (const candidate of [path, join(path, 'index.html'), `${path}.html`]) {
    const file = join(folder, candidate);
    if (file.startsWith(folder) && existsSync(file) && statSync(file).isFile()) return file;
  }
  return null;
}

// Serves `mounts`, [[path prefix, folder] …], first match first; a miss answers 404.html of the last folder if it has one.
// `compress`: as hosts do it, with gzip.
export async function serve(mounts, policy = kWasmPolicy, { compress = false } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    let file = null;
    for (const [prefix, folder] of mounts) if (!file && path.startsWith(prefix)) file = fileOf(folder, path.slice(prefix.length));
    const lost = file ? null : fileOf(mounts.at(-1)[1], '404.html');
    const plain = file || lost ? readFileSync(file || lost) : Buffer.from('not here');
    const body = compress ? gzipSync(plain, { level: 9 }) : plain;
    requests.push({ path, bytes: plain.length, status: file ? 200 : 404 });
    response.writeHead(file ? 200 : 404, {
      'content-type': kTypes[extname(file || lost || '.txt')] || 'application/octet-stream',
      'content-security-policy': policy,
      ...(compress ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, close: () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  }) };
}

export const kChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const playwright = await import('playwright-core').catch(() => null);
export const noBrowser = !kChromium ? 'no Chromium (Debian: chromium)'
  : !playwright ? 'no playwright-core (npm ci --prefix tests/browser)' : false;

export function launch() {
  return playwright.chromium.launch({
    executablePath: kChromium, timeout: kPatience,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

// This repository's own site, served, and a browser, for the tests of one file: { folder, origin, requests, browser }, there
// from the first test on to the last. `skip`: why they are skipped, or false.
export function ownSite(skip) {
  const own = {};
  let site;
  let server;
  before(async () => {
    if (skip) return;
    site = buildSite();
    server = await serve([['/', site.folder]]);
    Object.assign(own, { folder: site.folder, origin: server.origin, requests: server.requests, browser: await launch() });
  });
  after(async () => {
    await own.browser?.close();
    await server?.close();
    site?.remove();
  });
  return own;
}

// A page that remembers what went wrong in it: page.problems. With reduced motion, so that nothing still scrolls while it
// is looked at.
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(kPatience);
  const page = await context.newPage();
  page.problems = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.problems.push(`uncaught: ${error.message}`));
  await page.goto(address);
  return page;
}

// Asks `test` again and again until it answers with something true, which is returned; null where it never does.
export async function soon(test) {
  for (let tries = 0; tries < kTries; ++tries) {
    const answer = await test();
    if (answer) return answer;
    await new Promise((later) => setTimeout(later, 50));
  }
  return null;
}

// Polls `test` in the page until it is true; waitForFunction would need eval, which the policy forbids.
export async function until(page, what, test, argument) {
  if (await soon(() => page.evaluate(test, argument).catch(() => false))) return;
  throw new Error(`never happened: ${what}; problems: ${page.problems.join(' | ') || 'none'}`);
}

// Types `text` into the search field and waits for the suggestions for all that stands in it. Those for its beginning may
// come before, and look alike: what is read aloud names the query.
export async function typeQuery(page, text) {
  await page.focus('#q');
  await until(page, 'the combobox starts', () => document.querySelector('#q').getAttribute('role') === 'combobox');
  await page.keyboard.type(text);
  await until(page, `suggestions for ${text}`, () => {
    const query = document.querySelector('#q').value.trim();
    const said = document.querySelector('form [role=status]').textContent;
    const after = said.indexOf(query) + query.length;
    return said.includes(query) && !/[\p{L}\p{N}]/u.test(said[after] ?? '') && document.querySelector('.pop:not([hidden]) [role=option]') !== null;
  });
}
