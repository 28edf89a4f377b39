// Added to pages by `kbgen serve` only: reloads when the site was built again, swaps styles without a reload, shows
// errors over the page. Keeps the reader's place: where the page is scrolled to and which answers are open.
const place = `kbgen-place:${location.pathname}`;
// The version this page is of.
let built = Number(new URL(import.meta.url).searchParams.get('v'));
let source = null;
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

// Browsers open six connections to a server at most, for all tabs together: only a tab that is looked at keeps one. A
// tab that comes back is told the version there is now.
function listen() {
  if (source || document.visibilityState !== 'visible') return;
  source = new EventSource('/_kbgen/events');
  source.addEventListener('built', (event) => {
    const { version, style } = JSON.parse(event.data);
    if (overlay) overlay.close();
    if (version === built) return;
    if (style && version === built + 1) {
      built = version;
      swapStyle(style);
    } else {
      reload();
    }
  });
  source.addEventListener('errors', (event) => show(JSON.parse(event.data)));
}

function stop() {
  if (source) source.close();
  source = null;
}

document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? listen() : stop()));
addEventListener('pagehide', stop);
addEventListener('pageshow', listen);
restore();
listen();
