// The harness itself: what it says it sees and does is what a person sees and does.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { startTenant } from '../tenant/server.js';
import { BROWSERS, click, launch, waitFor } from './harness/index.js';

/** Puts a host with a closed shadow root on the page, which records the clicks on its button. */
function plant() {
  const host = document.createElement('doorward-sample');
  host.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9999; background: Canvas';
  const root = host.attachShadow({ mode: 'closed' });
  const add = (parent, tag, properties = {}, attributes = {}) => {
    const element = Object.assign(document.createElement(tag), properties);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return parent.appendChild(element);
  };
  const section = add(root, 'section', {}, { 'aria-labelledby': 'title' });
  add(section, 'h2', { id: 'title', textContent: 'Two guests' });
  add(section, 'p', { textContent: 'They would  see this.' });
  add(section, 'p', { textContent: 'out of sight', hidden: true });
  const label = add(section, 'label', { textContent: 'I have checked' });
  add(label, 'input', { type: 'checkbox', checked: true });
  add(add(section, 'ul'), 'li', { textContent: 'An item' });
  add(section, 'a', { href: '/wiki', textContent: 'Where to' });
  add(section, 'input', { type: 'text', value: 'Dana', placeholder: 'Search' });
  const group = add(section, 'fieldset');
  add(group, 'legend', { textContent: 'Your choice' });
  add(group, 'button', { textContent: 'Off', disabled: true });
  const why = add(section, 'button', { textContent: 'Why?' }, { 'aria-expanded': 'false' });
  why.addEventListener('click', (event) => {
    const isOpen = why.getAttribute('aria-expanded') === 'true';
    why.setAttribute('aria-expanded', event.isTrusted !== isOpen);
  });
  document.body.append(host);
}

const host = 'doorward-sample';

const flat = (items) => items.flatMap((item) => [item, ...flat(item.children)]);

