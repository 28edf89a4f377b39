// The suggestions under the search field: an editable combobox with a list and manual selection, after the ARIA
// Authoring Practices Guide. Focus stays in the field; the list is only pointed at (aria-activedescendant). Everything
// is built with textContent, so titles and queries are text whatever they hold.

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const kTerms = 5;
const kQuestions = 3;
const kRest = 700; // milliseconds without a key: typing rests, the count is read aloud
const kPause = 250; // milliseconds without a key: the pages' own texts are loaded, for the questions in them
const kRecent = 'kb-recent'; // localStorage: a JSON list of queries, newest first
const kClick = 300; // milliseconds: a click comes so long after the finger has left at most
const kRemembered = 6;

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

// An icon of the page's sprite, or an empty place where the page has none of that name.
export function icon(name) {
  if (!document.getElementById(`i-${name}`)) return element('span', { class: 'i', 'aria-hidden': 'true' });
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const use = document.createElementNS(space, 'use');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

// The pieces of `text` at `marks`, [[begin, end] …] in UTF-8 bytes: [{ text, marked }].
export function pieces(text, marks = []) {
  const bytes = encoder.encode(text);
  const list = [];
  let at = 0;
  const push = (end, marked) => {
    if (end > at) list.push({ text: decoder.decode(bytes.subarray(at, end)), marked });
    at = Math.max(at, end);
  };
  for (const [begin, end] of marks) {
    push(begin, false);
    push(end, true);
  }
  push(bytes.length, false);
  return list;
}

export function marked(text, marks, tag) {
  const fragment = document.createDocumentFragment();
  for (const piece of pieces(text, marks)) {
    fragment.append(piece.marked ? element(tag, {}, piece.text) : piece.text);
  }
  return fragment;
}

// `marks` of `text`, each narrowed to what was typed of it: the longest beginning of `query` or of one of its words that
// stands in what was found. Where none does (a synonym, another form), the whole word says why the entry is here.
export function typedMarks(text, marks, query) {
  const typed = query.toLowerCase();
  const words = [typed, ...(typed.match(/[\p{L}\p{N}]+/gu) ?? [])];
  let at = 0;
  return pieces(text, marks).flatMap((piece) => {
    const begin = at;
    at += encoder.encode(piece.text).length;
    if (!piece.marked) return [];
    const found = piece.text.toLowerCase();
    let best = '';
    for (const word of words) {
      for (let length = word.length; length > best.length && length > 1; --length) {
        if (found.includes(word.slice(0, length))) best = word.slice(0, length);
      }
    }
    if (!best) return [[begin, at]];
    const from = begin + encoder.encode(found.slice(0, found.indexOf(best))).length;
    return [[from, from + encoder.encode(best).length]];
  });
}

// The theme's texts: say('count', { n: 3, q: 'aftale' }).
export function texts() {
  const known = new Map();
  for (const template of document.querySelectorAll('template[data-kb-strings]')) {
    for (const node of template.content.querySelectorAll('[data-key]')) known.set(node.dataset.key, node.textContent);
  }
  return (key, values = {}) =>
    (known.get(key) ?? key).replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

export function countText(say, count, query) {
  const values = { n: count.toLocaleString(document.documentElement.lang || undefined), q: query };
  return say(count === 0 ? 'none' : count === 1 ? 'count.one' : 'count', values);
}

// How many answers, and for what: where another spelling is shown than was typed, that is said first.
export function answersText(say, results, query) {
  const meant = results.total > 0 && results.didYouMean;
  const count = countText(say, results.total, meant || query);
  return meant ? `${say('corrected', { q: query, w: meant })} ${count}` : count;
}

export function addressesOf(form) {
  const absolute = (address) => (address ? new URL(address, document.baseURI).href : '');
  const { root, wasm, fallback } = form.dataset;
  return { root: absolute(root), wasm: absolute(wasm), fallback: absolute(fallback) };
}

// Where a result leads: the section's place in the page, with the words found, which the page then marks.
export function addressOf(page, section) {
  const words = new Set();
  const gather = (text, marks) => {
    for (const piece of pieces(text, marks)) if (piece.marked) words.add(piece.text.toLowerCase());
  };
  gather(page.title, page.titleMarks);
  for (const part of section ? [section] : page.sections) {
    gather(part.heading, part.headingMarks);
    gather(part.excerpt, part.excerptMarks);
  }
  const query = words.size ? `?fundet=${[...words].slice(0, 8).map(encodeURIComponent).join('+')}` : '';
  return page.url + query + (section?.anchor ? `#${encodeURIComponent(section.anchor)}` : '');
}

export function questionsOf(results) {
  const found = [];
  for (const page of results.pages) {
    for (const section of page.sections) if (section.kind === 'faq') found.push({ page, section });
  }
  return found.sort((a, b) => b.section.score - a.section.score);
}

// Recent searches stay on the visitor's device, and only once the visitor has asked for it: then the list is there, be it
// empty. null: nothing is remembered. Where storage is blocked, nothing ever is.
export function recentSearches() {
  try {
    const list = JSON.parse(localStorage.getItem(kRecent));
    return Array.isArray(list) ? list.filter((query) => typeof query === 'string').slice(0, kRemembered) : null;
  } catch {
    return null;
  }
}

export function keepRecent(list) {
  try {
    if (list) localStorage.setItem(kRecent, JSON.stringify(list.slice(0, kRemembered)));
    else localStorage.removeItem(kRecent);
  } catch { /* blocked: the choice cannot be kept, and nothing is */ }
}

function shortened(text, limit = 90) {
  if (text.length <= limit) return text;
  return `${text.slice(0, text.lastIndexOf(' ', limit) + 1 || limit).trimEnd()} …`;
}

// The second line of an entry: what it means, or why it is here.
function reasonOf(page, say) {
  if (page.matched && page.tier === 'stem' && page.titleMarks.length === 0) return say('form', { w: page.matched });
  const section = page.sections[0];
  if (page.titleMarks.length === 0 && section?.headingMarks.length) return section.heading;
  return shortened(page.definition || '');
}

// The place an option leads to, whichever words are to be marked there.
const placeOf = (option) => option?.dataset.address.replace(/\?fundet=[^#]*/, '');

function searchFor(query, searchPage) {
  const address = new URL(searchPage, document.baseURI);
  address.searchParams.set('q', query);
  return { title: query, marks: [], reason: '', address: address.href };
}

// Where else to look: the links of the page's menu.
function ways() {
  return [...document.querySelectorAll('[data-kb-menu] a')].map((link) => ({
    title: link.textContent, marks: [], reason: '', address: link.href,
  }));
}

// The lists of a popup: [{ label, icon, entries: [{ title, marks, reason, address }] }].
function groupsOf(results, say, searchPage, query) {
  if (results.pages.length === 0) {
    const meant = results.didYouMean ? [searchFor(results.didYouMean, searchPage)] : [];
    return [
      { label: say('didyoumean'), icon: 'search', entries: meant },
      { label: say('none', { q: query }), icon: 'right', entries: ways() },
    ].filter((group) => group.entries.length > 0);
  }
  const asked = results.didYouMean || query;
  const terms = results.pages.slice(0, kTerms).map((page) => ({
    title: page.title, marks: typedMarks(page.title, page.titleMarks, asked), reason: reasonOf(page, say), address: addressOf(page),
  }));
  const questions = questionsOf(results).slice(0, kQuestions).map(({ page, section }) => ({
    title: section.heading, marks: typedMarks(section.heading, section.headingMarks, asked), reason: page.title, address: addressOf(page, section),
  }));
  return [
    { label: say('terms'), icon: 'book', entries: terms },
    { label: say('faq'), icon: 'question', entries: questions },
  ].filter((group) => group.entries.length > 0);
}

class Suggestions {
  constructor(form, say) {
    this.form = form;
    this.input = form.elements.q;
    this.say = say;
    this.options = [];
    this.active = -1;
    this.turn = 0; // grows with each question and each closing: an answer that comes after another turn has begun is late
    this.list = element('div', { role: 'listbox', id: `${this.input.id}-list`, 'aria-label': say('suggest') });
    this.note = element('p', { class: 'told' });
    this.hint = element('p', { class: 'hint' }, say('keys'));
    this.box = element('div', { class: 'pop' }, this.note, this.list, this.hint);
    this.box.hidden = true;
    this.status = element('p', { class: 'vh', role: 'status' });
    form.append(this.box, this.status);
    const attributes = {
      role: 'combobox', 'aria-expanded': 'false', 'aria-controls': this.list.id, 'aria-autocomplete': 'list',
    };
    for (const [key, value] of Object.entries(attributes)) this.input.setAttribute(key, value);
    this.listen();
  }

  get open() { return !this.box.hidden; }

  // `note`: what is said above the list; `count`: what is read aloud. An option that was chosen while the answer was on its
  // way stays chosen.
  show(groups, count, note = '') {
    const chosen = placeOf(this.options[this.active]);
    this.options = [];
    this.note.textContent = note;
    this.note.hidden = note === '';
    this.list.replaceChildren(...groups.map((group, number) => {
      const label = element('p', { class: 'label', id: `${this.list.id}-${number}`, role: 'presentation' }, group.label);
      const box = element('div', { role: 'group', 'aria-labelledby': label.id }, label);
      for (const entry of group.entries) {
        const text = element('span', {}, marked(entry.title, entry.marks, 'b'));
        if (entry.reason) text.append(' ', element('small', {}, entry.reason));
        const id = `${this.list.id}-o${this.options.length}`;
        const option = element('div', { role: 'option', id, 'aria-selected': 'false' }, icon(group.icon), text);
        option.dataset.address = entry.address;
        this.options.push(option);
        box.append(option);
      }
      return box;
    }));
    this.list.hidden = this.options.length === 0;
    this.hint.hidden = this.list.hidden || matchMedia('(pointer: coarse)').matches;
    this.active = -1;
    this.setOpen(this.options.length > 0 || note !== '');
    this.select(chosen ? this.options.findIndex((option) => placeOf(option) === chosen) : -1);
    this.announce(count);
  }

  // Says it once, be it told again.
  announce(text) {
    if (text === this.count) return;
    this.count = text;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => { this.status.textContent = text; }, kRest);
  }

  setOpen(open) {
    this.box.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open && this.options.length > 0));
    if (open) return;
    this.select(-1);
    ++this.turn;
  }

  // Begins another turn: nothing is chosen, no count is said any more.
  begin() {
    this.select(-1);
    clearTimeout(this.resting);
    this.count = null;
    return ++this.turn;
  }

  select(number) {
    this.options[this.active]?.setAttribute('aria-selected', 'false');
    this.active = number;
    const option = this.options[number];
    if (!option) return this.input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', option.id);
  }

  step(by) {
    const count = this.options.length;
    if (count) this.select(this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count);
  }

  listen() {
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.form.addEventListener('focusout', (event) => {
      if (!this.form.contains(event.relatedTarget)) this.setOpen(false);
    });
    this.form.addEventListener('submit', () => this.setOpen(false));
    // A press must not take the focus away from the field, which would close the list before the click. Until it has
    // become a click the list stays as it is, so that nobody lands elsewhere than they pointed.
    this.box.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.released = new Promise((done) => {
        addEventListener('pointercancel', done, { once: true });
        addEventListener('pointerup', () => setTimeout(done, kClick), { once: true });
      });
    });
    this.box.addEventListener('mousedown', (event) => event.preventDefault());
    const go = (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.go(option, event.button === 1 || event.ctrlKey || event.metaKey);
    };
    this.box.addEventListener('click', go);
    this.box.addEventListener('auxclick', (event) => event.button === 1 && go(event));
  }

  go(option, elsewhere) {
    if (elsewhere) return void window.open(option.dataset.address, '_blank', 'noopener');
    this.setOpen(false);
    location.assign(option.dataset.address);
  }

  onKey(event) {
    // Safari ends a composition before the key that ended it; the key has this code then.
    if (event.isComposing || event.keyCode === 229) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!this.options.length) return;
      event.preventDefault();
      const opened = this.open;
      this.setOpen(true);
      if (opened || !event.altKey) this.step(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Enter' && this.open && this.active >= 0) {
      event.preventDefault();
      this.go(this.options[this.active], event.ctrlKey || event.metaKey);
    } else if (key === 'Escape') {
      event.preventDefault();
      if (this.open) return this.setOpen(false);
      if (this.input.value === '') return this.input.blur();
      this.input.value = '';
      this.input.dispatchEvent(new Event('input', { bubbles: true }));
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) {
      this.select(-1);
    }
  }
}

