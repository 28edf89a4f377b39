// Pictures of every kind of page, on phones and desktops, light and dark, of this repository's own site:
//   node tests/browser/pictures.mjs [words that the names must contain …]
// into tests/browser/pictures/, which git ignores. For people to look at; nothing is compared.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite, kRoot, launch, noBrowser, noSite, serve } from './support.mjs';

const kPages = {
  home: '/', term: '/opsigelsesvarsel/', article: '/artikler/derfor-siger-kunderne-op/',
  document: '/dokumenter/bekraeftelse-paa-opsigelse/', category: '/emner/aftaler-og-vilkaar/', topics: '/emner/',
  articles: '/artikler/', index: '/alle-opslag/', tag: '/emneord/', changes: '/aendringer/', search: '/soeg/?q=opsige',
  nothing: '/soeg/?q=opsigelsvrsl', not_found: '/findes/ikke/', home_nb: '/nb/', home_nn: '/nn/',
};
const kScreens = { desktop: [1280, 900], tablet: [768, 1024], phone: [390, 844], small: [320, 640] };
const kTyped = 'opsigelses';

async function take(browser, origin, folder, wanted) {
  for (const [screen, [width, height]] of Object.entries(kScreens)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const [kind, address] of Object.entries(kPages)) {
        const name = `${kind}-${screen}-${colorScheme}`;
        if (!wanted.every((word) => name.includes(word))) continue;
        await page.goto(origin + address, { waitUntil: 'networkidle' });
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      }
      const name = `typing-${screen}-${colorScheme}`;
      if (wanted.every((word) => name.includes(word))) {
        await page.goto(origin + kPages.term);
        await page.locator('input[type=search]').first().pressSequentially(kTyped);
        await page.locator('.pop [role=option]').first().waitFor();
        await page.screenshot({ path: join(folder, `${name}.png`) });
      }
      await context.close();
    }
  }
}

if (noBrowser || noSite) throw new Error(noBrowser || noSite);
const folder = join(kRoot, 'tests/browser/pictures');
mkdirSync(folder, { recursive: true });
const site = buildSite();
const server = await serve([['/', site.folder]]);
const browser = await launch();
try {
  await take(browser, server.origin, folder, process.argv.slice(2));
} finally {
  await browser.close();
  await server.close();
  site.remove();
}
