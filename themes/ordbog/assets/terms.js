// A term's definition beside the link to it, on hover and on focus, as WCAG 1.4.13 asks: it stays while the pointer is on
// the link or on the text, Escape takes it away, and nothing else does. Markup: a.term[data-definition]. On a touch
// screen, and without this script, the link is a link.

const kOpenAfter = 250;  // ms; a pointer that only passes opens nothing
const kCloseAfter = 200;  // ms; time to cross from the link to the text
const kGap = 6;  // px

const tip = document.createElement('div');
tip.id = 'kb-tip';
tip.className = 'meaning';
tip.setAttribute('role', 'tooltip');
tip.hidden = true;

let link = null;
let timer = 0;

const wait = (milliseconds, then) => {
  clearTimeout(timer);
  timer = setTimeout(then, milliseconds);
};

function place(rectangle) {
  const { width, height } = tip.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(kGap, Math.min(rectangle.left, room - width - kGap));
  const below = rectangle.bottom + kGap + height <= innerHeight || rectangle.top < height + kGap;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(below ? rectangle.bottom + kGap : rectangle.top - kGap - height) + scrollY}px`;
}

function show(target, rectangle) {
  if (link === target) return;
  hide();
  link = target;
  tip.textContent = target.dataset.definition;
  tip.lang = target.lang || target.closest('[lang]')?.lang || '';
  if (!tip.isConnected) document.body.append(tip);
  tip.hidden = false;
  target.setAttribute('aria-describedby', tip.id);
  place(rectangle);
}

function hide() {
  clearTimeout(timer);
  link?.removeAttribute('aria-describedby');
  link = null;
  tip.hidden = true;
}

const termOf = (node) => (node instanceof Element ? node.closest('a.term[data-definition]') : null);

document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  const term = termOf(event.target);
  if (event.target === tip || (term && term === link)) {
    clearTimeout(timer);
  } else if (term) {
    // A link can be broken over two lines: the definition belongs to the line the pointer is on.
    const lines = [...term.getClientRects()];
    const line = lines.find((each) => event.clientY >= each.top && event.clientY <= each.bottom) ?? lines[0];
    wait(kOpenAfter, () => show(term, line));
  } else if (link && link !== document.activeElement) {
    wait(kCloseAfter, hide);
  } else if (!link) {
    clearTimeout(timer);
  }
});

document.addEventListener('focusin', (event) => {
  const term = termOf(event.target);
  if (term?.matches(':focus-visible')) show(term, term.getClientRects()[0]);
});
document.addEventListener('focusout', (event) => {
  if (link === event.target && !link.matches(':hover') && !tip.matches(':hover')) hide();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && link) {
    hide();
    event.preventDefault();
  }
});
