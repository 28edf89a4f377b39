// Asks an engine, one query after the other. `search`: a query's text → document ids, best first, or a promise of them.
// Milliseconds are those until the answer is there, query by query.
import { performance } from 'node:perf_hooks';

export async function askAll(queries, search) {
  const answers = {};
  const milliseconds = [];
  for (const { id, text } of queries) {
    const begin = performance.now();
    answers[id] = await search(text);
    milliseconds.push(performance.now() - begin);
  }
  return { answers, milliseconds };
}
