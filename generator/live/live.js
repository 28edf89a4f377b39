// Added to pages by `kbgen serve` only: reloads when the site was built again, swaps styles without a reload, shows
// errors over the page. The scroll position is kept by the browser.
const source = new EventSource('/_kbgen/events');
let built = null;
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
  const old = document.querySelector('link[rel=stylesheet]');
  const link = old.cloneNode();
  link.href = address;
  link.addEventListener('load', () => old.remove(), { once: true });
  old.after(link);
}

source.addEventListener('built', (event) => {
  const { version, style } = JSON.parse(event.data);
  if (overlay) overlay.close();
  if (built === null || built === version) {
    built = version;
  } else if (style) {
    built = version;
    swapStyle(style);
  } else {
    location.reload();
  }
});
source.addEventListener('errors', (event) => show(JSON.parse(event.data)));