// Starts the combobox on `form`; `engine` is the module kb-search.js.
export function start(form, engine) {
  const say = texts();
  const suggestions = new Suggestions(form, say);
  const { input } = suggestions;
  let ask; // promise of a function, see newestOnly

  const open = () => (ask ??= engine.openIndex(addressesOf(form)).then(engine.newestOnly));
  const run = async () => {
    const query = input.value.trim();
    const turn = suggestions.begin();
    if (!query) {
      const entries = (recentSearches() ?? []).map((recent) => searchFor(recent, form.action));
      return suggestions.show(entries.length ? [{ label: say('recent'), icon: 'search', entries }] : [], '');
    }
    let search;
    const show = async (options) => {
      const results = await search(query, { limit: kTerms, sections: 2, ...options });
      await suggestions.released;
      if (!results || turn !== suggestions.turn) return 0;
      const note = results.total > 0 && results.didYouMean ? say('corrected', { q: query, w: results.didYouMean }) : '';
      suggestions.show(groupsOf(results, say, form.action, query), answersText(say, results, query), note);
      return results.total;
    };
    try {
      search = await open();
      if (turn !== suggestions.turn) return; // a longer query is asked for: this one would load what nobody sees
      if (await show({ excerpts: false }) === 0) return;
    } catch (error) {
      ask = undefined; // the next key tries again
      console.warn('search:', error);
      if (turn === suggestions.turn) suggestions.show([], say('failed'), say('failed'));
      return;
    }
    // Titles are there with the first answer; questions may stand in texts that are a download of their own.
    await new Promise((rested) => { setTimeout(rested, kPause); });
    if (turn === suggestions.turn) await show({}).catch((error) => console.warn('search:', error));
  };
  input.addEventListener('input', run);
  input.addEventListener('focus', () => input.value || run());
  input.addEventListener('click', () => suggestions.open || run());
  open().catch(() => { ask = undefined; });
  if (document.activeElement === input) run();
}
