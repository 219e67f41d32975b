// The help page: each thing that a person is to be told is said, with the link it rests on, and
// what to do when something is wrong comes in order.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { BROWSERS, waitFor } from './harness/index.js';
import { startStage, STRIP } from './scene.js';

/** By topic: what it is, the requirements it meets, its words, and where its links lead. */
const TOLD = {
  who: [
    ['freedom of information, and that titles are read most: R21, R58', /Freedom of Information Act.*issues are information.*Titles, project names and issue summaries are read most/, 'https://ico.org.uk/'],
    ['administrators see what is restricted: R22, R59', /never shared with them.*Restricted is not secret/],
    ['courts and authorities: R23, R60', /Courts, government agencies and parties to a lawsuit, in the United States/],
    ['what became of the Privacy Shield: R24, R61', /out of date.*16 July 2020.*10 July 2023.*12 October 2023/, 'https://www.dataprivacyframework.gov/'],
    ['whose data it is: R25, R62', /What you put in stays yours/, 'https://www.atlassian.com/legal/privacy-policy'],
    ['where the security review is: R26, R63', /much like other large public cloud services/, '#review'],
  ],
  guest: [
    ['what a guest is and sees: R120, R127', /free account for one space.*The one space that an administrator assigned/, 'https://support.atlassian.com/confluence-cloud/docs/what-can-guests-see-and-do-on-confluence/'],
    ['guests have no directory and no search, and can be mentioned: R158', /no people directory and no search for users, and can mention nobody outside their space\. You can mention them/],
    ['every space that is open to strangers: A16', /And every space of the site that allows anonymous access/],
    ['content or people, and a space made for outsiders: R121, R125', /show content or people.*move or copy the page there rather than open this space/],
    ['an external account sees every open space: R136, R137, R157', /They see every space that is open to everyone with an account.*prefer a guest account/],
    ['where guests are administered: R124, R160', /Global permissions lists every space.*asks an administrator of the space/, 'https://acme.atlassian.net/wiki/admin/permissions/global?tab=internal'],
  ],
  cost: [
    ['the fee: R133, R170', /up to five guests for each paid user are free/, 'https://support.atlassian.com/confluence-cloud/docs/invite-guests-for-external-collaboration/'],
    ['the limit, and what counts towards it: R134, R135, R154, R173', /10,000 when guests were announced, 50,000 in later texts.*Guests do not count as paid users/],
    ['the plans: R138, R151', /Standard, Premium and Enterprise\. The Free plan has neither guests nor restrictions/],
  ],
  links: [
    ['guides: R38, R75', /Getting started/, 'https://support.atlassian.com/confluence-cloud/resources/', 'https://confluence.atlassian.com/get-started-with-jira-software/get-started-with-jira-software-844502163.html', 'https://confluence.atlassian.com/jirasoftwarecloud/getting-help-764478193.html'],
    ['support and status: R39, R40, R76, R77', /Look at the status page/, 'https://support.atlassian.com/', 'https://status.atlassian.com/'],
    ['the mobile apps are not covered: R6, R48', /mobile apps\. Doorward protects only this browser, not them/],
    ['habits: A14', /Mention people, not whole groups.*archive what is no longer needed.*Connect no other services/],
  ],
};
// R9–R12, R51–R53: the same for both products.
const STEPS = {
  'I shared something with the wrong person': ['Take their access away', 'Tell your information governance team', '72 hours', 'Ask whoever got it to delete it'],
  'Someone may have used my account': ['Leave everything as it is', 'Change your password', 'Tell whoever runs your site', 'Look at two-step verification', 'Revoke apps and tokens'],
  'I have lost a device that can open my account': ['Tell whoever runs your site', 'Change your password', 'Sign the lost device out', 'Revoke apps and tokens'],
};
const ACCOUNT_LINKS = [
  'https://id.atlassian.com/login/resetpassword',
  'https://id.atlassian.com/manage-profile/security/recent-devices',
  'https://id.atlassian.com/manage-profile/apps',
];

