// Small things a page does by itself: an address opens the answer it names, all answers open at once, the A–Å page
// filters as one types, and the words a visitor searched for are marked on the page landed on. Markup:
// docs/theming-search.md.

// An answer's id stands inside its <details>, so opening is all that is left to do.
function openTarget() {
  let id = '';
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  const target = id && document.getElementById(id);
  if (!target) return;
  if (!target.closest('details:not([open])')) return;
  for (let box = target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
  target.scrollIntoView();
}

function openAll(button) {
  const answers = [...button.closest('section').querySelectorAll('.faq details')];
  const show = () => {
    button.textContent = answers.every((answer) => answer.open) ? button.dataset.close : button.dataset.open;
  };
  button.hidden = answers.length < 2;
  button.addEventListener('click', () => {
    const open = !answers.every((answer) => answer.open);
    for (const answer of answers) answer.open = open;
  });
  for (const answer of answers) answer.addEventListener('toggle', show);
  show();
}

function filterLetters(input) {
  const status = document.querySelector('[data-kb-filter-status]');
  const letters = [...document.querySelectorAll('section.letter')].map((section) => ({
    section, entries: [...section.querySelectorAll('li')].map((item) => ({ item, text: plain(item.textContent) })),
  }));
  input.parentElement.hidden = false;
  const filter = () => {
    const wanted = plain(input.value.trim());
    let count = 0;
    for (const { section, entries } of letters) {
      let left = 0;
      for (const { item, text } of entries) {
        item.hidden = !text.includes(wanted);
        left += item.hidden ? 0 : 1;
      }
      section.hidden = left === 0;
      count += left;
    }
    if (status) status.textContent = wanted ? status.dataset.text.replace('{n}', count) : '';
  };
  input.addEventListener('input', filter);
  filter();
}

function plain(text) {
  return text.replace(/\u00ad/g, '').toLowerCase();
}

// Every place of `words` in the page's text. A soft hyphen may stand inside a word on the page.
function rangesOf(words, root) {
  const escaped = words.map((word) => [...word].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\u00ad?'));
  // Short words only where they stand alone, longer ones also inside a compound.
  const sources = escaped.map((source, i) => ([...words[i]].length < 4 ? `(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])` : source));
  const pattern = new RegExp(sources.join('|'), 'giu');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const ranges = [];
  while (walker.nextNode() && ranges.length < 500) {
    const node = walker.currentNode;
    if (node.parentElement.closest('script, style, template, button, nav, [data-kb-unmark]')) continue;
    for (const match of node.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}

function markFound() {
  const address = new URL(location);
  const words = (address.searchParams.get('fundet') ?? '').toLowerCase().split(' ')
    .filter((word) => word.length > 1 && word.length <= 60).slice(0, 8).sort((a, b) => b.length - a.length);
  if (!address.searchParams.has('fundet')) return;
  address.searchParams.delete('fundet');
  history.replaceState(history.state, '', address);
  const main = document.querySelector('main');
  if (!words.length || !main || !globalThis.Highlight || !CSS.highlights) return;
  const ranges = rangesOf(words, main);
  if (!ranges.length) return;
  CSS.highlights.set('kb-found', new Highlight(...ranges));
  const button = document.querySelector('[data-kb-unmark]');
  const clear = () => {
    CSS.highlights.delete('kb-found');
    if (button) button.hidden = true;
    document.removeEventListener('keydown', onKey);
  };
  const onKey = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.target.closest?.('input, textarea')) clear();
  };
  document.addEventListener('keydown', onKey);
  if (button) {
    button.hidden = false;
    button.addEventListener('click', clear);
  }
}

markFound();
openTarget();
addEventListener('hashchange', openTarget);
document.querySelectorAll('[data-kb-open-all]').forEach(openAll);
document.querySelectorAll('input[data-kb-filter]').forEach(filterLetters);
