// Bytes as a reader downloads them.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// As a host serves it: gzip where that makes it smaller (some formats are packed already).
export const served = (bytes) => Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length);
export const servedFiles = (paths) => paths.reduce((all, path) => all + served(readFileSync(path)), 0);

export function folderBytes(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((all, entry) => all + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}

// Twenty queries, evenly over all.
export function sampleOf(queries) {
  const step = Math.max(1, queries.length / 20);
  return Array.from({ length: Math.min(20, queries.length) }, (_, i) => queries[Math.floor(i * step)]);
}

export const mean = (values) => Math.round(values.reduce((all, value) => all + value, 0) / values.length);
