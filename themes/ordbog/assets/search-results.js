// The page of results for ?q= (a link that can be shared; renewed while one types), and on the 404 page what the lost
// address may have meant. `start` is called by search.js with the modules kb-search.js and search-ui.js. Markup:
// docs/theming-search.md. Everything is built with textContent.

const kFirst = 10; // pages shown at first, and added by "more"
const kMore = 20;
const kRest = 700; // milliseconds without a key: the address and the count follow
const kFew = 3;    // so few hits that the other languages are asked too

const kGroups = [ // page kinds in the order they stand; faq holds questions instead of pages
  { key: 'terms', id: 'g-terms', kinds: ['term'] },
  { key: 'faq', id: 'g-faq', kinds: [] },
  { key: 'articles', id: 'g-articles', kinds: ['article'] },
  { key: 'documents', id: 'g-documents', kinds: ['document'] },
  { key: 'pages', id: 'g-pages', kinds: null },
];

class ResultsPage {
  constructor(form, engine, ui) {
    Object.assign(this, { form, engine, ui, input: form.elements.q, say: ui.texts() });
    const part = (name) => document.querySelector(`[data-kb-${name}]`);
    this.parts = {
      title: part('title'), also: part('also'), status: part('status'), groups: part('groups'), list: part('list'),
      browse: part('browse') ?? {}, // a site without topics has none
      recent: part('recent'), // a theme may leave it out
    };
    this.idleTitle = this.parts.title.textContent;
    this.siteTitle = document.title;
    this.limit = kFirst;
    this.indexes = new Map(); // root address → promise of a function, see newestOnly
    part('nojs')?.remove();
    this.listen();
    this.readAddress();
  }

