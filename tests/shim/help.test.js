// The cards and the steps of the help page, made and read without a browser: each thing that a
// person is to be told is said, in the words of the catalogue, with the link it rests on.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';

const EXTENSION = new URL('../../extension/', import.meta.url);
const catalogue = JSON.parse(await readFile(new URL('_locales/en/messages.json', EXTENSION), 'utf8'));
const URL_OF_PAGE = 'https://acme.atlassian.net/wiki/spaces/CASE/pages/98310';

/** As much of an element as the help page uses. */
class Element {
  constructor(tag) {
    Object.assign(this, { tag, parts: [], attributes: {}, value: '' });
  }
  append(...parts) {
    this.parts.push(...parts);
  }
  replaceChildren(...parts) {
    this.parts = parts;
  }
  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }
  addEventListener() {}
  set textContent(text) {
    this.parts = [text];
  }
  get textContent() {
    return this.parts.map((part) => part.textContent ?? String(part)).join(' ');
  }
  /** It and all there is in it. */
  all() {
    return [this, ...this.parts.flatMap((part) => (part instanceof Element ? part.all() : []))];
  }
}

const said = (parts) => parts.map(({ textContent }) => textContent).join('\n');
const linksOf = (parts) => parts.flatMap((part) => part.all()).map(({ attributes }) => attributes.href).filter(Boolean);

