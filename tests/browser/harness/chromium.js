import puppeteer from 'puppeteer-core';

import { ANSWERS_WITHIN_MS, waitFor } from './wait.js';

const HOSTS = `document.evaluate("//*[starts-with(local-name(), 'doorward-')]", document, null,
  XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null)`;

const NOWHERE = 'http://0.0.0.0:9/';

/** Starts Chromium; see `launch` for the options. Driven by the DevTools protocol. */
export async function startChromium({ tenant, proxy, args, headed, jitless, isPrivate }) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: !headed,
    protocolTimeout: ANSWERS_WITHIN_MS,
    // What a page requests, the tenant and the proxy tell. Without reports of it puppeteer's own
    // `setOfflineMode` does nothing.
    networkEnabled: false,
    pipe: true, // unpacked extensions are only loaded over a pipe
    enableExtensions: true,
    defaultViewport: headed ? null : { width: 1280, height: 900 },
    args: [
      '--no-sandbox', // the tests may run as root
      '--disable-gpu',
      '--disable-quic',
      `--proxy-server=127.0.0.1:${proxy.port}`,
      '--proxy-bypass-list=<-loopback>;0.0.0.0',
      `--ignore-certificate-errors-spki-list=${tenant.spki}`,
      // The browser's own errands would be noise among the connections: most can be switched
      // off, and two can only be sent where nobody answers.
      `--component-updater=url-source=${NOWHERE}`,
      `--gaia-url=${NOWHERE}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-pings',
      '--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying',
      ...(jitless ? ['--js-flags=--jitless'] : []),
      ...args,
    ],
  });
  const server = `127.0.0.1:${proxy.port}`;
  return new Chromium(browser, isPrivate && { proxyServer: server, proxyBypassList: ['<-loopback>'] });
}

class Chromium {
  name = 'chromium';
  #sessions = new WeakMap();

  #private;

  /** `ofPrivate`: how private windows are made, where the extension is to be allowed in them. */
  constructor(browser, ofPrivate) {
    this.browser = browser;
    this.#private = ofPrivate;
  }

  /** @returns {Promise<string>} where the extension's files are, without a slash at the end */
  async install(folder) {
    this.extensionId = this.#private
      ? await this.#installInPrivate(folder)
      : await this.browser.installExtension(folder);
    return `chrome-extension://${this.extensionId}`;
  }

  async #installInPrivate(path) {
    const protocol = await this.browser.target().createCDPSession();
    const { id } = await protocol.send('Extensions.loadUnpacked', { path, enableInIncognito: true });
    return id;
  }

  /** A private window, which shuts with `close`; its tabs are made with `newPage`. */
  openPrivate() {
    return this.browser.createBrowserContext(this.#private);
  }

  async navigate(page, url) {
    await page.goto(url);
  }

  async #session(page) {
    if (!this.#sessions.has(page)) this.#sessions.set(page, await page.createCDPSession());
    return this.#sessions.get(page);
  }

  /** @returns {Promise<object[]>} handles for `callOn`: the closed shadow roots of the page */
  async shadowRoots(page) {
    const protocol = await this.#session(page);
    const evaluate = async (expression) =>
      (await protocol.send('Runtime.evaluate', { expression })).result.objectId;
    const hosts = await evaluate(`Array.from({ length: ${HOSTS}.snapshotLength },
      (_, index) => ${HOSTS}.snapshotItem(index))`);
    const { result } = await protocol.send('Runtime.getProperties', {
      objectId: hosts,
      ownProperties: true,
    });
    const roots = [];
    for (const { name, value } of result) {
      if (!/^\d+$/.test(name)) continue;
      const { node } = await protocol.send('DOM.describeNode', { objectId: value.objectId, pierce: true });
      for (const { backendNodeId } of node.shadowRoots ?? []) {
        const { object } = await protocol.send('DOM.resolveNode', { backendNodeId });
        roots.push(object.objectId);
      }
    }
    return roots;
  }

  async document(page) {
    const protocol = await this.#session(page);
    return (await protocol.send('Runtime.evaluate', { expression: 'document' })).result.objectId;
  }

  /** Calls a function, given as text, with a handle as `this`; the answer is a string. */
  async callOn(page, handle, functionDeclaration) {
    const protocol = await this.#session(page);
    const { result, exceptionDetails } = await protocol.send('Runtime.callFunctionOn', {
      objectId: handle,
      functionDeclaration,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
    return result.value;
  }

  #worker() {
    const mine = `chrome-extension://${this.extensionId}/`;
    return this.browser
      .targets()
      .find((target) => target.type() === 'service_worker' && target.url().startsWith(mine));
  }

  /** Ends the service worker as the browser does when it is idle, and waits until it is gone. */
  async killWorker() {
    const target = await waitFor(() => this.#worker(), { what: 'a running service worker' });
    // A worker that is only starting lets the first attempt pass.
    await waitFor(
      async () => {
        const worker = this.browser.targets().includes(target) && (await target.worker());
        await worker?.close?.().catch(() => {});
        return !this.browser.targets().includes(target);
      },
      { what: 'the end of the worker' },
    );
  }

  async openActionPopup() {
    const target = await waitFor(() => this.#worker(), { what: 'a running service worker' });
    await (await target.worker()).evaluate(() => chrome.action.openPopup());
    const isPopup = (other) => other.url().includes(`//${this.extensionId}/popup/`);
    const popup = await (await this.browser.waitForTarget(isPopup)).asPage();
    await waitFor(() => popup.evaluate(() => document.readyState === 'complete'));
    return popup;
  }

  isWorkerRunning() {
    return Boolean(this.#worker());
  }

  /** What the browser has to say against the extension, as chrome://extensions shows it. */
  async complaints() {
    const page = await this.browser.newPage();
    await page.goto('chrome://extensions');
    const found = await page.evaluate(async (id) => {
      const about = await chrome.developerPrivate.getExtensionInfo(id);
      return [...about.manifestErrors, ...about.runtimeErrors, ...about.installWarnings];
    }, this.extensionId);
    await page.close();
    return found.map((complaint) => complaint.message ?? complaint);
  }

  /** Follows the person's choice of light or dark. */
  async setDark(page, dark) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  }
}
