// The test sets, in one shape for every engine:
//   { name, language: 'da'|'nb', documents: [{ id, title, aliases, blocks: [{ level, text }] }],
//     queries: [{ id, text, kind, relevant: [id] }] }
// A block of level 0 is text, 1–6 a heading. The first kind of set lies beside the repository (../shared/relevance),
// the second is this repository's own: tests/relevance/own over the sample site.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const lines = (text) => text.split('\n').filter((line) => line !== '');
const unpacked = (path) => gunzipSync(readFileSync(path)).toString();

// Lines of the body that are the next heading are headings, the others text; as read_set.cc reads them.
function blocksOf(body, headings) {
  const blocks = [];
  let next = 0;
  for (const line of lines(body)) {
    const heading = headings[next];
    if (heading && line.trimEnd() === heading[1].trimEnd()) {
      blocks.push({ level: Math.min(6, heading[0]), text: line.trim() });
      ++next;
    } else {
      blocks.push({ level: 0, text: line });
    }
  }
  return blocks;
}

export function readSharedSet(folder, name) {
  const headingsFile = join(folder, 'headings', `${name}.json.gz`);
  const headings = existsSync(headingsFile) ? JSON.parse(unpacked(headingsFile)) : {};
  const documents = lines(unpacked(join(folder, 'docs', `${name}.jsonl.gz`))).map((line) => {
    const { id, title, body } = JSON.parse(line);
    return { id, title, aliases: [], blocks: blocksOf(body, headings[id] || []) };
  });
  const relevant = new Map();
  for (const line of lines(readFileSync(join(folder, 'dev', name, 'qrels.tsv'), 'utf8'))) {
    const [query, document, grade] = line.split('\t');
    if (Number(grade) > 0) relevant.set(query, [...(relevant.get(query) || []), document]);
  }
  const queries = lines(readFileSync(join(folder, 'dev', name, 'queries.jsonl'), 'utf8')).map((line) => {
    const { id, text, kind } = JSON.parse(line);
    return { id, text, kind, relevant: relevant.get(id) || [] };
  });
  return { name, language: name.slice(0, 2), documents, queries };
}

// Markdown as the site exports it (index.md beside each page) to the words a reader sees.
function textOfMarkdown(line) {
  return line
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:>\s*)*(?:\[![A-Z]+\])?/, '')
    .replace(/^\s*(?:[-*+]|\d+\.)\s+/, '')
    .replace(/^\|?[\s:|-]+\|?$/, '')
    .replace(/[*`|]+/g, ' ')
    .trim();
}

function blocksOfMarkdown(markdown) {
  const blocks = [];
  let title = true;
  for (const line of lines(markdown)) {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading && title) {
      title = false;
    } else if (heading) {
      blocks.push({ level: heading[1].length, text: textOfMarkdown(heading[2]) });
    } else if (textOfMarkdown(line)) {
      blocks.push({ level: 0, text: textOfMarkdown(line) });
    }
  }
  return blocks;
}

function* pagesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* pagesBelow(join(folder, entry.name));
    if (entry.name === 'index.json' && existsSync(join(folder, 'index.md'))) yield folder;
  }
}

// `site` is the built sample site, `file` own/LANGUAGE.tsv.
export function readOwnSet(site, file, language) {
  const documents = [];
  for (const folder of pagesBelow(site)) {
    const page = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    if (page.language !== language) continue;
    documents.push({
      id: new URL(page.url).pathname,
      title: page.title,
      aliases: page.aliases || [],
      blocks: blocksOfMarkdown(readFileSync(join(folder, 'index.md'), 'utf8')),
    });
  }
  const queries = lines(readFileSync(file, 'utf8')).map((line, i) => {
    const [kind, text, expected] = line.split('\t');
    return { id: `${language}-own-${String(i + 1).padStart(4, '0')}`, text, kind, relevant: [expected.split('#')[0]] };
  });
  return { name: `${language}-own`, language, documents, queries };
}

// What is wrong with a set, or null: every query needs an answer that is among the documents.
export function faultOf(set) {
  const ids = new Set(set.documents.map(({ id }) => id));
  if (ids.size !== set.documents.length) return `${set.name}: two documents have one id`;
  for (const { id, relevant } of set.queries) {
    if (relevant.length === 0) return `${set.name}: query ${id} has no answer`;
    const missing = relevant.find((document) => !ids.has(document));
    if (missing) return `${set.name}: query ${id} expects ${missing}, which is no document`;
  }
  return null;
}

// The fields that engines with fields index.
export function fieldsOf({ id, title, aliases, blocks }) {
  return {
    id,
    title,
    aliases: aliases.join('\n'),
    headings: blocks.filter(({ level }) => level > 0).map(({ text }) => text).join('\n'),
    body: blocks.filter(({ level }) => level === 0).map(({ text }) => text).join('\n'),
  };
}
