// What detection makes of a page as the browser draws it: across the cells of a
// table, and with the organisation's own terms.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { doc, expand, p } from '../tenant/adf.js';
import { data } from '../tenant/data.js';
import { page } from '../tenant/make-page.js';
import { BROWSERS } from './harness/index.js';
import { startStage, STRIP } from './scene.js';

const NUMBER = '999 417 3529';

/** A table by its rows: `[words, attributes, isHeader]` for each cell. */
const merged = (...rows) => ({
  type: 'table',
  attrs: {},
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map(([words, attrs = {}, isHeader]) => ({
      type: isHeader ? 'tableHeader' : 'tableCell', attrs, content: [p(words)],
    })),
  })),
});
const head = (words, attrs) => [words, attrs, true];

// Nothing but what stands around the number tells what it is.
const DIGITS = NUMBER.replaceAll(' ', '');
const pages = {
  expandTitle: doc(expand(`NHS number ${NUMBER}`, p('See the file.'))),
  wideHeader: doc(merged([head('Name', { colspan: 2 }), head('NHS number')], [['Harriet'], ['Blakeney'], [DIGITS]])),
  groupedHeaders: doc(merged([head('People', { colspan: 2 })], [head('Name'), head('NHS number')], [['H. Blakeney'], [DIGITS]])),
  tallCell: doc(merged(
    [head('Team'), head('NHS number'), head('Note')],
    [['North', { rowspan: 2 }], ['to come'], ['none']],
    [[DIGITS], ['none']],
  )),
};
const site = {
  ...data,
  pages: {
    ...data.pages,
    ...Object.fromEntries(Object.entries(pages).map(([name, body], at) => [name, page(`${910_001 + at}`, 'A page', '98304', { body })])),
  },
};

for (const browser of BROWSERS) {
  describe(`what is on a page (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser, data: site })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    // R14.
    it('counts the people of a table, whose cells are read one by one', async () => {
      const scene = await stage.open('partnerStaff');
      await scene.sees(STRIP, /a table of 6 people/);
    });

    // R14: what stands in a button, and cells that are not where they stand in their row.
    for (const [pageName, what] of [
      ['expandTitle', 'what is only in the title of an expand'],
      ['wideHeader', 'a number below its header, beside a header of two columns'],
      ['groupedHeaders', 'a number below its header, which stands in a second row of headers'],
      ['tallCell', 'a number below its header, beside a cell of two rows'],
    ]) {
      it(`finds ${what}`, async () => {
        const scene = await stage.open(pageName);
        await scene.sees(STRIP, /This page holds 1 NHS number/);
      });
    }

    // R15, R16.
    it('finds the terms of the settings, and none that cannot be used', async () => {
      await stage.session.background(() =>
        chrome.storage.local.set({ settings: { terms: [{ name: 'Partners', pattern: 'partnership mailbox' }, '*'] } }),
      );
      const scene = await stage.open('partnerContact');
      const said = await scene.sees(STRIP, /your organisation’s term “Partners”/);
      assert.doesNotMatch(said, /“\*”|terms/);
    });
  });
}
