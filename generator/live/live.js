// Added to pages by `kbgen serve` only: reloads when the site was built again, swaps styles without a reload, shows
// errors over the page. Keeps the reader's place: where the page is scrolled to and which answers are open.
const place = `kbgen-place:${location.pathname}`;
// The version this page is of.
let built = Number(new URL(import.meta.url).searchParams.get('v'));
let overlay = null;

function show(text) {
  if (!overlay) {
    overlay = document.createElement('dialog');
    overlay.className = 'kbgen-errors';
    const heading = document.createElement('h2');
    const pre = document.createElement('pre');
    heading.textContent = 'kbgen: the site was not built';
    overlay.append(heading, pre);
    document.body.append(overlay);
  }
  overlay.querySelector('pre').textContent = text;
  if (!overlay.open) overlay.showModal();
}

function swapStyle(address) {
  const old = document.querySelector('link[rel=stylesheet][href*="assets/style."]');
  const link = old.cloneNode();
  link.href = address;
  link.addEventListener('load', () => old.remove(), { once: true });
  old.after(link);
}

function reload() {
  const open = [...document.querySelectorAll('details')].map((element) => element.open);
  sessionStorage.setItem(place, JSON.stringify({ y: scrollY, open }));
  location.reload();
}

function restore() {
  const kept = sessionStorage.getItem(place);
  if (!kept) return;
  sessionStorage.removeItem(place);
  const { y, open } = JSON.parse(kept);
  const details = [...document.querySelectorAll('details')];
  if (details.length === open.length) details.forEach((element, i) => { element.open = open[i]; });
  scrollTo({ top: y, behavior: 'instant' });
}

function act({ name, data }) {
  if (name === 'errors') {
    show(data);
    return;
  }
  if (overlay) overlay.close();
  if (data.version === built) return;
  if (data.style && data.version === built + 1) {
    built = data.version;
    swapStyle(data.style);
  } else {
    reload();
  }
}

// Browsers open six connections to a server at most, for all tabs together, and an open tab would hold one. So one tab
// listens, the one that has the lock, and tells the others; when it is closed, the lock goes to the next.
const others = new BroadcastChannel('kbgen');
let last = null;
others.addEventListener('message', ({ data }) => {
  if (data !== 'ask') act(data);
  else if (last) others.postMessage(last);
});

function listen() {
  const source = new EventSource('/_kbgen/events');
  for (const name of ['built', 'errors']) {
    source.addEventListener(name, (event) => {
      last = { name, data: JSON.parse(event.data) };
      others.postMessage(last);
      act(last);
    });
  }
  return new Promise(() => {});
}

restore();
navigator.locks.request('kbgen', listen);
others.postMessage('ask');
// A page that comes back with the browser's Back may be of an older version.
addEventListener('pageshow', (event) => event.persisted && others.postMessage('ask'));
