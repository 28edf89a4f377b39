// The search field and its list of suggestions, in Chromium, on fixture pages with an engine that stands in
// (fixture/engine.js): keyboard, mouse, touch and screen reader; an engine that is slow, broken or not there.
import assert from 'node:assert/strict';
import { fixturePages } from './fixture/pages.mjs';
import { openPage, soon, typeQuery, until } from './support.mjs';

const own = fixturePages();
const { check } = own;
const popupIsOpen = () => document.querySelector('.pop')?.hidden === false;
const popupIsClosed = () => document.querySelector('.pop')?.hidden !== false;
const selected = (page) => page.evaluate(() => {
  const id = document.querySelector('#q').getAttribute('aria-activedescendant');
  return id ? document.getElementById(id).querySelector('span:not(.i)').firstChild.textContent + '|' + document.getElementById(id).getAttribute('aria-selected') : null;
});

check('suggestions stand in groups, the typed part bold, each with a second line', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'opsig');
  const groups = await page.evaluate(() => [...document.querySelectorAll('.pop [role=group]')].map((group) => ({
    label: document.getElementById(group.getAttribute('aria-labelledby')).textContent,
    options: [...group.querySelectorAll('[role=option]')].map((option) => option.querySelector('span:not(.i)').innerText.replace(/\s*\n\s*/, ' / ')),
    bold: [...group.querySelectorAll('b')].map((b) => b.textContent),
  })));
  assert.equal(groups.length, 2);
  assert.equal(groups[0].label, 'Opslag');
  assert.match(groups[0].options[0], /^Opsigelsesvarsel\s.*Tiden fra en aftale bliver sagt op/);
  assert.equal(groups[0].bold[0], 'Opsig');
  assert.equal(groups[1].label, 'Spørgsmål');
  assert.match(groups[1].options[0], /^Kan jeg fortryde en opsigelse\?\s.*Opsigelsesvarsel/);
  assert.deepEqual(page.problems, []);
});

check('where nothing is found, the list offers what may have been meant and the menu', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'xyzzy');
  await until(page, 'offers', () => document.querySelectorAll('.pop:not([hidden]) [role=option]').length === 3);
  const labels = await page.evaluate(() => [...document.querySelectorAll('.pop .label')].map((label) => label.textContent));
  assert.deepEqual(labels, ['Mente du:', 'Ingen svar på »xyzzy«']);
  const texts = await page.evaluate(() => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent.trim()));
  assert.deepEqual(texts, ['opsigelse', 'Emner', 'Kontakt']);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await until(page, 'the way is gone', () => location.hash === '#kb-contact');
  assert.deepEqual(page.problems, []);
});

check('a query read as another word says so: above the list, aloud, and on the page of results, with a way to insist', async (open) => {
  const told = '»opsigelsvrsl« findes ikke i ordbogen. Viser svar på »opsigelse«.';
  const page = await open('page.html');
  await typeQuery(page, 'opsigelsvrsl');
  assert.equal(await page.textContent('.pop .told'), told);
  assert.equal(await page.isVisible('.pop .told'), true);
  await until(page, 'it is read aloud', () => document.querySelector('form [role=status]').textContent.endsWith('3 svar på »opsigelse«'));
  assert.equal(await page.textContent('form [role=status]'), `${told} 3 svar på »opsigelse«`);
  await page.fill('#q', 'opsigelse');
  await until(page, 'nothing to tell', () => document.querySelector('.pop .told').hidden);
  const results = await open('search.html?q=opsigelsvrsl');
  await until(results, 'results', () => document.querySelector('.answer-box'));
  assert.equal(await results.textContent('h1'), '3 svar på »opsigelse«');
  assert.match(await results.title(), /^opsigelsvrsl – søgning/);
  assert.equal((await results.textContent('[data-kb-also]')).startsWith(`${told} Søg i stedet efter »opsigelsvrsl« Viser også: opsige,`), true);
  await until(results, 'it is read aloud', () => document.querySelector('[data-kb-status]').textContent.includes('findes ikke'));
  const links = await results.evaluate(() => [...document.querySelectorAll('[data-kb-also] a')].map((a) => new URL(a.href).searchParams.get('q')));
  assert.deepEqual(links, ['opsigelse', '"opsigelsvrsl"']);
  assert.deepEqual(page.problems.concat(results.problems), []);
});

