// The styles of what Doorward shows in a page (extension/content/show/style.js): the strip has those of
// windows only where a window stands.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { CONTROLS, LINE, WINDOW } from '../../extension/content/show/style.js';

const selectors = (style) =>
  [...style.replace(/\/\*[^]*?\*\//g, '').replace(/@[^{]*\{/g, '').matchAll(/(?:^|[{}])\s*([^{}]+?)\s*\{/g)]
    .flatMap(([, list]) => list.split(','))
    .map((selector) => selector.trim());

describe('the styles in the page', () => {
  it('leave nothing that the strip and its notices need to the part that they do without', () => {
    const made = /\.(strip|notice|said|fold|choices)\b/;
    assert.deepEqual(selectors(WINDOW).filter((selector) => made.test(selector)), []);
    // What both make is styled there for windows alone.
    const shared = /^(button|label|a|p|\.mark|\.name|\.title|\.body|\.safe|input(?!\[type='checkbox'\]))/;
    assert.deepEqual(selectors(WINDOW).filter((selector) => shared.test(selector)), []);
    assert.ok(selectors(LINE).includes('.strip'));
    assert.ok(selectors(CONTROLS).includes('label'));
  });
});
