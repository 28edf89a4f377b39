// Compares kbgen's alphabetical order with ICU's (Intl.Collator of this node) on every word of Debian's snowball-data:
// Danish and Norwegian, plain and capitalized, and with their neighbours as two-word phrases.
// Usage: node tests/relevance/linguistics-collation.js SORTER
// where `SORTER LANGUAGE` sorts the lines of its input by kb::sort_key (tests/relevance/linguistics-sort.cc).
// Prints the words compared and the lines that stand elsewhere; status 1 if there are any, 77 without the words.
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');

const sorter = process.argv[2];
const files = ['danish', 'norwegian'].map((name) => `/usr/share/snowball/data/${name}/voc.txt`);
if (!sorter || !files.every((file) => fs.existsSync(file))) {
  console.log('skipped: needs a sorter and Debian package snowball-data');
  process.exit(77);
}
const words = new Set();
for (const file of files) {
  let before = '';
  for (const word of fs.readFileSync(file, 'utf8').split('\n')) {
    if (!word) continue;
    words.add(word);
    if (words.size % 5 === 0) words.add(word[0].toUpperCase() + word.slice(1));
    if (words.size % 7 === 0) words.add(word.toUpperCase());
    if (words.size % 11 === 0 && before) words.add(`${before} ${word}`);
    if (words.size % 13 === 0 && before) words.add(`${before}-${word}`);
    if (words.size % 17 === 0) words.add(`${word} ${words.size}`);
    before = word;
  }
}
const list = [...words];
let different = 0;
for (const language of ['da', 'nb', 'nn']) {
  const collator = new Intl.Collator(language, { numeric: true, caseFirst: 'upper' });
  const expected = list.slice().sort((a, b) => collator.compare(a, b) || (a < b ? -1 : 1));
  const input = list.slice().sort().join('\n') + '\n';
  const actual = execFileSync(sorter, [language], { input, encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n');
  let wrong = actual.length === expected.length ? 0 : 1;
  for (let i = 0; i < expected.length; ++i) {
    if (actual[i] === expected[i]) continue;
    if (++wrong <= 5) console.log(`${language}: line ${i + 1}: ICU ${expected[i]}, kbgen ${actual[i]}`);
  }
  console.log(`${language}: ${expected.length} words and phrases, ${wrong} in another place (ICU ${process.versions.icu})`);
  different += wrong;
}
process.exit(different ? 1 : 0);
