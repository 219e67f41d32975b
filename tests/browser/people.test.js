// Who is outside: by the suggestion, by the account, by the address, and what is
// said where none of them tells.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { people } = data;

// R103, R122.
describe('who is outside', () => {
  let stage, scene;
  before(async () => {
    stage = await startStage({ browser: 'chromium' });
  });
  beforeEach(() => stage.reset());
  afterEach(() => stage.closePages());
  after(() => stage?.close());

  const open = async (pageName, variant) => {
    scene = await stage.open(pageName, variant);
    await scene.openDialog();
  };
  const isHeld = async () => {
    await scene.share();
    await scene.sees(INTERRUPTION, /Check before/);
    assert.equal(scene.shares().length, 0);
  };
  const goesThrough = async () => {
    await scene.share();
    assert.equal((await scene.sharedOnce()).length, 1);
    assert.equal(await scene.text(INTERRUPTION), '');
  };

  it('knows a guest from the suggestion when the account cannot be read', async () => {
    stage.tenant.fail(`user:${people.dana.accountId}`, 403);
    await open('cases');
    await scene.pick('Dana');
    await scene.sees(PANEL, /Dana Reyes, guest, organisation not visible \(marked so in the list/);
    await isHeld();
  });

  it('knows a guest whose suggestion was never seen, from the account', async () => {
    // Of two namesakes, one a guest, the suggestion does not say which was picked.
    await open('cases');
    await scene.pick('Alex Morgan', /GUEST/);
    await scene.sees(PANEL, /Alex Morgan, guest from northbridge\.example\./);
    await isHeld();
  });

  it('does not take a colleague for their namesake', async () => {
    await open('cases');
    await scene.pick('Alex Morgan', /^Alex Morgan$/);
    await scene.sees(PANEL, /Everyone you chose is in your organisation/);
    await goesThrough();
  });

  it('cannot tell between namesakes when accounts cannot be read', async () => {
    stage.tenant.fail('user', 403);
    await open('cases');
    await scene.pick('Alex Morgan', /^Alex Morgan$/);
    await scene.sees(PANEL, /Alex Morgan: cannot tell \(the site does not let you see it\)/);
    await goesThrough();
  });

  it('names a guest who hides their address', async () => {
    await open('cases');
    await scene.pick('Idris');
    await scene.sees(PANEL, /Idris Vaughan, guest, organisation not visible/);
    await scene.share();
    await scene.press('checkbox', /Idris Vaughan/);
    await scene.press('button', 'Share anyway');
    assert.equal((await scene.sharedOnce()).length, 1);
  });

  it('cannot tell a colleague who hides their address, and says so', async () => {
    await open('cases');
    await scene.pick('Olu');
    await scene.sees(PANEL, /Olu Adeyemi: cannot tell, because they hide their address/);
    await goesThrough();
  });

  it('knows an external account from its address', async () => {
    await open('cases');
    await scene.pick('Jo Okafor');
    await scene.sees(PANEL, /Jo Okafor, external account at southmoor\.example/);
    await isHeld();
  });

  it('knows a typed address from its domain', async () => {
    await open('cases');
    await scene.pick('someone@else.example');
    await scene.sees(PANEL, /someone@else\.example, an address at else\.example, outside/);
    await isHeld();
  });

  // R13: copied from a mail with what stands around it there, and taken by the field.
  it('knows an address in angle brackets from its domain', async () => {
    await open('cases');
    await scene.pick('<someone@else.example>');
    await scene.sees(PANEL, /an address at else\.example, outside/);
    await isHeld();
  });

  // R103: what is not told is neither held nor taken for inside, and nothing hangs.
  it('cannot tell of somebody where the session ends while the press waits for the site', async () => {
    const jo = `user:${people.jo.accountId}`;
    let tell;
    stage.tenant.delay(jo, new Promise((done) => (tell = done)));
    await open('cases');
    await scene.pick('Jo Okafor');
    await scene.share();
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(scene.shares().length, 0, 'the press waits');
    stage.tenant.signOut();
    tell();
    await scene.sees(PANEL, /Jo Okafor: cannot tell \(you are not signed in\)/);
    assert.equal(await scene.text(INTERRUPTION), '');
    assert.doesNotMatch(await scene.text(PANEL), /in time/);
    // The press was carried out: the site would not take it, and its dialog says so.
    await waitFor(() => stage.tenant.requests.some(({ method, path }) => method === 'POST' && /share/.test(path)), {
      what: 'the press to reach the site',
    });
    assert.equal(scene.shares().length, 0);
    assert.doesNotMatch(await scene.text(STRIP), /Nothing sensitive/);
    // Somebody who is marked as a guest is one all the same.
    stage.tenant.delay(jo);
    stage.tenant.signIn();
    await scene.page.close();
    await stage.forgetAnswers();
    const dana = `user:${people.dana.accountId}`;
    stage.tenant.delay(dana, new Promise((done) => (tell = done)));
    await open('cases');
    await scene.pick('Dana');
    stage.tenant.signOut();
    tell();
    await isHeld();
    stage.tenant.delay(dana);
  });

  it('takes a typed address of the own domain for inside', async () => {
    await open('cases');
    await scene.pick('new.starter@post.acme.gov.uk');
    await scene.sees(PANEL, /Everyone you chose is in your organisation/);
  });

  it('names a group of guests, reads who is in another, and cannot tell of a team', async () => {
    await open('cases');
    await scene.pick('northbridge');
    await scene.sees(PANEL, /northbridge-guests, a group with people from northbridge\.example/);
    await scene.removeLast();
    await scene.pick('caseworkers');
    await scene.sees(PANEL, /Everyone you chose is in your organisation/);
    await scene.removeLast();
    await scene.pick('southmoor-suppliers');
    await scene.sees(PANEL, /southmoor-suppliers, a group with people from southmoor\.example/);
    await isHeld();
    await scene.press('button', 'Go back and change it');
    await scene.removeLast();
    await scene.pick('Benefits');
    await scene.sees(PANEL, /Benefits Review Team: a team; cannot tell who is in it/);
  });

  it('takes the own domains from the settings before the address of the person', async () => {
    await stage.session.background(() =>
      chrome.storage.local.set({
        settings: {
          ownDomains: ['acme.gov.uk', 'southmoor.example'],
          organisationNames: { 'northbridge.example': 'Northbridge Consulting' },
        },
      }),
    );
    await open('cases');
    await scene.pick('Jo Okafor');
    await scene.sees(PANEL, /Everyone you chose is in your organisation/);
    await scene.pick('Dana');
    await scene.sees(PANEL, /Dana Reyes, guest from Northbridge Consulting/);
  });

  it('cannot tell anybody without knowing the own domains, except marked guests', async () => {
    stage.tenant.fail('user:current', 403);
    await open('cases');
    await scene.pick('Mei');
    await scene.sees(PANEL, /Mei Lin: cannot tell, because Doorward does not know your organisation’s domains/);
    await scene.pick('Dana');
    await scene.sees(PANEL, /Dana Reyes, guest/);
    await isHeld();
  });

  for (const status of [401, 404, 429, 500]) {
    it(`cannot tell of an account that answers ${status}`, async () => {
      stage.tenant.fail(`user:${people.mei.accountId}`, status);
      // A page that mentions her has asked about her already.
      await open('rota');
      await scene.pick('Mei');
      await scene.sees(PANEL, /Mei Lin: cannot tell \(/);
      await goesThrough();
    });
  }
});
