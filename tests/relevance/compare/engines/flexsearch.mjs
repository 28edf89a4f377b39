// FlexSearch: a Document index, fields merged in the order title, aliases, headings, body, as its documentation does.
import FlexSearch from 'flexsearch';
import { fileURLToPath } from 'node:url';
import { askAll } from '../ask.mjs';
import { served, servedFiles } from '../bytes.mjs';
import { fieldsOf } from '../sets.mjs';
import { stemmerOf } from './stemmer.mjs';

export const name = 'FlexSearch';

const { Document, Charset } = FlexSearch;
const kFields = ['title', 'aliases', 'headings', 'body'];

async function exported(index) {
  const parts = [];
  await index.export((key, data) => { parts.push(Buffer.from(`${key}\n${data ?? ''}`)); });
  return Buffer.concat(parts);
}

function answer(index, text) {
  const found = new Set();
  const results = index.search(text, { limit: 10, suggest: true });
  for (const field of kFields) {
    for (const { field: at, result } of results) {
      if (at === field) result.forEach((id) => found.add(id));
    }
  }
  return [...found].slice(0, 10);
}

export async function run(set, queries) {
  const library = servedFiles([fileURLToPath(new URL('../node_modules/flexsearch/dist/flexsearch.bundle.min.js', import.meta.url))]);
  const stem = await stemmerOf(set.language);
  const stems = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => stem(word));
  const variant = async (label, settings, tokenizeOf, analysis) => {
    const index = new Document({
      document: { id: 'id', index: kFields.map((field) => ({ field, tokenize: tokenizeOf(field), ...analysis })) },
    });
    for (const document of set.documents) index.add(fieldsOf(document));
    const stored = await exported(index);
    return {
      label,
      settings,
      indexBytes: stored.length,
      download: served(stored) + library,
      ...(await askAll(queries, (text) => answer(index, text))),
    };
  };
  const anyPart = (field) => (field === 'body' ? 'forward' : 'full');
  return [
    await variant('forward', 'tokenize forward, suggest, title first', () => 'forward', { encoder: Charset.Normalize }),
    await variant('full', 'titles, aliases and headings by any part of a word, body forward, suggest', anyPart, { encoder: Charset.Normalize }),
    await variant('full, stemmed', 'as full, Snowball stems', anyPart, { encode: stems }),
  ];
}