for (const browser of BROWSERS) {
  describe(`help (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    /** Opens a topic, about the tab of `page` where one is given. */
    const open = async (topic, page) => {
      const tab = page ? `?tab=${await stage.session.tabId(page)}` : '';
      const help = await stage.session.openExtension(`help/help.html${tab}#${topic}`);
      await help.waitForSelector('h1');
      return help;
    };
    const wordsOf = (help) => help.$eval('#topic', ({ textContent }) => textContent.replace(/\s+/g, ' '));
    const linksOf = (help) => help.$$eval('#topic a', (links) => links.map((link) => link.getAttribute('href')));

    for (const [topic, told] of Object.entries(TOLD)) {
      it(`tells what no page shows, with the day it was checked: ${topic}`, async () => {
        const { page } = await stage.open('cases');
        const help = await open(topic, page);
        const [words, links] = [await wordsOf(help), await linksOf(help)];
        for (const [what, pattern, ...to] of told) {
          assert.match(words, pattern, what);
          for (const part of to) assert.ok(links.some((href) => href.startsWith(part)), `${what}: ${part}`);
        }
        assert.match(words, /Last checked against its sources on \d+ \w+ \d{4}/);
        assert.doesNotMatch(words, /\b(card|link|help)_\w+/, 'the key of a sentence in place of the sentence');
      });
    }

    // R134.
    it('counts the guests of the page it is about, and says where it cannot', async () => {
      const seen = async (name, sentence) => {
        const scene = await stage.openUnread(name);
        await scene.sees(STRIP, /Open to/);
        assert.match(await wordsOf(await open('cost', scene.page)), sentence);
      };
      await seen('jointPlan', /On the page you came from3 guests or groups of guests can open it/);
      await seen('supplyHome', /On the page you came from2 people from outside with a full account can open it/);
      assert.match(await wordsOf(await open('cost')), /Not known: open this from the popup/);
      // Nobody is no answer where nothing was told.
      stage.tenant.signOut();
      try {
        await stage.forgetAnswers();
        const scene = await stage.openUnread('rota');
        await scene.sees(STRIP, /You are signed out/);
        const words = await wordsOf(await open('cost', scene.page));
        assert.match(words, /Not known: open this from the popup/);
        assert.doesNotMatch(words, /Nobody from outside/);
      } finally {
        stage.tenant.signIn();
      }
    });

    // R41, R78.
    it('names the help desk of the organisation, and none where nobody has set one', async () => {
      assert.doesNotMatch(await wordsOf(await open('links')), /Acme IT/);
      const contacts = { helpDesk: { name: 'Acme IT', address: 'it@acme.gov.uk', url: 'https://it.acme.gov.uk/' } };
      await stage.session.background((settings) => chrome.storage.local.set({ settings }), { contacts });
      assert.match(await wordsOf(await open('links')), /Acme IT, it@acme\.gov\.uk, https:\/\/it\.acme\.gov\.uk\//);
    });

    describe('what is recognised', () => {
      const reportOf = (help) => help.$eval('#report', ({ value }) => value);
      /** The words and numbers that stand on a page, in its title and in its address. */
      const saidBy = (page) =>
        page.evaluate(() => {
          const text = `${document.body.innerText} ${document.title} ${location.href}`;
          return [...new Set(text.match(/\p{Lu}\p{L}{2,}|\d{3,}|[\w.]+@[\w.]+/gu))];
        });

      it('says how the page is built, and no word of it', async () => {
        const scene = await stage.open('cases');
        await scene.openDialog();
        await scene.pick('Dana');
        const said = await saidBy(scene.page);
        assert.ok(['Harriet', 'Blakeney', 'Dana', 'Reyes', '1951', 'CASE'].every((word) => said.includes(word)), `${said}`);
        const help = await open('recognised', scene.page);
        assert.match(await wordsOf(help), /The text of the page was found\.\d+ of the things that Doorward looks for were found/);
        const report = await reportOf(help);
        assert.match(report, /^Page: \/wiki\/spaces\/…\/pages\/…\/…$/m);
        assert.match(report, /^Found:$[^]*^ {2}share-dialog: 1$[^]*^ {2}share-dialog\/form: 1$[^]*^ {2}share-dialog\/recipient: 1$[^]*^Not found:$[^]*^ {2}share-window$/m);
        assert.match(report, /^form$[^]*^ +input type=hidden name=users[^]*^ +button type=submit 5 letters$/m);
        const [head] = report.split('\n');
        const words = new Set(report.replace(head, '').match(/[\p{L}\d@.]+/gu));
        assert.deepEqual(said.filter((word) => words.has(word)), []);
      });

      it('tells the words on controls where the person wants them told', async () => {
        const scene = await stage.open('cases');
        await scene.openDialog();
        const help = await open('recognised', scene.page);
        assert.doesNotMatch(await reportOf(help), /“/);
        await help.click('.tick');
        await waitFor(async () => /button type=submit “Share”/.test(await reportOf(help)), { what: 'the words' });
        assert.doesNotMatch(await reportOf(help), /Harriet|999 417/);
      });

      it('is offered where a window was not recognised, and shows how that is built', async () => {
        const scene = await stage.open('cases');
        // As if Atlassian had renamed what Doorward knows the dialog by.
        await scene.page.evaluate(() => {
          const rename = () => {
            for (const input of document.querySelectorAll('[name=users]')) input.name = 'audience';
            document.getElementById('share-user-picker-field-label')?.removeAttribute('id');
          };
          new MutationObserver(rename).observe(document, { childList: true, subtree: true });
        });
        await scene.openDialog();
        const popup = await stage.session.openPopup(scene.page);
        const link = await waitFor(() => popup.$$eval('section a', (links) => links.find(({ textContent }) => textContent === 'Help to mend this')?.href), { what: 'the link' });
        const help = await stage.session.open(link);
        await help.waitForSelector('#report');
        assert.match(await reportOf(help), /^Not found:$[^]*^ {2}share-dialog$[^]*^ +input .*name=audience/m);
      });

      it('says where there is no page to look at', async () => {
        assert.match(await wordsOf(await open('recognised')), /about no page of Confluence or Jira/);
        const scene = await stage.open('cases');
        const help = await open('recognised', scene.page);
        await scene.page.close();
        await stage.session.press(help, { role: 'button', name: 'Look again' });
        await waitFor(async () => /cannot be looked at: its tab is closed/.test(await wordsOf(help)), { what: 'that it is gone' });
        assert.equal(await reportOf(help), '');
      });
    });

    for (const [choice, steps] of Object.entries(STEPS)) {
      it(`leads through the steps in order: ${choice}`, async () => {
        const help = await open('wrong');
        await stage.session.press(help, { role: 'radio', name: choice });
        const list = await waitFor(() => help.$eval('.steps', ({ textContent }) => textContent), { what: 'the steps' });
        const places = steps.map((step) => list.indexOf(step));
        assert.deepEqual(places, [...places].sort((a, b) => a - b), `${places}`);
        assert.ok(!places.includes(-1), `${places}`);
        if (!choice.startsWith('I shared')) {
          const links = await linksOf(help);
          for (const href of ACCOUNT_LINKS) assert.ok(links.includes(href), href);
        }
      });
    }
  });
}
