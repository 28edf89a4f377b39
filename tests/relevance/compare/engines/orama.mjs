// Orama with its own Danish and Norwegian stemmers and stop words untouched.
import { create, insertMultiple, save, search } from '@orama/orama';
import { askAll } from '../ask.mjs';
import { served } from '../bytes.mjs';
import { fieldsOf } from '../sets.mjs';
import { stemmerOf } from './stemmer.mjs';

export const name = 'Orama';

const kLanguage = { da: 'danish', nb: 'norwegian' };
const kBoost = { title: 5, aliases: 4, headings: 2 };

export async function run(set, queries) {
  const stemmer = await stemmerOf(set.language);
  const database = create({
    schema: { id: 'string', title: 'string', aliases: 'string', headings: 'string', body: 'string' },
    components: { tokenizer: { language: kLanguage[set.language], stemming: true, stemmer } },
  });
  await insertMultiple(database, set.documents.map(fieldsOf), 500);
  const stored = Buffer.from(JSON.stringify(save(database)));
  const properties = ['title', 'aliases', 'headings', 'body'];
  const variant = async (label, settings, options) => {
    const asked = await askAll(queries, async (text) => {
      const { hits } = await search(database, { term: text, properties, limit: 10, ...options });
      return hits.map(({ document }) => document.id);
    });
    // Orama ships no single file; its library is not counted.
    return { label, settings, indexBytes: stored.length, download: served(stored), ...asked };
  };
  return [
    await variant('stems', 'its stemmer, no boosts', {}),
    await variant('boosted', 'title ×5, aliases ×4, headings ×2', { boost: kBoost }),
    await variant('boosted, one edit', 'as boosted, tolerance 1', { boost: kBoost, tolerance: 1 }),
  ];
}
