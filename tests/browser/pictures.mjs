// Pictures of every kind of page, on phones and desktops, light and dark, of this repository's own site in both themes:
//   node tests/browser/pictures.mjs [words that the names must contain …]
// into tests/browser/pictures/, which git ignores. A page taller than kPiece is cut into "…-1.png", "…-2.png", so that
// each can be looked at in full size. For people to look at; nothing is compared.
//   node tests/browser/pictures.mjs readme
// takes the two of the README into docs/pictures/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite, kRoot, launch, noBrowser, noSite, serve, siteWith } from './support.mjs';

const kPages = {
  home: '/', term: '/opsigelsesvarsel/', article: '/artikler/derfor-siger-kunderne-op/', report: '/artikler/kundeservice-set-fra-koeen/',
  document: '/dokumenter/bekraeftelse-paa-opsigelse/', category: '/emner/aftaler-og-vilkaar/', topics: '/emner/',
  articles: '/artikler/', index: '/alle-opslag/', tags: '/emneord/', tag: '/emneord/opsigelse/', changes: '/aendringer/',
  search: '/soeg/?q=opsige', answer: '/soeg/?q=opsigelsesvarsel', corrected: '/soeg/?q=opsigelsvrsl', nothing: '/soeg/?q=xyzzyqq', lost: '/findes/ikke/',
  home_nb: '/nb/', home_nn: '/nn/', term_nn: '/nn/oppseiing/',
};
const kInOtherTheme = ['home', 'term', 'article', 'report', 'category', 'index', 'search', 'typing'];
const kScreens = { desktop: [1280, 900], tablet: [768, 1024], phone: [390, 844], small: [320, 640] };
const kPiece = 1500; // px
const kTyped = 'opsigelses';

// Images are loaded when they come near, so each has to have been near.
async function loadImages(page) {
  for (const image of await page.locator('img[loading=lazy]').all()) await image.scrollIntoViewIfNeeded();
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.complete || image.decode().catch(() => {}))));
  await page.evaluate(() => scrollTo(0, 0));
}

async function pieces(page, path) {
  await loadImages(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: document.documentElement.scrollHeight }));
  if (height <= kPiece) return page.screenshot({ path: `${path}.png`, fullPage: true });
  for (let i = 0; i * kPiece < height; ++i) {
    const clip = { x: 0, y: i * kPiece, width, height: Math.min(kPiece, height - i * kPiece) };
    await page.screenshot({ path: `${path}-${i + 1}.png`, fullPage: true, clip });
  }
}

async function take(browser, origin, folder, theme, wanted) {
  const isWanted = (name, kind) => wanted.every((word) => name.split('-').includes(word)) && (theme === 'ordbog' || kInOtherTheme.includes(kind));
  for (const [screen, [width, height]] of Object.entries(kScreens)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const [kind, address] of Object.entries(kPages)) {
        const name = `${theme}-${kind}-${screen}-${colorScheme}`;
        if (!isWanted(name, kind)) continue;
        await page.goto(origin + address, { waitUntil: address.includes('?') || kind === 'lost' ? 'networkidle' : 'load' });
        await pieces(page, join(folder, name));
      }
      const name = `${theme}-typing-${screen}-${colorScheme}`;
      if (isWanted(name, 'typing')) {
        await page.goto(origin + kPages.term);
        await page.locator('input[type=search]').first().pressSequentially(kTyped);
        await page.locator('.pop [role=option]').first().waitFor();
        await page.screenshot({ path: join(folder, `${name}.png`) });
      }
      await context.close();
    }
  }
}

async function takeForReadme(browser, origin, folder) {
  const picture = async (name, address, viewport, deviceScaleFactor) => {
    const page = await browser.newPage({ viewport, deviceScaleFactor, colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(origin + address, { waitUntil: 'networkidle' });
    if (address.includes('?q=')) await page.locator('.answer-box').waitFor();
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
  };
  await picture('term-desktop', kPages.term, { width: 1280, height: 880 }, 1);
  await picture('search-phone', kPages.answer, { width: 390, height: 780 }, 1.5);
}

if (noBrowser || noSite) throw new Error(noBrowser || noSite);
const folder = join(kRoot, 'tests/browser/pictures');
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
const browser = await launch();
try {
  for (const theme of ['ordbog', 'skranke']) {
    if (wanted.some((word) => ['ordbog', 'skranke'].includes(word)) && !wanted.includes(theme)) continue;
    const site = theme === 'ordbog' ? buildSite() : siteWith((toml) => toml.replace('\n[site]\n', `\n[site]\ntheme = "${theme}"\n`));
    const server = await serve([['/', site.folder]]);
    if (!wanted.includes('readme')) await take(browser, server.origin, folder, theme, wanted);
    else if (theme === 'ordbog') await takeForReadme(browser, server.origin, join(kRoot, 'docs/pictures'));
    await server.close();
    site.remove();
  }
} finally {
  await browser.close();
}
