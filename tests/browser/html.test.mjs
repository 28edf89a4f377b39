// Every page of three sites by html-validate's rules: this repository's own, and one with all kinds of pages in four
// languages in each theme. No browser needed.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeSite } from './fixture/kinds.mjs';
import { buildSite, noSite } from './support.mjs';

const require = createRequire(import.meta.url);
const installed = (name) => { try { return Boolean(require.resolve(name)); } catch { return false; } };
const skip = noSite || (installed('html-validate') ? false : 'no html-validate (npm ci --prefix tests/browser)');

const kRules = {
  // Choices of style, not faults: attributes are written as HTML allows, long titles belong to their authors.
  'void-style': ['error', { style: 'omit' }],
  'long-title': 'off',
  'no-trailing-whitespace': 'off',
  'doctype-style': 'off',
  'attribute-boolean-style': 'off',
  'attribute-empty-style': 'off',
  'no-inline-style': 'error',
  // HTML lets an id begin with a digit, and a heading may.
  'valid-id': ['error', { relaxed: true }],
  'require-sri': 'off',
  // Lists without markers need the role for VoiceOver; a form's role tells its kind.
  'no-redundant-role': 'off',
  'prefer-native-element': 'off',
  'tel-non-breaking': 'off',
  'no-implicit-button-type': 'off',
  'no-implicit-input-type': 'off',
  // A stub leads on at once.
  'meta-refresh': 'off',
};

async function faultsOf(folder) {
  const { HtmlValidate } = await import('html-validate');
  const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'], rules: kRules });
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.html')).sort();
  assert.ok(files.length > 40, `only ${files.length} pages`);
  const wrong = [];
  for (const file of files) {
    const report = await validator.validateString(readFileSync(join(folder, file), 'utf8'));
    for (const { messages } of report.results) {
      for (const { line, ruleId, message } of messages) wrong.push(`${file}:${line}: ${ruleId}: ${message}`);
    }
  }
  return wrong;
}

for (const [name, write] of [['this repository\'s own site', () => null], ['all kinds of pages', () => writeSite()], ['the second theme', () => writeSite('skranke')]]) {
  test(`every page is valid HTML: ${name}`, { skip }, async () => {
    const written = write();
    const site = buildSite(written ? { root: written.root } : {});
    try {
      assert.deepEqual((await faultsOf(site.folder)).slice(0, 20), []);
    } finally {
      site.remove();
      written?.remove();
    }
  });
}