  listen() {
    this.input.addEventListener('input', () => this.ask());
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.input.blur(); // puts a phone's keyboard away
      this.ask();
      this.remember();
    });
    // A link to a group of results changes the address too, but not what is asked for.
    addEventListener('popstate', () => this.queryInAddress() === this.input.value.trim() || this.readAddress());
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[data-query]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, '', link.href);
      this.readAddress();
      scrollTo({ top: 0 });
    });
  }

  queryInAddress() {
    return (new URLSearchParams(location.search).get('q') ?? '').trim();
  }

  readAddress() {
    this.input.value = this.queryInAddress();
    this.ask().then(() => this.remember()); // below the results, so not before them: it would be pushed down
  }

  // Recent searches, for visitors who want them; for the others the offer.
  remember() {
    const { element, recentSearches, keepRecent } = this.ui;
    const place = this.parts.recent;
    if (!place) return;
    const query = this.input.value.trim();
    let list = recentSearches();
    if (list && query) keepRecent(list = [query, ...list.filter((other) => other !== query)]);
    const button = element('button', { type: 'button', class: 'btn' }, this.say(list ? 'forget' : 'remember'));
    button.addEventListener('click', () => {
      keepRecent(list ? null : []);
      this.remember();
      place.querySelector('button').focus();
    });
    const others = (list ?? []).filter((other) => other !== query);
    place.replaceChildren(...(others.length ? [
      element('h2', { class: 'label', id: 'h-recent' }, this.say('recent')),
      element('p', { class: 'inline' }, ...others.flatMap((other) => [this.queryLink(other), ' '])),
    ] : []), button);
    place.hidden = false;
  }

  indexAt(root) {
    if (!this.indexes.has(root)) {
      const opened = this.engine.openIndex({ ...this.ui.addressesOf(this.form), root }).then(this.engine.newestOnly);
      opened.catch(() => this.indexes.delete(root));
      this.indexes.set(root, opened);
    }
    return this.indexes.get(root);
  }

  async ask(limit = kFirst) {
    this.limit = limit;
    const query = this.input.value.trim();
    clearTimeout(this.resting);
    if (!query) return this.showIdle();
    const { root } = this.ui.addressesOf(this.form);
    if (!this.indexes.has(root)) this.parts.title.textContent = this.say('searching', { q: query });
    try {
      const search = await this.indexAt(root);
      if (this.input.value.trim() !== query) return;
      const results = await search(query, { limit, sections: 4 });
      if (results && this.input.value.trim() === query) this.show(query, results);
    } catch (error) {
      this.indexes.clear();
      console.warn('search:', error);
      this.parts.title.textContent = this.idleTitle;
      this.parts.list.replaceChildren(this.ui.element('p', { class: 'note' }, this.say('failed')));
      this.parts.status.textContent = this.say('failed');
      this.parts.browse.hidden = false;
    }
  }

  showIdle() {
    const { title, also, groups, list, browse } = this.parts;
    title.textContent = this.idleTitle;
    document.title = this.siteTitle;
    also.hidden = groups.hidden = true;
    list.replaceChildren();
    browse.hidden = false;
    this.whenResting('', '');
  }

  show(query, results) {
    const { title, list, browse } = this.parts;
    title.textContent = this.ui.countText(this.say, results.total, (results.total > 0 && results.didYouMean) || query);
    document.title = this.say('title', { q: query }) + (this.siteTitle.match(/ – [^–]*$/)?.[0] ?? '');
    browse.hidden = results.total > 0;
    const answer = this.answerBox(results);
    this.all = results.total <= results.pages.length;
    const groups = this.groupsOf(results);
    list.replaceChildren(...[answer, ...groups.map((group) => this.section(group))].filter(Boolean));
    if (results.total > results.pages.length) list.append(this.moreButton(results));
    this.showAlso(query, results);
    this.showRail(groups);
    this.whenResting(query, this.ui.answersText(this.say, results, query), () => this.askOthers(query, results));
  }

  // Once typing rests: the address follows (browsers limit how often it may), the count is read aloud.
  whenResting(query, count, then) {
    this.resting = setTimeout(() => {
      this.parts.status.textContent = count;
      const address = new URL(location);
      if (query) address.searchParams.set('q', query); else address.searchParams.delete('q');
      if (address.href !== location.href) history.replaceState(null, '', address);
      then?.();
    }, kRest);
  }

  groupsOf(results) {
    const placed = new Set();
    const groups = kGroups.map((group) => {
      const entries = group.key === 'faq'
        ? this.ui.questionsOf(results).map(({ page, section }) => this.question(page, section))
        : results.pages.filter((page) => !placed.has(page) && (!group.kinds || group.kinds.includes(page.kind)))
          .map((page) => placed.add(page) && this.page(page));
      return { ...group, label: this.say(group.key), entries };
    });
    // A question is answered by answers: they stand first.
    if (results.question) groups.unshift(...groups.splice(1, 1));
    return groups.filter((group) => group.entries.length > 0);
  }

  page(page, language) {
    const { element, marked, icon, addressOf } = this.ui;
    const [best, ...others] = page.sections.filter((section) => section.kind !== 'faq' && section !== this.answered);
    const shown = best ?? page.sections[0];
    const title = element('a', { href: addressOf(page) }, marked(page.title, page.titleMarks, 'mark'));
    const item = element('li', { lang: language }, element('h3', {}, title));
    if (page.category) item.append(element('p', { class: 'small muted' }, page.category));
    if (shown?.excerpt) item.append(element('p', {}, marked(shown.excerpt, shown.excerptMarks, 'mark')));
    else if (page.definition) item.append(element('p', {}, page.definition));
    const links = [shown, ...others].filter((section) => section?.heading && section.anchor && section.kind !== 'faq');
    if (links.length) {
      item.append(element('ul', { class: 'links', role: 'list' }, ...links.map((section) =>
        element('li', {}, element('a', { href: addressOf(page, section) }, icon('sub'),
          element('span', {}, marked(section.heading, section.headingMarks, 'mark')))))));
    }
    return item;
  }

  question(page, section) {
    const { element, marked, addressOf } = this.ui;
    return element('li', {},
      element('h3', {}, element('a', { href: addressOf(page, section) },
        marked(section.heading, section.headingMarks, 'mark'))),
      element('p', { class: 'small muted' }, this.say('from', { t: page.title })),
      element('p', {}, marked(section.excerpt, section.excerptMarks, 'mark')));
  }

  // No number while there are more than are shown.
  countOf(entries, space) {
    return this.all ? [space, this.ui.element('span', { class: 'count' }, String(entries.length))] : [];
  }

  section({ id, label, entries }) {
    const { element } = this.ui;
    return element('section', { class: 'block', 'aria-labelledby': id },
      element('h2', { id }, label, ...this.countOf(entries, ' ')),
      element('ul', { class: 'results', role: 'list' }, ...entries));
  }

  // The text itself, where the best hit is a definition or the answer to a question.
  answerBox({ pages: [page] }) {
    const { element, icon, addressOf } = this.ui;
    const section = this.answered = page?.sections.find((candidate) => candidate.answer && candidate.answerText);
    if (!section) return null;
    const paragraphs = section.answerText.split('\n').filter(Boolean).slice(0, 3);
    const box = element('section', { class: 'answer-box', 'aria-labelledby': 'h-answer' },
      element('h2', { class: 'label', id: 'h-answer' }, section.kind === 'faq' ? section.heading : this.say('answer')));
    for (const paragraph of paragraphs) box.append(element('p', { class: 'voice' }, paragraph));
    box.append(element('p', {}, element('a', { class: 'go-on', href: addressOf(page, section) },
      this.say('read', { t: page.title }), ' ', icon('right'))));
    return box;
  }

  queryLink(text, query = text) {
    const address = new URL(location);
    address.searchParams.set('q', query);
    return this.ui.element('a', { href: address.href, 'data-query': '' }, text);
  }

  // Under the title: what was searched for instead of the typed words, or may have been meant; then the site's words shown
  // besides them.
  showAlso(query, results) {
    const { also } = this.parts;
    const meant = results.didYouMean ? [results.didYouMean] : [];
    const line = results.total > 0 && meant.length ? this.correction(query, meant[0]) : this.nearWords(results, meant);
    const others = results.also.filter((word) => !meant.some((text) => text.split(' ').includes(word)));
    if (others.length) line.push(...this.otherWords(results, others), '. ');
    if (others.length && !meant.length && !query.includes('"')) line.push(this.queryLink(this.say('exact'), `"${query}"`));
    also.replaceChildren(...line);
    also.hidden = line.length === 0;
  }

  correction(query, meant) {
    const [before, after] = this.say('corrected', { q: query }).split('{w}');
    return [before, this.queryLink(meant), after ?? '', ' ',
      this.queryLink(this.say('instead', { q: query }), `"${query.replaceAll('"', '')}"`), ' '];
  }

  nearWords(results, meant) {
    const known = results.total === 0 ? results.knownWords.filter((word) => !meant.includes(word)) : [];
    return [['didyoumean', meant], ['known', known]].flatMap(([key, words]) => (words.length
      ? [`${this.say(key)} `, ...words.flatMap((word, number) => [number ? ', ' : '', this.queryLink(word)]), '. ']
      : []));
  }

  otherWords(results, words) {
    const tiers = new Map(results.pages.filter((page) => page.matched).map((page) => [page.matched, page.tier]));
    return [`${this.say('also')} `, ...words.flatMap((word, number) => {
      const tier = tiers.get(word);
      const why = tier && tier !== 'exact' ? ` (${this.say(`tier.${tier}`)})` : '';
      return [number ? ', ' : '', this.ui.element('dfn', {}, word), why];
    })];
  }

  showRail(groups) {
    const { element } = this.ui;
    const rail = this.parts.groups;
    rail.hidden = groups.length < 2;
    rail.querySelector('ol').replaceChildren(...groups.map((group) => element('li', {},
      element('a', { href: `#${group.id}` }, group.label, ...this.countOf(group.entries, '\u00a0')))));
  }

  moreButton(results) {
    const count = Math.min(kMore, results.total - results.pages.length);
    const button = this.ui.element('button', { type: 'button', class: 'btn' }, this.say('more', { n: count }));
    button.addEventListener('click', () => this.ask(this.limit + kMore));
    return this.ui.element('p', {}, button);
  }

  // The other languages' hits, apart: by themselves where there are few here, else on demand.
  askOthers(query, results) {
    const { element } = this.ui;
    const links = [...document.querySelectorAll('template[data-kb-strings]')]
      .flatMap((template) => [...template.content.querySelectorAll('a[hreflang]')]);
    if (!links.length) return;
    const place = element('section', { class: 'block', 'aria-labelledby': 'g-other' },
      element('h2', { id: 'g-other' }, this.say('other')));
    for (const link of links) {
      if (results.total <= kFew) this.showOther(place, link, query);
      else {
        const button = element('button', { type: 'button', class: 'btn', lang: link.hreflang }, link.textContent);
        button.addEventListener('click', () => { button.remove(); this.showOther(place, link, query); });
        place.append(button, ' ');
        this.parts.list.append(place);
      }
    }
  }

  async showOther(place, link, query) {
    const { element } = this.ui;
    try {
      const search = await this.indexAt(new URL(link.getAttribute('href'), document.baseURI).href);
      const results = await search(query, { limit: 3, sections: 2 });
      if (!results || this.input.value.trim() !== query) return;
      if (!results.pages.length && !place.isConnected) return; // nobody asked for it
      const language = link.hreflang;
      place.append(element('h3', { lang: language }, link.textContent), results.pages.length
        ? element('ul', { class: 'results', role: 'list' }, ...results.pages.map((page) => this.page(page, language)))
        : element('p', {}, this.say('none', { q: query })));
      this.parts.list.append(place);
    } catch (error) {
      console.warn('search:', error);
    }
  }
}

