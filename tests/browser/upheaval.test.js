// What must not shake it: the page changing under it, the worker gone, no
// WebAssembly, a slow or silent site.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { clickOn, clickWords, waitFor } from './harness/index.js';
import { openEditor } from './jira-scene.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { dana, mei } = data.people;

describe('upheaval', () => {
  let stage;
  before(async () => {
    stage = await startStage({ browser: 'chromium' });
  });
  beforeEach(() => stage.reset());
  afterEach(() => stage.closePages());
  after(() => stage?.close());

  const isHeld = async (scene) => {
    await scene.share();
    await scene.sees(INTERRUPTION, /Check before/);
    assert.equal(scene.shares().length, 0);
  };

  it('follows to another page and back without a reload', async () => {
    const scene = await stage.open('cases');
    const go = (title) => clickWords(scene.page, 'a[data-spa]', title);
    await go('Team lunch rota');
    await scene.sees(STRIP, /Nothing sensitive found/);
    await scene.openDialog();
    await scene.pick('Dana');
    await scene.sees(PANEL, /Outside your organisation: Dana/);
    await scene.share();
    assert.equal((await scene.sharedOnce()).length, 1);

    await go('Benefit review: March cases');
    await scene.sees(STRIP, /3 NHS numbers/);
    await scene.openDialog();
    await scene.pick('Dana');
    await scene.sees(PANEL, /about to leave/);
    stage.tenant.shares.length = 0;
    await isHeld(scene);
  });

  for (const [what, draw] of [
    ['what stands there', () => {}],
    ['an empty frame', () => document.querySelector('#main-content').replaceChildren(document.createElement('div'))],
  ]) it(`does not take ${what} for the page whose address is there already`, async () => {
    const scene = await stage.open('rota');
    await scene.openDialog();
    await scene.pick('Dana');
    await scene.sees(PANEL, /Outside your organisation: Dana/);
    await scene.page.evaluate((to) => {
      history.pushState(null, '', to);
    }, stage.tenant.url('handbook'));
    await scene.page.evaluate(draw);
    await scene.page.evaluate(() => {
      setTimeout(() => document.querySelector('[role=dialog] form').requestSubmit(), 300);
      setTimeout(() => {
        const text = document.querySelector('.ak-renderer-document p, #main-content > div');
        text.textContent = 'His NHS number is 999 417 3529.';
      }, 600);
    });
    await scene.sees(INTERRUPTION, /NHS number/);
    assert.equal(scene.shares().length, 0);
  });

  it('does not believe what still stands there after a while either, until the page is drawn', async () => {
    const scene = await stage.open('rota');
    await scene.page.evaluate((to) => history.pushState(null, '', to), stage.tenant.url('handbook'));
    await scene.sees(STRIP, /cannot find the text of this page/);
    await scene.page.evaluate(() => {
      document.querySelector('.ak-renderer-document p').textContent = 'His NHS number is 999 417 3529.';
    });
    await scene.sees(STRIP, /NHS number/);
    assert.doesNotMatch(await scene.text(STRIP), /cannot find/);
  });

  it('reads two dialogs opened in a row, each for itself', async () => {
    const scene = await stage.open('cases');
    await scene.openDialog();
    await scene.pick('Dana');
    await scene.sees(PANEL, /Dana Reyes/);
    await scene.closeDialog();
    await scene.openDialog();
    assert.deepEqual(await scene.chosen(), []);
    await scene.sees(PANEL, /This page holds/);
    await scene.pick('Mei');
    await scene.sees(PANEL, /Everyone you chose is in your organisation/);
    await scene.pick('Idris');
    await scene.sees(PANEL, /Idris Vaughan/);
    await isHeld(scene);
  });

  it('goes on when the worker is gone before every step', async () => {
    const kill = async () => {
      // An answer of the site that comes just then may start it again.
      await waitFor(
        async () => {
          if (await stage.session.isWorkerRunning()) await stage.session.killWorker();
          return !(await stage.session.isWorkerRunning());
        },
        { what: 'no worker to run' },
      );
    };
    const scene = await stage.openUnread('cases');
    await kill();
    await scene.sees(STRIP, /3 NHS numbers/);
    await kill();
    await scene.openDialog();
    await kill();
    await scene.pick('Mei');
    await kill();
    await scene.pick('Dana');
    await kill();
    await scene.sees(PANEL, /about to leave/);
    await kill();
    await isHeld(scene);
    await kill();
    await scene.press('checkbox', /northbridge/);
    await kill();
    await scene.press('button', 'Share anyway');
    const shares = await scene.sharedOnce();
    assert.deepEqual(
      shares.map(({ recipients }) => recipients.map(({ id }) => id)),
      [[mei.accountId, dana.accountId]],
    );
  });

  // Held while nobody knows who Jo is, until `answer` is called.
  const hold = async () => {
    let answer;
    stage.tenant.delay(`user:${people('jo')}`, new Promise((resolve) => (answer = resolve)));
    const scene = await stage.open('cases');
    await scene.openDialog();
    await scene.pick('Jo Okafor');
    await scene.sees(PANEL, /looking up who they are/);
    await scene.share();
    assert.equal(scene.shares().length, 0);
    stage.tenant.delay(`user:${people('jo')}`);
    return { scene, answer };
  };

  it('holds a press that comes before the answers, and decides when they are there', async () => {
    const { scene, answer } = await hold();
    answer();
    await scene.sees(INTERRUPTION, /Jo Okafor, external account/);
    assert.equal(scene.shares().length, 0);
  });

  // A11.
  it('lets a press go when the answers do not come, and says so', async () => {
    let answer;
    stage.tenant.delay(`user:${people('jo')}`, new Promise((resolve) => (answer = resolve)));
    const scene = await stage.open('cases');
    await scene.openDialog();
    await scene.pick('Jo Okafor');
    await scene.sees(PANEL, /looking up who they are/);
    // The dialog stays open for as long as the site takes the share.
    let taken;
    stage.tenant.delay('share', new Promise((resolve) => (taken = resolve)));
    await scene.share();
    await scene.sees(PANEL, /Not checked: Doorward did not get its answers in time, so it let this go ahead/);
    taken();
    assert.equal((await scene.sharedOnce()).length, 1);
    // The dialog is gone with what stood in it.
    await scene.sees(STRIP, /\? Not checked: Doorward did not get its answers in time/);
    answer();
  });

  it('asks the site once more at the press who somebody is, where that failed before', async () => {
    stage.tenant.fail(`user:${people('jo')}`, { status: 500, times: 1 });
    const scene = await stage.open('cases');
    await scene.openDialog();
    await scene.pick('Jo Okafor');
    await scene.sees(PANEL, /Jo Okafor: cannot tell \(the site had a fault\)/);
    await scene.share();
    await scene.sees(INTERRUPTION, /Jo Okafor, external account/);
    assert.equal(scene.shares().length, 0);
  });

  it('lets a press go without delay, and says so, where the site goes on failing', async () => {
    stage.tenant.fail(`user:${people('jo')}`, 500);
    const scene = await stage.open('cases');
    await scene.openDialog();
    await scene.pick('Jo Okafor');
    await scene.sees(PANEL, /Jo Okafor: cannot tell \(the site had a fault\)/);
    await scene.share();
    assert.equal((await scene.sharedOnce()).length, 1);
    assert.equal(await scene.text(INTERRUPTION), '');
  });

  it('asks the site again once the network is back', async () => {
    const scene = await stage.open('rota');
    const network = await scene.page.createCDPSession();
    const setOffline = (offline) =>
      network.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    await network.send('Network.enable');
    await setOffline(true);
    await stage.session.background(async () => chrome.storage.session.clear());
    await scene.page.evaluate((to) => {
      history.pushState(null, '', to);
      document.querySelector('.ak-renderer-document p').textContent = 'His NHS number is 999 417 3529.';
    }, stage.tenant.url('handbook'));
    await scene.sees(STRIP, /cannot tell who can open this page/);
    await setOffline(false);
    await scene.sees(STRIP, /Open to everyone/);
  });

  it('asks about what the page has drawn anew while a press was held, and presses that', async () => {
    const { scene, answer } = await hold();
    await scene.page.evaluate(() => {
      const form = document.querySelector('[role=dialog] form');
      const drawn = form.cloneNode(true);
      window.pressed = 0;
      drawn.addEventListener('submit', (event) => {
        event.preventDefault();
        window.pressed += 1;
      });
      form.replaceWith(drawn);
    });
    answer();
    await scene.sees(INTERRUPTION, /Jo Okafor, external account/);
    assert.equal(await scene.page.evaluate(() => window.pressed), 0);
    // What was said beside the old form is not said twice.
    await waitFor(async () => (await scene.page.$$(PANEL)).length === 1, { what: 'one panel' });
    await scene.press('checkbox', /southmoor\.example/);
    await scene.press('button', 'Share anyway');
    await waitFor(() => scene.page.evaluate(() => window.pressed === 1), { what: 'the press on what was drawn' });
  });

  it('says that a press was not carried out where the page has taken its dialog away', async () => {
    const { scene, answer } = await hold();
    await scene.page.evaluate(() => document.querySelector('[role=dialog]').remove());
    answer();
    await scene.sees(STRIP, /This was not carried out/);
    assert.equal(scene.shares().length, 0);
  });

  it('says in the dialog that a press was not carried out where more than one button could be meant', async () => {
    const { scene, answer } = await hold();
    await scene.page.evaluate(() => {
      const form = document.querySelector('[role=dialog] form');
      form.replaceWith(form.cloneNode(true), form.cloneNode(true));
    });
    answer();
    await scene.sees(PANEL, /about to leave.*This was not carried out/s);
  });

  it('shares with nobody for whom nobody has pressed Share', async () => {
    const { scene, answer } = await hold();
    await scene.removeLast();
    await scene.pick('Mei');
    answer();
    await scene.sees(PANEL, /Everyone you chose is in your organisation.*This was not carried out/s);
    assert.equal(scene.shares().length, 0);
    await scene.share();
    const [{ recipients }] = await scene.sharedOnce();
    assert.deepEqual(recipients.map(({ id }) => id), [mei.accountId]);
  });

  it('takes what is left of the press that is held for no answer to the question', async () => {
    const scene = await stage.open('cases');
    await scene.openDialog();
    await scene.pick('Dana');
    await scene.sees(PANEL, /about to leave/);
    await scene.shutSuggestions();
    await scene.page.focus('[role=dialog] form button[type=submit]');
    await scene.page.keyboard.down('Enter');
    await scene.sees(INTERRUPTION, /Check before/);
    // It is still down.
    await scene.page.keyboard.down('Enter');
    await scene.page.keyboard.up('Enter');
    await new Promise((over) => setTimeout(over, 300));
    assert.match(await scene.text(INTERRUPTION), /Check before/);
    // The second half of a double click, where a button of the question stands by now.
    await stage.session.openRoots(scene.page);
    const place = await scene.page.$eval(INTERRUPTION, ({ shadowRoot }) => {
      const box = shadowRoot.querySelector('button.safe').getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    await scene.page.mouse.move(place.x, place.y);
    await scene.page.mouse.down({ clickCount: 2 });
    await scene.page.mouse.up({ clickCount: 2 });
    await new Promise((over) => setTimeout(over, 300));
    assert.match(await scene.text(INTERRUPTION), /Check before/);
    await scene.press('button', 'Go back and change it');
    await scene.sees(INTERRUPTION, /^$/);
    assert.equal(scene.shares().length, 0);
  });

  it('takes a question away with the page that it is about', async () => {
    const scene = await openEditor(stage, 'partnerAgenda');
    await scene.write('NHS number 999 417 3529.');
    await scene.sees(STRIP, /This page holds 1 NHS number/);
    await clickOn(scene.page, '#publish-button');
    await scene.sees(INTERRUPTION, /Check before you publish/);
    await scene.page.evaluate((to) => {
      history.pushState(null, '', to);
      document.body.append(document.createElement('p'));
    }, stage.tenant.url('rota'));
    await scene.sees(INTERRUPTION, /^$/);
    await scene.sees(STRIP, /This was not carried out/);
    assert.equal(stage.tenant.published.length, 0);
  });

  it('says that it does not look into a frame of the page, where something stands in one', async () => {
    const scene = await stage.open('rota');
    await scene.page.evaluate(() => {
      const hidden = document.createElement('iframe');
      hidden.srcdoc = 'Not shown.';
      hidden.hidden = true;
      const empty = document.createElement('iframe');
      empty.srcdoc = '<p></p><script>void 0</script>';
      document.body.append(hidden, empty);
    });
    await waitFor(() => scene.page.evaluate(() => [...document.querySelectorAll('iframe')].every((frame) => frame.contentDocument.body.innerHTML)));
    await scene.page.evaluate(() => document.body.append(document.createElement('p')));
    await scene.page.$eval('.ak-renderer-document p', (block) => {
      block.textContent = 'His NHS number is 999 417 3529.';
    });
    await scene.sees(STRIP, /1 NHS number/);
    assert.doesNotMatch(await scene.text(STRIP), /frame/);
    await scene.page.evaluate(() => {
      document.querySelector('iframe:not([hidden])').srcdoc = '<p>Sharing settings of 1998.</p>';
    });
    await scene.sees(STRIP, /Part of this page stands in a frame\. Doorward does not look into frames/);
  });

  it('sees what is written into the page after it was read', async () => {
    const scene = await stage.open('rota');
    await scene.page.$eval('.ak-renderer-document p', (block) => {
      block.textContent = 'His NHS number is 999 417 3529.';
    });
    await scene.sees(STRIP, /1 NHS number/);
    await scene.page.$eval('.ak-renderer-document p', (block) => {
      block.textContent = 'Nothing to see.';
    });
    await scene.sees(STRIP, /Nothing sensitive found/);
  });

  it('comes back when the page draws its frame anew', async () => {
    const scene = await stage.open('cases');
    await scene.page.evaluate((strip) => {
      document.querySelector(strip).remove();
      document.body.append(document.createElement('p'));
    }, STRIP);
    await scene.sees(STRIP, /3 NHS numbers/);
  });

  it('asks again who can open a page that the browser had put away and shows again', async () => {
    const scene = await stage.open('cases');
    await scene.sees(STRIP, /Open to everyone/);
    // Another tab has changed it meanwhile: what was read is forgotten, and a page that is put away
    // is not told.
    await stage.forgetAnswers();
    stage.tenant.requests.length = 0;
    const isAsked = () => stage.tenant.requests.some(({ path }) => /byOperation/.test(path));
    await scene.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await waitFor(isAsked, { what: 'the restrictions to be asked again' });
    await scene.sees(STRIP, /Open to everyone/);
  });

  // R13: with the page, the time that a press has was put away too.
  it('does not share when somebody comes back to a page on which a press was held', async () => {
    let tell;
    stage.tenant.delay(`user:${people('jo')}`, new Promise((done) => (tell = done)));
    try {
      const scene = await stage.open('cases');
      await scene.openDialog();
      await scene.pick('Jo Okafor');
      await scene.share('script');
      await scene.page.evaluate(() => (globalThis.isKept = true));
      await scene.page.goto(stage.tenant.url('rota'));
      // Longer than a press is held.
      await new Promise((done) => setTimeout(done, 3_000));
      await scene.page.goBack();
      if (await scene.page.evaluate(() => globalThis.isKept)) {
        await scene.sees(PANEL, /This was not carried out/);
      } else {
        await scene.sees(STRIP, /3 NHS numbers/);
      }
      assert.equal(scene.shares().length, 0);
    } finally {
      tell();
      stage.tenant.delay(`user:${people('jo')}`);
    }
  });

  it('says that it does not find the text of a page it does not recognise', async () => {
    const scene = await stage.openUnread('cases');
    await scene.page.evaluate(() => {
      const keepAway = () =>
        // The title alone is not the page.
        document.querySelectorAll('#main-content, .ak-renderer-document').forEach((e) => e.remove());
      keepAway();
      new MutationObserver(keepAway).observe(document, { subtree: true, childList: true });
    });
    await scene.sees(STRIP, /cannot find the text of this page/);
  });
});

const people = (name) => data.people[name].accountId;

describe('without WebAssembly', () => {
  let stage;
  before(async () => {
    stage = await startStage({ browser: 'chromium', jitless: true });
  });
  after(() => stage?.close());

  it('says that it cannot check, in the strip and the popup, and lets people work', async () => {
    const scene = await stage.openUnread('cases');
    await scene.sees(STRIP, /cannot check this page: WebAssembly is switched off/);
    const tabId = await stage.session.tabId(scene.page);
    const button = await stage.session.background(async (tabId) => [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })], tabId);
    assert.deepEqual(button, ['?', 'Doorward: something on this page could not be checked'], 'no button as of a page that is well');
    const popup = await stage.session.openPopup(scene.page);
    const shown = await waitFor(async () => {
      const [{ text }] = await stage.session.doorward(popup);
      return /Not checked/.test(text) && text;
    }, { what: 'the popup to say so' });
    assert.match(shown, /WebAssembly is switched off/);
    assert.doesNotMatch(shown, /Text and access were read|Nothing sensitive/);
    await popup.close();
    await scene.openDialog();
    await scene.pick('Dana');
    await scene.share();
    assert.equal((await scene.sharedOnce()).length, 1);
  });
});
