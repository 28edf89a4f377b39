// Xapian with its Danish and Norwegian stemmers (Debian's python3-xapian).
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderBytes } from '../bytes.mjs';
import { fieldsOf } from '../sets.mjs';

export const name = 'Xapian';

const kPython = '/usr/bin/python3'; // Debian's: that is where python3-xapian lives
const kScript = fileURLToPath(new URL('xapian_answers.py', import.meta.url));

export function missing() {
  return spawnSync(kPython, ['-c', 'import xapian']).status === 0 ? null : 'Debian package python3-xapian';
}

export async function run(set, queries, work) {
  const folder = join(work, 'xapian', set.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const request = { language: set.language === 'da' ? 'danish' : 'norwegian', folder, documents: set.documents.map(fieldsOf), queries };
  const { status, stdout, stderr } = spawnSync(kPython, [kScript], { input: JSON.stringify(request), maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`xapian_answers.py: ${stderr}`);
  return JSON.parse(stdout).map((variant) => ({ ...variant, indexBytes: folderBytes(folder), download: null }));
}
