// A person who has only a keyboard, on a page of the extension.

import assert from 'node:assert/strict';

/**
 * Presses Tab until the focus is where a name matches, and sees to it that each place on the way
 * shows that it has the focus.
 *
 * @param {Session} session
 * @param {import('puppeteer-core').Page} page
 * @param {RegExp} pattern for the label, the words or the id of an element
 * @param {number} [steps] at most so many presses
 */
export async function tabTo(session, page, pattern, steps = 90) {
  const seen = [];
  for (let step = 0; step < steps; step += 1) {
    await session.key(page, 'Tab');
    const { name, isShown } = await page.evaluate(() => {
      const { ariaLabel, id, innerText, labels, localName } = document.activeElement;
      const words = ariaLabel || (labels?.length ? labels[0].innerText : innerText) || '';
      // Nothing has it at the end of a page, and a closed shadow root shows it inside.
      const isElsewhere = ['html', 'body'].includes(localName) || localName.startsWith('doorward-');
      const isShown = isElsewhere || getComputedStyle(document.activeElement).outlineStyle !== 'none';
      return { name: `${words.replace(/\s+/g, ' ').trim()} #${id}`, isShown };
    });
    assert.ok(isShown, `${name} does not show that it has the focus`);
    if (pattern.test(name)) return;
    seen.push(name);
  }
  assert.fail(`no ${pattern} among ${seen.join(' | ')}`);
}