// The words of a lost address: /ordbog/opsigelses-varsel.html asks for "opsigelses varsel".
function wordsOfPath(path) {
  const last = path.split('/').filter(Boolean).pop() ?? '';
  let words = last;
  try { words = decodeURIComponent(last); } catch { /* a stray % is part of the word */ }
  return words.replace(/\.\w{1,5}$/, '').replace(/[-_+.\s]+/g, ' ').trim().slice(0, 100);
}

async function askPath(form, engine, ui) {
  ui.start(form, engine);
  const lost = document.querySelector('[data-kb-lost]');
  const query = wordsOfPath(location.pathname);
  if (!query || !lost || form.elements.q.value) return;
  form.elements.q.value = query;
  const index = await engine.openIndex(ui.addressesOf(form));
  const results = await index.search(query, { limit: 3, sections: 1, excerpts: false, asYouType: false });
  if (!results.pages.length) return;
  lost.replaceChildren(ui.element('span', { class: 'muted' }, ui.texts()('didyoumean')), ' ',
    ...results.pages.flatMap((page) => [ui.element('a', { href: page.url }, page.title), ' ']));
  lost.hidden = false;
}

export function start(form, engine, ui) {
  if (document.querySelector('[data-kb-results]')) return void new ResultsPage(form, engine, ui);
  return askPath(form, engine, ui);
}
