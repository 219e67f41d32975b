// Where a link leads, which nobody sees: an address that is a key by itself goes to whoever gets the page.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { bullets, doc, link, p } from '../tenant/adf.js';
import { data } from '../tenant/data.js';
import { page } from '../tenant/make-page.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { FRAME, openEditor, openJira } from './jira-scene.js';
import { INTERRUPTION, startStage, STRIP } from './scene.js';

const EDITOR = '[contenteditable=true][role=textbox]';
// Made up, and put together so that nothing takes it for a real one.
const SIGNATURE = ['7f3kQ9zLm2Xv8RtY4wNb', 'H6pJc1dS5gTeW0aUoZiB%2Bw%3D'].join('');
const STORE = `https://north.blob.core.windows.net/in/rota.csv?sv=2022-11-02&se=2027-01-01&sp=r&sig=${SIGNATURE}`;
const FOUND = '1 Azure shared access signature in the address of a link';
const holding = () => p('The rota of last week is ', link('here', STORE), '. Ask for the next one on Friday.');

// Numbers of files, accounts and campaigns, as sites have them in their addresses.
const ORDINARY = [
  'https://northmoor.sharepoint.com/:w:/s/Rota/EbQ7kX2vL8mXc0k2AMSA2UD83lIRBpYVfqNlO5i9AR70lx?e=4%3aXk2PqR',
  'https://docs.google.com/document/d/1aBcD3fGh1JkLmN0pQrStUvWxYz0123456789AbCdEfG/edit?usp=sharing',
  'https://acme.zoom.us/j/84123456789',
  'https://www.northmoor.org.uk/?utm_source=mail&gclid=EAIaIQobChMIq8Zr2mVx7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTe',
  'https://www.northmoor.org.uk/p/999-417-3529?id=1c7a6443-1a3f-5dcf-2d50-2e1d38953d0e&phone=01632960983',
  'https://calendar.google.com/calendar/ical/rota%40northmoor.org.uk/public/basic.ics',
  'mailto:rae.lindqvist@northmoor.org.uk',
  'https://acme.atlassian.net/wiki/spaces/CASE/pages/98304?atlOrigin=eyJpIjoiOGM0MWUwYjI3ZDk1ZmEzNmMxZThiMDRkNzJmNWE5M2UiLCJwIjoiYyJ9',
];
// By which a meeting is shared.
const MEETING = `https://acme.zoom.us/j/84123456789?pwd=${['QjlKZ3V6d0xM', 'Wm5xTkdVb0pHZz09'].join('')}`;
const card = (url) => p('See ', { type: 'inlineCard', attrs: { url } }, '.');

const site = {
  ...data,
  pages: {
    ...data.pages,
    store: page('911001', 'A page', '98304', { body: doc(holding()) }),
    meeting: page('911003', 'A page', '98304', { body: doc(p(link('Join us', MEETING))) }),
    ordinary: page('911002', 'A page', '98304', {
      body: doc(bullets(...ORDINARY.map((address, at) => p(link(`Link ${at}`, address)))), card(ORDINARY[0])),
    }),
  },
  jira: {
    ...data.jira,
    issues: { ...data.jira.issues, 'APL-2': { ...data.jira.issues['APL-2'], description: doc(holding()) } },
  },
};

for (const browser of BROWSERS) {
  describe(`where links lead (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser, data: site })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    /** Pastes a link where somebody writes: no driver fills the clipboard with one. */
    async function pasteLink({ page: tab }) {
      await tab.bringToFront();
      await tab.focus(EDITOR);
      await tab.$eval(EDITOR, (editor, html) => {
        const clipboardData = new DataTransfer();
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData });
        // Firefox takes nothing with the event, and lets it be added to it.
        event.clipboardData.setData('text/html', html);
        event.clipboardData.setData('text/plain', 'here');
        editor.dispatchEvent(event);
      }, `<p>The rota is <a href="${STORE.replaceAll('&', '&amp;')}">here</a>.</p>`);
      await tab.waitForSelector(`${EDITOR} a[href]`);
    }

    // R2, R13.
    it('asks about a page with a link whose address is a key', async () => {
      const scene = await stage.open('store');
      await scene.sees(STRIP, new RegExp(`This page holds ${FOUND}`));
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.share();
      const said = await scene.sees(INTERRUPTION, new RegExp(`${FOUND} \\(7f3k…\\), almost certain`));
      assert.doesNotMatch(said, /rota\.csv|H6pJ/);
      assert.equal(stage.tenant.shares.length, 0);
    });

    it('finds nothing in ordinary addresses', async () => {
      const scene = await stage.open('ordinary');
      await scene.sees(STRIP, /Nothing sensitive found/);
    });

    it('lists the password of a meeting, and lets the page be shared', async () => {
      const scene = await stage.open('meeting');
      await scene.sees(STRIP, /Nothing sensitive found/);
      const popup = await stage.session.openPopup(scene.page);
      await popup.waitForFunction(() => document.body.innerText.includes('1 password in the address of a link'));
      await popup.close();
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.shutSuggestions();
      await scene.share();
      await waitFor(() => stage.tenant.shares.length === 1, { what: 'the share' });
    });

    it('hears of it when one leads elsewhere from now on', async () => {
      const scene = await stage.open('ordinary');
      await scene.page.evaluate((address) => {
        document.querySelector('a[href*="zoom.us"]').setAttribute('href', address);
      }, STORE);
      await scene.sees(STRIP, new RegExp(`This page holds ${FOUND}`));
    });

    it('reads it in the editor of a page, and underlines the link', async () => {
      const scene = await openEditor(stage, 'store');
      await scene.sees(STRIP, new RegExp(`This page holds ${FOUND}`));
      const marked = () => scene.page.evaluate(() => {
        const [range] = CSS.highlights.get('doorward-found') ?? [];
        return range?.startContainer.textContent;
      });
      await waitFor(async () => (await marked()) === 'here', { what: 'the link to be underlined' });
    });

    it('holds a page that guests can open, into which such a link was pasted', async () => {
      const scene = await openEditor(stage, 'partnerAgenda');
      await pasteLink(scene);
      await scene.sees(STRIP, new RegExp(`This page holds ${FOUND}`));
      await clickOn(scene.page, '#publish-button');
      await scene.sees(INTERRUPTION, new RegExp(`Check before you publish.*${FOUND}.*Dana Reyes`));
      assert.equal(stage.tenant.published.length, 0);
    });

    it('reads it in a comment', async () => {
      const scene = await stage.open('partnerAgenda');
      await scene.page.waitForSelector('[data-testid=footer-reply-container] textarea').then((field) => field.focus());
      await scene.page.waitForSelector(EDITOR);
      await pasteLink(scene);
      await scene.sees(FRAME, new RegExp(FOUND));
    });

    it('reads it in the description of a work item, and in a comment on one', async () => {
      const scene = await openJira(stage, { issue: 'APL-2' });
      await scene.sees(STRIP, new RegExp(`holds ${FOUND}`));
      const other = await openJira(stage, { issue: 'NBR-2' });
      await other.openComposer();
      await pasteLink(other);
      await other.sees(FRAME, new RegExp(FOUND));
    });
  });
}
