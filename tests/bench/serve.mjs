// ./dev bench serve [PAGES [EDITS]]: how long `kbgen serve` takes from a save to the page that has it.
//   node serve.mjs KBGEN SITE [EDITS]
// Copies SITE (content and site.toml) into a repository of its own and serves it. For each kind of edit, EDITS times:
// saves, waits for the event that tells the browser of it, asks for the page as the browser does, and looks for the
// edit in it. Prints least, median and most, and the CPU of kbgen for an edit: until the page is shown, and in all. Last, from nothing: `kbgen init` and the first page of `kbgen serve`. A benchmark, never a timed test.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [program, source, edits = '9'] = process.argv.slice(2);
const kRest = 2000; // ms between two edits, as of an author who looks at what he wrote
const kPatience = 60000; // ms
const folder = mkdtempSync(join(tmpdir(), 'kbgen-bench-'));
const pause = (ms) => new Promise((later) => { setTimeout(later, ms); });

async function start(root) {
  const server = spawn(program, ['serve', '--root', root, '--port', String(20000 + (process.pid % 20000))], { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise((found, failed) => {
    let said = '';
    server.stderr.on('data', (bytes) => {
      said += bytes;
      const match = said.match(/http:\/\/[\w.:]+\//);
      if (match) found(match[0]);
    });
    server.once('exit', () => failed(new Error(said)));
  });
  return { server, address, stop: () => new Promise((ended) => { server.once('exit', ended).kill('SIGINT'); }) };
}

// Seconds of CPU of a process so far.
function cpu({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

// Versions as the browser is told of them.
function listen(address) {
  const heard = { count: 0, next: () => new Promise((told) => { heard.tell = told; }), tell: () => {} };
  heard.end = new AbortController();
  heard.done = (async () => {
    const { body } = await fetch(`${address}_kbgen/events`, { signal: heard.end.signal });
    for await (const bytes of body) {
      if (!new TextDecoder().decode(bytes).includes('event: ')) continue;
      heard.count += 1;
      heard.tell();
    }
  })().catch(() => {});
  return heard;
}

const text = (path) => readFileSync(join(folder, path), 'utf8');
// As most editors save: written beside it and moved over it.
function save(path, bytes) {
  writeFileSync(join(folder, `${path}.tmp`), bytes);
  renameSync(join(folder, `${path}.tmp`), join(folder, path));
}

async function measure(name, { server, address }, heard, edit) {
  const times = [];
  const before = cpu(server);
  let until_shown = 0;
  for (let i = 0; i < Number(edits); ++i) {
    const mark = `maerke${process.pid}x${name.length}x${i}`;
    const from = performance.now();
    const from_cpu = cpu(server);
    const page = edit(mark, i);
    for (;;) {
      const news = heard.next();
      const shown = await (await fetch(address + page)).text();
      if (shown.replace(/\u00ad/g, '').includes(mark)) break;
      if (performance.now() - from > kPatience) throw new Error(`${name}: not shown`);
      await Promise.race([news, pause(kPatience)]);
    }
    times.push(performance.now() - from);
    until_shown += cpu(server) - from_cpu;
    await pause(kRest);
  }
  times.sort((a, b) => a - b);
  const [least, median, most] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)].map((ms) => ms.toFixed(0).padStart(5));
  const [shown, all] = [until_shown, cpu(server) - before].map((seconds) => ((seconds * 1000) / Number(edits)).toFixed(0).padStart(5));
  console.log(`${name.padEnd(14)} least ${least}   median ${median}   most ${most} ms to the page   ${shown} ms of CPU till then,${all} in all`);
}

async function edits_of_a_site() {
  for (const name of ['content', 'site.toml']) cpSync(join(source, name), join(folder, name), { recursive: true });
  for (const command of [['init', '-q'], ['add', '-A'], ['commit', '-qm', 'Oprettet']]) {
    execFileSync('git', ['-c', 'user.name=Ellen Thorup', '-c', 'user.email=ellen@example.com', ...command], { cwd: folder });
  }
  const pages = readdirSync(join(folder, 'content')).filter((name) => name.endsWith('.md')).sort();
  const path = `content/${pages[Math.floor(pages.length / 2)]}`;
  const address = `${path.slice(8, -3)}/`;
  const original = text(path);
  const running = await start(folder);
  const heard = listen(running.address);
  await pause(kRest * 2);
  console.log(`${pages.length} pages, ${edits} edits of each kind`);
  await measure('text', running, heard, (mark) => { save(path, `${original}\n\nEt ${mark} mere.\n`); return address; });
  await measure('title', running, heard, (mark) => { save(path, original.replace(/^title: "?([^"\n]*)"?$/m, `title: "$1 ${mark}"`)); return address; });
  save(path, original);
  await pause(kRest);
  await measure('new page', running, heard, (mark, i) => { save(`content/aaa-${i}.md`, `# Ny ${mark}\n\nEn side.\n`); return `aaa-${i}/`; });
  mkdirSync(join(folder, 'theme/partials'), { recursive: true });
  await measure('template', running, heard, (mark) => { save('theme/partials/footer.mustache', `<p>${mark}</p>\n`); return address; });
  const settings = text('site.toml');
  await measure('site.toml', running, heard, (mark) => { save('site.toml', settings.replace(/^title *= *".*"/m, `title = "${mark}"`)); return address; });
  heard.end.abort();
  await running.stop();
}

async function from_nothing() {
  const times = [];
  for (let i = 0; i < Number(edits); ++i) {
    const root = join(folder, `ny-${i}`);
    const from = performance.now();
    execFileSync(program, ['init', root], { stdio: 'ignore' });
    const running = await start(root);
    const shown = await (await fetch(running.address)).text();
    if (!shown.includes('</html>')) throw new Error(`no page: ${shown}`);
    times.push(performance.now() - from);
    await running.stop();
  }
  times.sort((a, b) => a - b);
  console.log(`init and serve least ${times[0].toFixed(0).padStart(5)}   median ${times[Math.floor(times.length / 2)].toFixed(0).padStart(5)}   most ${times.at(-1).toFixed(0).padStart(5)} ms to the first page`);
}

try {
  await edits_of_a_site();
  await from_nothing();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
