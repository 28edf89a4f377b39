// The search engine in a browser (or node): loads the engine, an index, and the parts of it that a query needs.
//
//   const index = await openIndex({ root: '/search/da.1a2b.kbi', wasm: '/assets/search.wasm', fallback: '/assets/…' });
//   const results = await index.search('opsigelse', { limit: 8 });
//
// Results are what search/query/engine.h describes; marks in them count UTF-8 bytes. No DOM. On the main thread: a
// query takes some milliseconds (docs/theming-search.md has the numbers). Chunk n of an index lies at the
// root's address without ".kbi", then "/n.kbi". Where WebAssembly is refused (Content-Security-Policy without
// 'wasm-unsafe-eval') the engine's JavaScript build, `fallback`, is loaded instead. In a site opened from a disk all is
// loaded as scripts (kb-offline.js), and pages have the addresses they have there.

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const kMostRounds = 4; // an index wants chunks at most twice; more means that it is broken

const kEmptyModule = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

function webAssemblyWorks() {
  try {
    return new WebAssembly.Module(kEmptyModule) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

async function bytesOf(fetcher, address) {
  const response = await fetcher(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function instantiate({ wasm, fallback, fetcher }, attempt) {
  let exports;
  if (webAssemblyWorks()) {
    const response = await fetcher(wasm);
    if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
    const typed = (response.headers.get('content-type') || '').startsWith('application/wasm');
    const { instance } = typed && WebAssembly.instantiateStreaming
      ? await WebAssembly.instantiateStreaming(response, {})
      : await WebAssembly.instantiate(await response.arrayBuffer(), {});
    exports = instance.exports;
  } else {
    if (!fallback) throw new Error('WebAssembly is not allowed here, and the site has no other build of its search');
    // A module is one instance for ever; another fragment makes another one, from the same bytes.
    const address = attempt ? `${fallback}#${attempt}` : fallback;
    exports = await (globalThis.kbOffline ? kbOffline.load(address) : import(address));
  }
  return new Engine(exports);
}

// What the engine answers with are structs of search/query/engine.h as they lie in its memory: how many words of 32 bits
// a member takes, and how it is read from those that begin at `at`.
const kTiers = ['exact', 'stem', 'compound', 'spelling', 'derivation', 'synonym', 'other_language', 'typo', 'prefix'];
const number = { size: 1, read: (words, at) => words[at] };
const flag = { size: 1, read: (words, at) => (words[at] & 255) !== 0 };
const tier = { size: 1, read: (words, at) => kTiers[words[at] & 255] };
const text = { size: 2, read: (words, at) => decoder.decode(new Uint8Array(words.buffer, words[at], words[at + 1])) };
const list = (element) => ({
  size: 2,
  read: (words, at) => Array.from({ length: words[at + 1] }, (_, i) => element.read(words, words[at] / 4 + i * element.size)),
});
const struct = (size, members) => ({
  size,
  read: (words, at) => {
    const value = {};
    for (const name in members) {
      value[name] = members[name].read(words, at);
      at += members[name].size;
    }
    return value;
  },
});
const numbers = list(number);
const marks = list({ size: 2, read: (words, at) => [words[at], words[at + 1]] });
const section = struct(16, {
  heading: text, anchor: text, kind: text, excerpt: text, headingMarks: marks, excerptMarks: marks, answer: flag,
  answerText: text, score: number,
});
const page = struct(21, {
  page: number, url: text, title: text, kind: text, category: text, definition: text, titleMarks: marks, tier,
  matched: text, score: number, sections: list(section),
});
const answer = struct(12, {
  wants: numbers, pages: list(page), total: number, didYouMean: text, also: list(text), knownWords: list(text), question: flag,
});

// One instance of the engine: the calls of search/wasm/abi.cc.
class Engine {
  constructor(exports) {
    this.exports = exports;
    this.broken = false; // after a trap its memory can no longer be trusted
  }

  // Calls `name` with the bytes between `before` and `after`.
  call(name, before, bytes, after = []) {
    const { kb_alloc, memory } = this.exports;
    try {
      const address = kb_alloc(bytes.length) >>> 0;
      new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
      return this.exports[name](...before, address, bytes.length, ...after) >>> 0;
    } catch (error) {
      this.broken = true;
      throw error;
    }
  }

  // What a call answers with at `address`, before the next call.
  read(kind, address) {
    return kind.read(new Int32Array(this.exports.memory.buffer), address / 4);
  }
}

const kRefusals = 256; // below are no addresses, but numbers of search/index/refusal.h

function numbersOf({ limit = 10, sections = 3, asYouType = true, excerpts = true, excerptLength = 220 } = {}) {
  return [limit, sections, (asYouType ? 1 : 0) | (excerpts ? 4 : 0), excerptLength];
}

class Index {
  constructor(engine, handle, folder, fetcher) {
    this.engine = engine;
    this.handle = handle;
    this.folder = folder;
    this.fetcher = fetcher;
    this.chunks = new Map(); // number → promise, so that two queries fetch a chunk once
  }

  loadChunk(number) {
    let chunk = this.chunks.get(number);
    if (!chunk) {
      chunk = bytesOf(this.fetcher, `${this.folder}/${number}.kbi`).then((bytes) => {
        const refusal = this.engine.call('kb_add_chunk', [this.handle, number], bytes);
        if (refusal) throw new Error(`chunk ${number}: refused, ${refusal}`);
      });
      chunk.catch(() => this.chunks.delete(number)); // the next query may try again
      this.chunks.set(number, chunk);
    }
    return chunk;
  }

  // The results exactly as `kbgen search --format=json` prints them. Loads what the query needs. `stale` is asked between
  // rounds; null where the query went so.
  async ask(query, options, stale = () => false) {
    const bytes = encoder.encode(query.normalize()); // the engine composes no letters
    const packed = numbersOf(options);
    for (let round = 0; round < kMostRounds; ++round) {
      const { wants, ...results } = this.engine.read(answer, this.engine.call('kb_search', [this.handle], bytes, packed));
      if (wants.length === 0) return results;
      await Promise.all(wants.map((number) => this.loadChunk(number)));
      if (stale()) return null;
    }
    throw new Error('the index asks for chunks without end');
  }

  async search(query, options, stale) {
    const results = await this.ask(query, options, stale);
    if (globalThis.kbOffline) for (const page of results?.pages ?? []) page.url = kbOffline.pageAt(page.url);
    return results;
  }
}

// A function that asks the index and answers null for every query but the newest: answers never come out of order.
export function newestOnly(index) {
  let newest = 0;
  return async (query, options) => {
    const mine = ++newest;
    const results = await index.search(query, options, () => mine !== newest);
    return mine === newest ? results : null;
  };
}

const engines = new Map(); // wasm address → { promise, attempt }

async function engineFor(urls) {
  const known = engines.get(urls.wasm);
  if (known) {
    const engine = await known.promise.catch(() => null);
    if (engine && !engine.broken) return engine;
    if (engines.get(urls.wasm) !== known) return engineFor(urls);
  }
  const attempt = known ? known.attempt + 1 : 0;
  const fresh = { attempt, promise: instantiate(urls, attempt) };
  engines.set(urls.wasm, fresh);
  return fresh.promise;
}

// Opens the index at `root`. Engine and root are fetched at once; indexes opened with one `wasm` share the engine.
export async function openIndex({ root, wasm, fallback = '', fetcher = globalThis.kbOffline?.fetch ?? ((address) => fetch(address)) }) {
  const [engine, bytes] = await Promise.all([engineFor({ wasm, fallback, fetcher }), bytesOf(fetcher, root)]);
  const handle = engine.call('kb_open', [], bytes);
  if (handle < kRefusals) throw new Error(`${root}: refused, ${handle}`);
  return new Index(engine, handle, root.replace(/\.kbi$/, ''), fetcher);
}
