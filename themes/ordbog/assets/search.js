// Search, the part every page loads: nothing happens until the visitor turns to the field (focus, hover, touch,
// a key, Ctrl/Cmd+K) or the page itself is about a search (results, 404). Markup: docs/theming-search.md.
const form = document.querySelector('form[data-kb-search]');

function load(name) {
  const address = new URL(form.dataset[name], document.baseURI).href;
  return globalThis.kbOffline ? kbOffline.load(address) : import(address); // see search/browser/kb-offline.js
}

if (form) {
  const input = form.elements.q;
  const results = document.querySelector('[data-kb-results]') || form.hasAttribute('data-kb-ask-path');
  let started;

  const start = () => {
    started ??= Promise.all([load('ui'), load('engine'), results && load('results')])
      .then(([ui, engine, page]) => (page || ui).start(form, engine, ui))
      .catch((error) => {
        started = undefined; // the next touch or key tries again
        document.querySelector('[data-kb-nojs]')?.removeAttribute('data-kb-nojs');
        console.warn('search:', error);
      });
  };

  for (const event of ['focusin', 'pointerenter', 'touchstart', 'input']) form.addEventListener(event, start, { passive: true });
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  if (results || document.activeElement === input) start();
}
