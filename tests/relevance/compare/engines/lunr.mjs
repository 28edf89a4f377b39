// lunr with lunr-languages: its stemmer, trimmer and stop words.
import { createRequire } from 'node:module';
import { askAll } from '../ask.mjs';
import { served, servedFiles } from '../bytes.mjs';
import { fieldsOf } from '../sets.mjs';

export const name = 'lunr';

const require = createRequire(import.meta.url);
const lunr = require('lunr');
require('lunr-languages/lunr.stemmer.support')(lunr);
require('lunr-languages/lunr.da')(lunr);
require('lunr-languages/lunr.no')(lunr);

function build(set, boosted) {
  const language = set.language === 'da' ? lunr.da : lunr.no;
  return lunr(function index() {
    this.use(language);
    this.ref('id');
    this.field('title', boosted ? { boost: 5 } : {});
    this.field('aliases', boosted ? { boost: 4 } : {});
    this.field('headings', boosted ? { boost: 2 } : {});
    this.field('body');
    for (const document of set.documents) this.add(fieldsOf(document));
  });
}

// lunr's guide: a whole word counts most, the beginning of a word less, a word one edit away least.
function recipe(query, text) {
  for (const token of lunr.tokenizer(text)) {
    query.term(token.toString(), { boost: 10 });
    query.term(token.toString(), { boost: 2, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
    query.term(token.toString(), { boost: 1, usePipeline: false, editDistance: 1 });
  }
}

export async function run(set, queries) {
  const language = set.language === 'da' ? 'da' : 'no';
  const library = servedFiles(['lunr/lunr.min.js', 'lunr-languages/min/lunr.stemmer.support.min.js',
    `lunr-languages/min/lunr.${language}.min.js`].map((path) => require.resolve(path)));
  const titles = served(Buffer.from(JSON.stringify(set.documents.map(({ id, title }) => [id, title]))));
  const variant = async (label, settings, boosted, ask) => {
    const index = build(set, boosted);
    const stored = Buffer.from(JSON.stringify(index));
    return {
      label,
      settings,
      indexBytes: stored.length,
      download: served(stored) + titles + library,
      ...(await askAll(queries, (text) => index.query((query) => ask(query, text)).slice(0, 10).map(({ ref }) => ref))),
    };
  };
  const plain = (query, text) => lunr.tokenizer(text).forEach((token) => query.term(token.toString(), {}));
  return [
    await variant('stems', 'lunr-languages stemmer, no boosts', false, plain),
    await variant('boosted, prefix, one edit', 'title ×5, aliases ×4, headings ×2; whole word 10, prefix 2, one edit 1', true, recipe),
  ];
}
