// axe, which finds what hinders people with disabilities, on a page or a part of it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds at WCAG 2.2 AA: `rule: element`.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} [within] a selector: only what is in there; else the whole page
 */
export async function axe(page, within) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(
    async (values, within) => {
      const { violations } = await axe.run(within ?? document, { runOnly: { type: 'tag', values } });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any, all, none }) => `${id}: ${html} ${[...any, ...all, ...none].map(({ message }) => message)}`),
      );
    },
    TAGS,
    within,
  );
}

/**
 * Asserts of a page of the extension, light and dark, at 100 and at 200 %, that axe finds nothing
 * and that nothing is cut off at the side.
 *
 * @param {Session} session
 * @param {import('puppeteer-core').Page} page
 * @param {string} name for the message of the error
 * @param {{width?: number, height?: number, except?: string[]}} [window] at 100 %, in CSS pixels;
 *   and rules of axe's that are no part of WCAG and do not fit
 */
export async function assertSound(session, page, name, { width = 1_280, height = 900, except = [] } = {}) {
  // In a tab behind another axe takes two seconds instead of a tenth in Firefox.
  await page.bringToFront();
  for (const zoom of [1, 2]) {
    // As a person zooms: half as much room, twice as large.
    await page.setViewport({ width: width / zoom, height: height / zoom, deviceScaleFactor: zoom });
    for (const scheme of ['light', 'dark']) {
      await session.colours(page, scheme);
      // No colour half way between two schemes.
      await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      const found = (await axe(page)).filter((line) => !except.some((rule) => line.startsWith(`${rule}:`)));
      assert.deepEqual(found, [], `${name}, ${scheme}, ${zoom}00 %`);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${name} is ${overflow} px too wide at ${zoom}00 %`);
  }
  await session.colours(page, 'light');
  await page.setViewport({ width, height });
}
