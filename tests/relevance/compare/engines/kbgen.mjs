// kbgen: the engine and index a reader's browser gets, loaded by the site's own script, in node.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { askAll } from '../ask.mjs';
import { folderBytes, mean, sampleOf, served } from '../bytes.mjs';
import { openIndex } from '../../../../search/browser/kb-search.js';

export const name = 'kbgen';

const kRoot = fileURLToPath(new URL('../../../..', import.meta.url));
const kBuild = process.env.KB_BUILD || join(kRoot, 'build/release');
const kEngine = join(kBuild, 'search.wasm');
const kScript = join(kRoot, 'search/browser/kb-search.js');

// The index of a shared set is written by kb_relevance; that of an own set lies in the built site.
function indexOf(set, { work, site, shared }) {
  if (set.name.endsWith('-own')) {
    const file = readdirSync(join(site, 'search')).find((entry) => entry.startsWith(`${set.language}.`) && entry.endsWith('.kbi'));
    return join(site, 'search', file);
  }
  const folder = join(work, 'kbgen', set.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(join(kBuild, 'tests/kb_relevance'), [shared, set.name, '--index', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'root.kbi');
}

export async function run(set, queries, work, places) {
  const root = indexOf(set, { work, ...places });
  const chunks = root.replace(/\.kbi$/, '');
  let fetched = 0;
  const fetcher = async (address) => {
    const bytes = readFileSync(new URL(address));
    fetched += served(bytes);
    return new Response(bytes);
  };
  const open = (serial) => openIndex({ root: String(pathToFileURL(root)), wasm: `${pathToFileURL(kEngine)}?${serial}`, fetcher });
  const cold = [], opening = [];
  for (const [i, { text }] of sampleOf(set.queries).entries()) {
    fetched = 0;
    const begin = performance.now();
    const index = await open(i);
    opening.push(performance.now() - begin);
    await index.search(text, { limit: 10 });
    cold.push(fetched);
  }
  const index = await open('all');
  // As the search box asks, for more pages where it is not said how many.
  const asked = await askAll(queries, async (text) => {
    const { pages } = await index.search(text, { limit: places.limit ?? 10, sections: 2, excerpts: false });
    return pages.map(({ url }) => url);
  });
  const indexBytes = readFileSync(root).length + (existsSync(chunks) ? folderBytes(chunks) : 0);
  return [{ label: '', settings: 'as it is built', indexBytes, download: served(readFileSync(kScript)) + mean(cold), opening, ...asked }];
}
