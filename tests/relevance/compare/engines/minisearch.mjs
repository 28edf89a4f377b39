// MiniSearch, by its documentation: fields, prefix and fuzzy search, boosts; stemming through `processTerm`.
import MiniSearch from 'minisearch';
import { fileURLToPath } from 'node:url';
import { askAll } from '../ask.mjs';
import { served, servedFiles } from '../bytes.mjs';
import { fieldsOf } from '../sets.mjs';
import { stemmerOf } from './stemmer.mjs';

export const name = 'MiniSearch';

const kFields = ['title', 'aliases', 'headings', 'body'];
const kReadme = { prefix: true, fuzzy: 0.2 };
const kBoosted = { ...kReadme, boost: { title: 5, aliases: 4, headings: 2 } };

export async function run(set, queries) {
  const stem = await stemmerOf(set.language);
  const library = servedFiles([fileURLToPath(new URL('../node_modules/minisearch/dist/umd/index.js', import.meta.url))]);
  const variant = async (label, settings, searchOptions, processTerm) => {
    const index = new MiniSearch({ fields: kFields, ...(processTerm ? { processTerm } : {}), searchOptions });
    index.addAll(set.documents.map(fieldsOf));
    const stored = Buffer.from(JSON.stringify(index));
    return {
      label,
      settings,
      indexBytes: stored.length,
      download: served(stored) + library,
      ...(await askAll(queries, (text) => index.search(text).slice(0, 10).map((hit) => hit.id))),
    };
  };
  return [
    await variant('as in its readme', 'prefix, fuzzy 0.2', kReadme),
    await variant('boosted', 'title ×5, aliases ×4, headings ×2, prefix, fuzzy 0.2', kBoosted),
    await variant('boosted, stemmed', 'as boosted, Snowball stems', kBoosted, (term) => stem(term.toLowerCase())),
  ];
}
