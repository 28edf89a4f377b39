// What kbgen serve answers to requests that no reader's browser makes: other pages, other programs.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { kProgram, noSite, soon } from './support.mjs';

const skip = noSite;
const kSilence = 60 * 1000; // milliseconds: it only ends a test that has failed
const kMegabyte = 1 << 20;
let folder, program, port;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(join(tmpdir(), 'kbgen-serve-'));
  execFileSync(kProgram, ['init', folder]);
  program = spawn(kProgram, ['serve', '--root', folder, '--port', String(20000 + (process.pid % 20000))]);
  let said = '';
  program.stderr.on('data', (text) => { said += text; });
  assert.ok(await soon(() => said.includes('Ctrl+C')), `it never serves: ${said}`);
  port = Number(said.match(/localhost:(\d+)/)[1]);
});
after(() => {
  program?.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

// Whether `said` is an answer with all of its body, which has a length.
function isWhole(said) {
  const end = said.indexOf('\r\n\r\n');
  return end >= 0 && said.length >= end + 4 + Number(said.match(/^Content-Length: (\d+)/im)?.[1] ?? 0);
}

// What is said to these bytes: an answer, or what came before the connection was closed.
function ask(...pieces) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1').setEncoding('latin1');
    let said = '';
    const end = () => { socket.destroy(); done(said); };
    socket.on('data', (bytes) => {
      said += bytes;
      if (isWhole(said)) end();
    });
    socket.on('close', end).on('error', end).setTimeout(kSilence, end);
    for (const piece of pieces) socket.write(piece);
  });
}
const request = (line, ...headers) => `${[line, ...headers].join('\r\n')}\r\n\r\n`;
const status = (said) => Number(said.match(/^HTTP\/1\.1 (\d+)/)?.[1]);
const memory = () => Number(readFileSync(`/proc/${program.pid}/status`, 'utf8').match(/VmRSS:\s*(\d+)/)[1]) * 1024;

test('no path leads out of the site', { skip }, async () => {
  for (const path of ['/../../../../../../etc/passwd', '/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '//etc/passwd',
    '/site.toml', '/content/index.md', '/%00', '/index.html%00.png']) {
    const said = await ask(request(`GET ${path} HTTP/1.1`, 'Host: localhost'));
    assert.equal(status(said), 404, path);
    assert.doesNotMatch(said, /root:|base_url/, path);
  }
});

test('no address can be made that leads to another site, or adds a header', { skip }, async () => {
  for (const path of ['//evil.example', '//evil.example/', '/%0d%0aX-Evil:%201', 'http://evil.example/']) {
    const said = await ask(request(`GET ${path} HTTP/1.1`, 'Host: localhost'));
    assert.doesNotMatch(said.split('\r\n\r\n')[0], /evil/i, path);
  }
});

test('a page that came under another name gets nothing', { skip }, async () => {
  for (const host of ['evil.example', 'localhost.evil.example', 'evil.example:80', '127.0.0.1.evil.example']) {
    assert.equal(status(await ask(request('GET / HTTP/1.1', `Host: ${host}`))), 421, host);
  }
  for (const host of ['localhost', `localhost:${port}`, `127.0.0.1:${port}`]) {
    assert.equal(status(await ask(request('GET / HTTP/1.1', `Host: ${host}`))), 200, host);
  }
});

test('what is sent is dropped, however much it is and whoever sends it', { skip }, async () => {
  const before = memory();
  const megabyte = Buffer.alloc(kMegabyte, 'a');
  for (const host of ['localhost', 'evil.example']) {
    const known = await ask(request('POST / HTTP/1.1', `Host: ${host}`, `Content-Length: ${200 * kMegabyte}`), ...Array(200).fill(megabyte));
    assert.equal(status(known), 405, host);
    const chunk = [`${kMegabyte.toString(16)}\r\n`, megabyte, '\r\n'];
    const parts = await ask(request('PUT /x HTTP/1.1', `Host: ${host}`, 'Transfer-Encoding: chunked'), ...Array(100).fill(chunk).flat(), '0\r\n\r\n');
    assert.equal(status(parts), 405, host);
  }
  assert.ok(memory() < before + 50 * kMegabyte, `${before} bytes before, ${memory()} after`);
});

test('one who speaks slowly keeps nobody waiting', { skip }, async () => {
  const slow = Array.from({ length: 30 }, () => connect(port, '127.0.0.1'));
  for (const socket of slow) socket.on('error', () => {}).write('GET / HTTP/1.1\r\nHost: loc');
  // They never end, and never fall silent for so long that they would be dropped.
  const speaking = setInterval(() => { for (const socket of slow) socket.write('a'); }, 100);
  try {
    assert.equal(status(await ask(request('GET / HTTP/1.1', 'Host: localhost'))), 200);
  } finally {
    clearInterval(speaking);
    for (const socket of slow) socket.destroy();
  }
});

test('words that are no request are refused, and the next reader is served', { skip }, async () => {
  const long = 'a'.repeat(1 << 18);
  for (const words of ['\0\x01\x02\xFF\r\n\r\n', `GET /${long} HTTP/1.1\r\n\r\n`, request('GET / HTTP/1.1', 'Host: localhost', `X: ${long}`),
    request('GET / HTTP/1.1', 'Host: localhost', 'Range: bytes=99999999999999999999-'), request('GET / HTTP/1.1', 'Host: localhost', 'Range: bytes=5-2')]) {
    const said = status(await ask(words));
    assert.ok(said >= 400 && said < 500, `${said} to ${words.slice(0, 60)}`);
  }
  assert.equal(status(await ask(request('GET / HTTP/1.1', 'Host: localhost'))), 200);
});