describe('the help page', () => {
  let cards, card, wrong, incident;
  before(async () => {
    globalThis.document = { createElement: (tag) => new Element(tag) };
    globalThis.chrome = {
      i18n: {
        getMessage: (key, words = []) =>
          (catalogue[key]?.message ?? '').replace(/\$(\d)/g, (_, number) => words[number - 1] ?? ''),
      },
      storage: { session: { get: async () => ({ incident }), set: async () => {} } },
    };
    ({ card, CARDS: cards } = await import('../../extension/help/cards.js'));
    ({ wrong } = await import('../../extension/help/wrong.js'));
  });
  const partsOf = (id, context = { view: {} }) => card(cards.find((one) => one.id === id), context);

  const CARDS = [
    ['who', 'Freedom of information, and that titles are read most (R21, R58)', /Freedom of Information Act.*issues are information.*Titles, project names and issue summaries are read most/s, 'https://ico.org.uk/'],
    ['who', 'administrators see what is restricted (R22, R59)', /never shared with them.*Restricted is not secret/s],
    ['who', 'courts and authorities (R23, R60)', /Courts, government agencies and parties to a lawsuit, in the United States/],
    ['who', 'what became of the Privacy Shield (R24, R61)', /out of date.*16 July 2020.*10 July 2023.*12 October 2023/s, 'https://www.dataprivacyframework.gov/'],
    ['who', 'whose data it is (R25, R62)', /What you put in stays yours/, 'https://www.atlassian.com/legal/privacy-policy'],
    ['who', 'where the security review is (R26, R63)', /much like other large public cloud services/, '#review'],
    ['guest', 'what a guest is and sees (R120, R127)', /free account for one space.*The one space that an administrator assigned/s, 'https://support.atlassian.com/confluence-cloud/docs/what-can-guests-see-and-do-on-confluence/'],
    ['guest', 'that guests have no directory and no search, and can be mentioned (R158)', /no people directory and no search for users, and can mention nobody outside their space\. You can mention them/],
    ['guest', 'every space that is open to strangers (A16)', /And every space of the site that allows anonymous access/],
    ['guest', 'content or people, and a space made for outsiders (R121, R125)', /show content or people.*move or copy the page there rather than open this space/s],
    ['guest', 'an external account sees every open space (R136, R137, R157)', /They see every space that is open to everyone with an account.*prefer a guest account/s],
    ['guest', 'where guests are administered (R124, R160)', /Global permissions lists every space.*asks an administrator of the space/s, 'https://acme.atlassian.net/wiki/admin/permissions/global?tab=internal'],
    ['cost', 'the fee (R133, R170)', /up to five guests for each paid user are free/, 'https://support.atlassian.com/confluence-cloud/docs/invite-guests-for-external-collaboration/'],
    ['cost', 'the limit, and what counts towards it (R134, R135, R154, R173)', /10,000 when guests were announced, 50,000 in later texts.*Guests do not count as paid users/s],
    ['cost', 'the plans (R138, R151)', /Standard, Premium and Enterprise\. The Free plan has neither guests nor restrictions/],
    ['links', 'guides (R38, R75)', /Getting started/, 'https://support.atlassian.com/confluence-cloud/resources/', 'https://confluence.atlassian.com/get-started-with-jira-software/get-started-with-jira-software-844502163.html', 'https://confluence.atlassian.com/jirasoftwarecloud/getting-help-764478193.html'],
    ['links', 'support and status (R39, R40, R76, R77)', /Look at the status page/, 'https://support.atlassian.com/', 'https://status.atlassian.com/'],
    ['links', 'that the mobile apps are not covered (R6, R48)', /mobile apps\. Doorward protects only this browser, not them/],
    ['links', 'habits (A14)', /Mention people, not whole groups.*archive what is no longer needed.*Connect no other services/s],
  ];
  for (const [id, what, words, ...to] of CARDS) {
    it(`tells of ${what}`, () => {
      const parts = partsOf(id, { view: { url: URL_OF_PAGE } });
      assert.match(said(parts), words);
      for (const start of to) assert.ok(linksOf(parts).some((href) => href.startsWith(start)), start);
    });
  }

  it('dates every card, and has a sentence for each of its keys', () => {
    for (const { id } of cards) {
      const words = said(partsOf(id));
      assert.match(words, /Last checked against its sources on \d+ \w+ \d{4}/, id);
      assert.doesNotMatch(words, /\b(card|link|help)_\w+/, id);
    }
  });

  // R134.
  it('counts the guests of the page it is about, and says where it cannot', () => {
    const outsiders = [{ kind: 'guest' }, { kind: 'guest_group' }, { kind: 'external' }, { kind: 'app' }];
    const words = said(partsOf('cost', { view: { report: { state: 'checked', outsiders } } }));
    assert.match(words, /2 guests or groups of guests can open it.*1 person from outside/s);
    assert.match(said(partsOf('cost')), /Not known: open this from the popup/);
  });

  // R41, R78.
  it('names the help desk of the organisation, and none where no policy does', () => {
    const contact = { name: 'Acme IT', address: 'it@acme.gov.uk', url: 'https://it.acme.gov.uk/' };
    const named = said(partsOf('links', { view: {}, checklist: { tell: [{ role: 'helpDesk', contact }] } }));
    assert.match(named, /Acme IT, it@acme\.gov\.uk, https:\/\/it\.acme\.gov\.uk\//);
    assert.doesNotMatch(said(partsOf('links', { view: {}, checklist: { tell: [] } })), /Acme IT/);
  });

  // R9–R12 and R51–R53, without a policy: the same steps for both products.
  for (const [branch, ...steps] of [
    ['account', 'Leave everything as it is', 'Change your password', 'Tell whoever runs your site', 'Look at two-step verification', 'Revoke apps and tokens'],
    ['device', 'Tell whoever runs your site', 'Change your password', 'Sign the lost device out', 'Revoke apps and tokens'],
  ]) {
    it(`leads through the steps, in order: ${branch}`, async () => {
      incident = { branch };
      const parts = await wrong({ view: { url: URL_OF_PAGE }, checklist: { tell: [] } });
      const words = said(parts);
      const at = steps.map((step) => words.indexOf(step));
      assert.ok(at.every((place, index) => place > (at[index - 1] ?? -1)), `${at}`);
      for (const href of [
        'https://id.atlassian.com/login/resetpassword',
        'https://id.atlassian.com/manage-profile/security/recent-devices',
        'https://id.atlassian.com/manage-profile/apps',
      ]) {
        assert.ok(linksOf(parts).includes(href), href);
      }
    });
  }

  // R9: the likeliest mishap.
  it('leads through what was shared with the wrong person', async () => {
    incident = { branch: 'shared' };
    const words = said(await wrong({ view: { url: URL_OF_PAGE }, checklist: { tell: [] } }));
    assert.match(words, /I shared something.*Someone may have used.*Take their access away.*Tell your information governance team.*72 hours.*Ask whoever got it to delete it/s);
    assert.match(words, /Tell your information governance or data protection team/);
  });
});

// R42.
it('every page of the extension has a style for print', async () => {
  const folders = (await readdir(EXTENSION, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  let pages = 0;
  for (const { name } of folders) {
    const html = await readFile(new URL(`${name}/${name}.html`, EXTENSION), 'utf8').catch(() => '');
    if (!html) continue;
    const sheets = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => new URL(`${name}/${href}`, EXTENSION));
    const styles = await Promise.all(sheets.map((sheet) => readFile(sheet, 'utf8')));
    assert.ok(styles.some((style) => style.includes('@media print')), name);
    pages += 1;
  }
  assert.ok(pages >= 7, `${pages} pages`);
});

// R21, R22: one line at the foot of the popup, another each day.
it('has a tip for each day of the week, in words', async () => {
  const source = await readFile(new URL('popup/tip.js', EXTENSION), 'utf8');
  const [, list] = source.match(/TIPS = \[([^\]]+)\]/);
  const keys = [...list.matchAll(/'(\w+)'/g)].map(([, key]) => key);
  assert.equal(keys.length, 7);
  for (const key of keys) assert.ok(catalogue[key].message, key);
  assert.ok(keys.includes('card_who_foi_2') && keys.includes('card_who_admin_2'));
});

// A15.
it('says on the record page why records are kept', async () => {
  assert.match(catalogue.record_keep_help.message, /The Civil Service Code requires civil servants to keep accurate records/);
  const page = await Promise.all(['record.html', 'record.js'].map((name) => readFile(new URL(`record/${name}`, EXTENSION), 'utf8')));
  assert.ok(page.join('').includes('record_keep_help'));
});