check('arrows wrap, Escape closes and then clears, and the field says so to a screen reader', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'opsigelsesg');
  assert.equal(await selected(page), null);
  await page.keyboard.press('Backspace');
  await until(page, 'four entries', () => document.querySelectorAll('[role=option]').length === 2 + 2);
  await page.keyboard.press('ArrowDown');
  assert.equal(await selected(page), 'Opsigelses|true');
  await page.keyboard.press('ArrowUp');
  assert.equal(await selected(page), 'Skal en opsigelse være skriftlig?|true');
  await page.keyboard.press('ArrowDown');
  assert.equal(await selected(page), 'Opsigelses|true');
  assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'false');
  assert.equal(await page.getAttribute('#q', 'aria-activedescendant'), null);
  assert.equal(await page.inputValue('#q'), 'opsigelses');
  await page.keyboard.press('ArrowDown');
  await until(page, 'the list opens again', popupIsOpen);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.equal(await page.inputValue('#q'), '');
  assert.deepEqual(page.problems, []);
});

check('Ctrl+K turns to the field; Enter opens what is selected, with its words marked where it leads', async (open) => {
  const page = await open('page.html');
  await page.keyboard.press('Control+k');
  await typeQuery(page, 'opsigelses');
  for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(page, 'the page landed on', () => location.pathname.endsWith('landed.html') && document.readyState === 'complete');
  await until(page, 'the words leave the address, the answer stays in it', () => !location.search && location.hash === '#svar-1');
  assert.deepEqual(page.problems, []);
});

check('Enter with nothing selected goes to the page of results', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'opsigelse');
  await page.keyboard.press('Enter');
  await until(page, 'the results', () => location.pathname.endsWith('search.html') && document.querySelector('[data-kb-list] h3'));
  assert.equal(await page.evaluate(() => location.search), '?q=opsigelse');
});

check('a slow answer to an older query never replaces a newer one', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'opsigelsesv');
  await page.fill('#q', 'langsomopsigelsesg');
  await page.fill('#q', 'masse 3');
  await until(page, 'the newest answer', () => document.querySelector('[role=option]')?.textContent.includes('Masse 3'));
  await until(page, 'the slow answer is there too', () => globalThis.answered.includes('langsomopsigelsesg'));
  assert.match(await page.textContent('[role=option]'), /Masse 3/);
});

check('the count is said once typing rests, and not while the next word is on its way', async () => {
  const page = await openPage(own.browser, 'about:blank');
  await page.clock.install({ time: 0 });
  await page.goto(`${own.origin}/fixture/page.html`);
  await page.clock.pauseAt(1e9); // from here on no time passes but what the test lets pass
  const type = async (text) => {
    await page.keyboard.type(text);
    await until(page, 'the list', () => document.querySelector('.pop b')?.textContent.toLowerCase() === document.querySelector('#q').value);
  };
  const said = () => page.textContent('form [role=status]');
  await page.focus('#q');
  await until(page, 'the combobox starts', () => document.querySelector('#q').getAttribute('role') === 'combobox');
  await type('mass');
  await page.clock.runFor(650);
  await type('e');
  await page.clock.runFor(650);
  assert.equal(await said(), '');
  await page.clock.runFor(100);
  assert.equal(await said(), '24 svar på »masse«');
  await type(' 3');
  await page.clock.runFor(650);
  await page.fill('#q', 'langsommasse'); // its answer is not there when the former one's count would be said
  await page.clock.runFor(100);
  assert.equal(await said(), '24 svar på »masse«');
  await page.context().close();
});

check('hostile titles, questions and queries stay text', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'opsigelse &');
  assert.match(await page.textContent('[role=option]'), /<img src=x onerror/);
  const results = await open(`search.html?q=${encodeURIComponent('"><script>alert(9)</script>')}`);
  await until(results, 'the title', () => document.querySelector('[data-kb-title]').textContent.includes('<script>'));
  const many = await open('search.html?q=opsigelse');
  await until(many, 'results', () => document.querySelectorAll('[data-kb-list] h3').length >= 5);
  for (const one of [page, results, many]) {
    assert.deepEqual(one.problems, []);
    assert.equal(await one.evaluate(() => document.querySelectorAll('main script, main img, form script, form img, main i, main u').length), 0);
  }
});

