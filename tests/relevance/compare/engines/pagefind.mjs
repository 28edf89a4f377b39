// Pagefind: its own indexer over HTML pages, its own script and WebAssembly for the queries (in node, without worker).
import { createIndex, close } from 'pagefind';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { askAll } from '../ask.mjs';
import { folderBytes, mean, sampleOf, served } from '../bytes.mjs';

export const name = 'Pagefind';

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function htmlOf({ title, aliases, blocks }, language) {
  const body = blocks.map(({ level, text }) => (level ? `<h${Math.max(2, level)}>${escaped(text)}</h${Math.max(2, level)}>` : `<p>${escaped(text)}</p>`));
  const also = aliases.length ? `<p>${escaped(aliases.join(', '))}</p>` : '';
  return `<!doctype html><html lang="${language === 'nb' ? 'no' : language}"><head><title>${escaped(title)}</title></head>` +
    `<body><main data-pagefind-body><h1>${escaped(title)}</h1>${also}${body.join('\n')}</main></body></html>`;
}

// Its script fetches addresses; here they are files. `fetched` collects what each one weighs as served.
let fetched = new Map();
async function fetchFile(address) {
  const path = new URL(String(address).replace(/\?.*$/, ''));
  const bytes = readFileSync(path);
  fetched.set(path.pathname, served(bytes));
  return new Response(bytes);
}

async function writeIndex(set, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { index, errors } = await createIndex({ forceLanguage: set.language === 'nb' ? 'no' : set.language });
  if (!index) throw new Error(errors.join('; '));
  for (const document of set.documents) {
    const result = await index.addHTMLFile({ url: `/${encodeURIComponent(document.id)}`, content: htmlOf(document, set.language) });
    if (result.errors.length) throw new Error(result.errors.join('; '));
  }
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length) throw new Error(written.errors.join('; '));
}

async function ask(instance, text) {
  const { results } = await instance.search(text);
  const ids = [];
  for (const result of results.slice(0, 10)) ids.push(decodeURIComponent((await result.data()).raw_url.slice(1)));
  return ids;
}

export async function run(set, queries, work) {
  const folder = join(work, 'pagefind', set.name);
  await writeIndex(set, folder);
  const plainFetch = globalThis.fetch;
  globalThis.fetch = fetchFile;
  try {
    const script = await import(pathToFileURL(join(folder, 'pagefind.js')));
    const indexBytes = folderBytes(join(folder, 'index')) + folderBytes(join(folder, 'fragment'));
    const base = pathToFileURL(folder) + '/';
    const variant = async (label, settings, ranking) => {
      const open = () => script.createInstance({ basePath: base, ...(ranking ? { ranking } : {}) });
      const cold = [];
      for (const { text } of sampleOf(set.queries)) {
        fetched = new Map();
        await ask(open(), text);
        cold.push([...fetched.values()].reduce((all, size) => all + size, 0));
      }
      const own = ['pagefind.js', 'pagefind-worker.js'].reduce((all, file) => all + served(readFileSync(join(folder, file))), 0);
      const instance = open();
      return { label, settings, indexBytes, download: own + mean(cold), ...(await askAll(queries, (text) => ask(instance, text))) };
    };
    return [
      await variant('default', 'its default weights of h1 to h6 and title', null),
      await variant('title first', 'ranking: title ×20, termSimilarity 10, pageLength 0.5', { metaWeights: { title: 20 }, termSimilarity: 10, pageLength: 0.5 }),
    ];
  } finally {
    globalThis.fetch = plainFetch;
    await close();
  }
}
