/**
 * Draws the icons: assets/icons/*.svg → PNGs beside them, in every size that the manifest names. Needs Chromium
 * (set CHROMIUM where it isn't /usr/bin/chromium), no network. Run after a change of an SVG: node tools/make-icons.mjs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const folder = new URL('../assets/icons/', import.meta.url);
/** 16, 32 and 80: what a ribbon has to have; 64: the add-in's own icon on sharp screens. */
const SIZES = { jihe: [16, 32, 64, 80] };
const RIBBON_SIZES = [16, 32, 80];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
try {
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.svg'))) {
    const name = file.slice(0, -'.svg'.length);
    const svg = readFileSync(new URL(file, folder), 'utf8');
    for (const size of SIZES[name] ?? RIBBON_SIZES) {
      const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      writeFileSync(new URL(`${name}-${size}.png`, folder), await page.screenshot({ omitBackground: true }));
      await page.close();
    }
  }
} finally {
  await browser.close();
}