check('an engine that breaks is said, and the next key tries again', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'opsigelse');
  await page.fill('#q', 'brudt');
  await until(page, 'the failure is said', () => document.querySelector('form [role=status]').textContent.startsWith('Søgningen kunne ikke hentes'));
  assert.match(await page.textContent('.pop:not([hidden]) .told'), /^Søgningen kunne ikke hentes/);
  assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'false');
  assert.equal(await page.locator('.pop :is([role=listbox], .hint)').filter({ visible: true }).count(), 0);
  await page.fill('#q', 'opsigelse');
  await until(page, 'suggestions again', () => document.querySelector('.pop:not([hidden]) [role=option]') !== null);
  assert.equal(await page.isVisible('.told'), false);
  const missing = await open('broken.html');
  await missing.focus('#q');
  await until(missing, 'the combobox starts', () => document.querySelector('#q').getAttribute('role') === 'combobox');
  await missing.fill('#q', 'opsigelse');
  await until(missing, 'the failure is said', () => document.querySelector('form [role=status]').textContent.startsWith('Søgningen kunne'));
  await missing.keyboard.press('Enter');
  await until(missing, 'the field is sent all the same', () => location.search === '?q=opsigelse');
  const results = await open('search-broken.html?q=opsigelse');
  await until(results, 'the failure is told', () => document.querySelector('[data-kb-list]').textContent.startsWith('Søgningen kunne ikke hentes'));
  assert.equal(await results.textContent('h1'), 'Søg i ordbogen');
  assert.equal(await results.isVisible('[data-kb-browse]'), true);
});

check('scripts that could not be had are asked for again with the next key', async (open) => {
  const page = await open('page.html');
  await page.context().setOffline(true);
  await page.focus('#q');
  await page.keyboard.type('opsi');
  assert.ok(await soon(() => page.problems.some((text) => text.startsWith('warning: search:'))));
  await page.context().setOffline(false);
  assert.ok(await soon(async () => { // a key that comes before the failure of the last one asks nothing
    await page.fill('#q', '');
    await page.keyboard.type('opsig');
    return page.evaluate(() => document.querySelector('#q').getAttribute('role') === 'combobox');
  }));
  await until(page, 'suggestions', () => document.querySelector('.pop:not([hidden]) b')?.textContent === 'Opsig');
});

check('before the engine is there Enter leads to the page of results, where the search is under way', async (open) => {
  const page = await open('slow.html');
  await page.focus('#q');
  await until(page, 'the engine is fetched', () => Boolean(globalThis.letThrough));
  await page.keyboard.type('opsigelse');
  await page.keyboard.press('Enter');
  await until(page, 'the results', () => location.pathname.endsWith('search.html') && location.search === '?q=opsigelse');
  const bare = await openPage(own.browser, 'about:blank');
  await bare.route('**/search-ui.js', () => {}); // never answered
  await bare.goto(`${own.origin}/fixture/page.html`);
  await bare.focus('#q');
  await bare.keyboard.type('opsigelse');
  await bare.keyboard.press('Enter');
  await until(bare, 'the results', () => location.pathname.endsWith('search.html') && location.search === '?q=opsigelse');
  await bare.context().close();
  const results = await open('search-slow.html?q=opsigelse');
  await until(results, 'what is under way', () => document.querySelector('h1').textContent === 'Søger efter »opsigelse« …');
  await until(results, 'the engine is fetched', () => Boolean(globalThis.letThrough));
  await results.evaluate(() => letThrough());
  await until(results, 'results', () => document.querySelector('h1').textContent === '3 svar på »opsigelse«');
});

check('what was typed while the engine came is answered, and its beginnings are not asked for', async (open) => {
  for (const name of ['slow.html', 'search-slow.html']) {
    const page = await open(name);
    await page.focus('#q');
    await until(page, 'the engine can be used', () => document.querySelector('#q').getAttribute('role') === 'combobox' || !document.querySelector('[data-kb-nojs]'));
    await page.keyboard.type('opsigelse');
    await until(page, 'the engine is fetched', () => Boolean(globalThis.letThrough));
    await page.evaluate(() => letThrough());
    await until(page, 'an answer', () => globalThis.answered.includes('opsigelse'));
    assert.deepEqual(await page.evaluate(() => answered), ['opsigelse'], name);
  }
});