for (const browser of BROWSERS) {
  describe(`harness (${browser})`, () => {
    let tenant, session, page;

    before(async () => {
      tenant = await startTenant();
      session = await launch({ browser, tenant });
      page = await session.open(`${tenant.origin}/no-such-page`);
      await page.evaluate(plant);
    });

    after(async () => {
      await session?.close();
      await tenant?.close();
    });

    const sample = async () =>
      (await session.doorward(page)).find((reading) => reading.host === host);

    it('reads a closed shadow root', async () => {
      const { text, tree } = await sample();
      assert.equal(text, 'Two guests They would see this. I have checked An item Where to Your choice Off Why?');
      const leaf = (role, name, states) => ({ role, name, children: [], ...states });
      assert.deepEqual(tree, [
        {
          role: 'region',
          name: 'Two guests',
          children: [
            leaf('heading', 'Two guests', { level: 2 }),
            leaf('paragraph', ''),
            leaf('checkbox', 'I have checked', { checked: true }),
            { role: 'list', name: '', children: [leaf('listitem', '')] },
            leaf('link', 'Where to'),
            leaf('textbox', 'Search', { value: 'Dana' }),
            { role: 'group', name: 'Your choice', children: [leaf('button', 'Off', { disabled: true })] },
            leaf('button', 'Why?', { expanded: false }),
          ],
        },
      ]);
    });

    it('presses with a real mouse and follows the focus', async () => {
      await session.press(page, { host, role: 'button', name: /^Why/ });
      const why = async () => flat((await sample()).tree).find((item) => item.name === 'Why?');
      await waitFor(async () => (await why()).expanded, { what: 'the trusted click' });
      assert.equal((await why()).focused, true);
    });

    it('presses keys', async () => {
      const isOpen = async () => flat((await sample()).tree).find(({ name }) => name === 'Why?').expanded;
      const before = await isOpen();
      await session.key(page, 'Space');
      await waitFor(async () => (await isOpen()) !== before, { what: 'the space bar' });
      await session.key(page, 'Enter');
      await waitFor(async () => (await isOpen()) === before, { what: 'the Enter key' });
    });

    it('does not press what is covered', async () => {
      const cover = await page.evaluateHandle(() => {
        const cover = document.createElement('div');
        cover.style.cssText = 'position: fixed; inset: 0; z-index: 10000';
        return document.body.appendChild(cover);
      });
      const checkbox = { host, role: 'checkbox', name: 'I have checked' };
      const pressed = session.press(page, checkbox, { limit: 300 });
      await assert.rejects(pressed, /uncovered checkbox/);
      await cover.evaluate((element) => element.remove());
      await session.press(page, checkbox);
      const ticked = async () => flat((await sample()).tree).find(({ role }) => role === 'checkbox').checked;
      await waitFor(async () => !(await ticked()), { what: 'the tick to go' });
    });

    for (const [when, type] of [['before it is pressed', 'mousemove'], ['before it is let go', 'mousedown']]) it(`aims anew where what is to be pressed moves away under the mouse ${when}`, async () => {
      const checkbox = { host, role: 'checkbox', name: 'I have checked' };
      const isTicked = async () => flat((await sample()).tree).find(({ role }) => role === 'checkbox').checked;
      const before = await isTicked();
      const button = await page.evaluateHandle((host, type) => {
        const button = document.createElement('button');
        button.style.cssText = 'position: fixed; inset: 0 0 auto auto; z-index: 9999';
        button.textContent = 'pressed 0 times';
        let presses = 0;
        button.addEventListener('click', () => { button.textContent = `pressed ${(presses += 1)} times`; });
        const move = () => {
          document.querySelector(host).style.translate = '0 200px';
          button.style.translate = '0 200px';
        };
        window.moveWithMouse = () => addEventListener(type, move, { once: true });
        return document.body.appendChild(button);
      }, host, type);
      const still = () => page.evaluate((host) => {
        document.querySelector(host).style.translate = '';
        window.moveWithMouse();
      }, host);
      await still();
      await session.press(page, checkbox);
      await waitFor(async () => (await isTicked()) !== before, { what: 'the tick' });
      await button.evaluate((button) => { button.style.translate = ''; });
      await still();
      await click(button);
      assert.equal(await button.evaluate((button) => button.textContent), 'pressed 1 times');
      await button.evaluate((button) => button.remove());
      await page.evaluate((host) => { document.querySelector(host).style.translate = ''; }, host);
    });

    it('sees every connection, also those that are refused', async () => {
      await page.evaluate(() => fetch('https://elsewhere.example/', { mode: 'no-cors' }).catch(() => {}));
      // The tenant's content security policy may stop the request before it is one.
      await session.open('https://elsewhere.example/').catch(() => {});
      assert.deepEqual(
        new Set(session.connections.map(({ host, allowed }) => `${host} ${allowed}`)),
        new Set(['acme.atlassian.net:443 true', 'elsewhere.example:443 false']),
      );
    });

    it('evaluates with the rights of the extension', async () => {
      const stored = await session.background(async (value) => {
        await chrome.storage.local.set({ harness: value });
        const { harness } = await chrome.storage.local.get('harness');
        await chrome.storage.local.remove('harness');
        return harness;
      }, 42);
      assert.equal(stored, 42);
    });

    it('ends the background worker, which a message starts again', async () => {
      const ask = () => chrome.runtime.sendMessage({ ask: 'not_checked' });
      await session.background(ask);
      assert.equal(await session.isWorkerRunning(), true);
      await session.killWorker();
      assert.equal(await session.isWorkerRunning(), false);
      await session.background(ask);
      // It answers before the browser has told the test that it runs.
      await waitFor(() => session.isWorkerRunning(), { what: 'a worker that runs again' });
    });

    it('takes pictures, in the dark and enlarged as well', async () => {
      await page.evaluate(() => {
        globalThis.seen = { dark: [], width: [] };
        matchMedia('(prefers-color-scheme: dark)').onchange = ({ matches }) => seen.dark.push(matches);
        onresize = () => seen.width.push(innerWidth);
      });
      const width = await page.evaluate(() => innerWidth);
      const path = await session.screenshot(page, 'harness', { dark: true, zoom: 2 });
      const isBack = () => seen.dark.length >= 2 && seen.width.length >= 2;
      await waitFor(() => page.evaluate(isBack), { what: 'the way back' });
      const seen = await page.evaluate(() => globalThis.seen);
      assert.deepEqual(seen, { dark: [true, false], width: [width / 2, width] });
      // The width in a PNG's header: the page at half the width, every pixel twice as wide.
      assert.equal((await readFile(path)).readUInt32BE(16), width);
    });

    it('hears no complaint of the browser about the extension', async () => {
      assert.deepEqual(await session.complaints(), []);
    });

    it("opens the popup's document for a page", async () => {
      const popup = await session.openPopup(page);
      assert.equal(await popup.evaluate(() => location.search), `?tab=${await session.tabId(page)}`);
      assert.equal((await session.doorward(popup))[0].host, 'document');
      await popup.close();
    });

    if (browser === 'chromium') {
      it('opens the popup itself', async () => {
        const popup = await session.openActionPopup(page);
        assert.equal(await popup.evaluate(() => location.pathname), '/popup/popup.html');
        await popup.close();
      });

      it("gives the roles and names that the browser's accessibility tree has", async () => {
        const protocol = await page.createCDPSession();
        const { nodes } = await protocol.send('Accessibility.getFullAXTree');
        const theirs = new Set(nodes.map(({ role, name }) => `${role?.value} ${name?.value ?? ''}`));
        for (const { role, name } of flat((await sample()).tree)) {
          assert.ok(theirs.has(`${role} ${name}`), `Chromium has no ${role} "${name}"`);
        }
      });
    }
  });
}