check('an answer that comes after Escape, or after Enter, opens no list', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'opsigelse');
  await page.evaluate(() => document.querySelector('form').addEventListener('submit', (event) => event.preventDefault()));
  for (const [query, key] of [['langsomopsigelse', 'Escape'], ['langsommasse', 'Enter']]) {
    await page.fill('#q', query);
    await page.keyboard.press(key);
    await until(page, 'the answer', (wanted) => globalThis.answered.includes(wanted), query);
    assert.ok(await page.evaluate(popupIsClosed), key);
    assert.equal(await page.inputValue('#q'), query);
    await page.keyboard.type(' ');
    await until(page, 'the next key opens it', popupIsOpen);
  }
});

check('an answer that comes while a suggestion is pressed waits until the press is over', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'opsigelsesg');
  await page.hover('[role=option]');
  await page.mouse.down();
  await page.evaluate(() => {
    const field = document.querySelector('#q');
    field.value = 'masse';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await until(page, 'the answer', () => globalThis.answered.includes('masse'));
  assert.match(await page.textContent('[role=option]'), /^Opsigelsesgebyr/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.mouse.up();
  await until(page, 'what was pressed', () => location.pathname.endsWith('landed.html'));

  const other = await open('page.html');
  await typeQuery(other, 'opsigelsesg');
  await other.hover('[role=option]');
  await other.mouse.down();
  await other.fill('#q', 'masse');
  await other.mouse.move(1, 1); // thought better of it
  await other.mouse.up();
  await until(other, 'the list of what is typed', () => document.querySelector('[role=option]').textContent.startsWith('Masse'));
});

check('a click or a tap in a field that has text opens the list again; the small cross empties both', async (open) => {
  for (const options of [{}, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }]) {
    const page = await open('page.html', options);
    const touch = (selector, at) => (options.hasTouch ? page.tap(selector, at) : page.click(selector, at));
    await typeQuery(page, 'opsigelse');
    assert.equal(await page.isVisible('.hint'), !options.hasTouch);
    await page.evaluate(() => document.activeElement.blur());
    await until(page, 'the list is gone', popupIsClosed);
    await touch('#q');
    await until(page, 'the list', popupIsOpen);
    const { width, height } = await page.locator('#q').boundingBox();
    await touch('#q', { position: { x: width - 20, y: height / 2 } });
    await until(page, 'an empty field', () => document.querySelector('#q').value === '' && document.activeElement.id === 'q');
    await until(page, 'the list is gone', popupIsClosed);
    assert.deepEqual(page.problems, []);
  }
});

check('pasted text and text that is still being composed are answered; the key that ends a composition chooses nothing', async (open) => {
  const page = await open('page.html');
  await typeQuery(page, 'm');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('Opsigelsesgebyr');
  await until(page, 'the list of what was pasted', () => document.querySelector('.pop b')?.textContent === 'Opsigelsesgebyr');
  await page.fill('#q', '');
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'masse 3', selectionStart: 7, selectionEnd: 7 });
  await until(page, 'the list of what is composed', () => document.querySelector('.pop:not([hidden]) b')?.textContent === 'Masse 3');
  await page.keyboard.press('ArrowDown');
  for (const key of [{ isComposing: true }, { keyCode: 229 }]) {
    const goesOn = await page.evaluate((how) => document.querySelector('#q').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...how })), key);
    assert.equal(goesOn, true, JSON.stringify(key));
  }
  assert.ok(await page.evaluate(popupIsOpen));
});

check('at 320 pixels nothing scrolls sideways, and the list fits above a phone keyboard', async (open) => {
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
  const page = await open('page.html', phone);
  await page.tap('#q');
  await typeQuery(page, 'opsig');
  await page.setViewportSize({ width: 320, height: 340 });
  await until(page, 'the keyboard is there', () => innerHeight === 340);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.equal(await page.isVisible('.hint'), false);
  const boxes = await page.evaluate(() => [...document.querySelectorAll('[role=option]')].map((o) => o.getBoundingClientRect()).map(({ left, right, height }) => ({ left, right, height })));
  for (const { left, right, height } of boxes) assert.ok(left >= 0 && right <= 320 && height >= 40, `${left} ${right} ${height}`);
  const results = await open('search.html?q=opsigelse', phone);
  await until(results, 'results', () => document.querySelector('.answer-box'));
  assert.equal(await results.evaluate(() => document.documentElement.scrollWidth), 320);
});
