import { randomUUID } from 'node:crypto';

import puppeteer from 'puppeteer-core';

import { ANSWERS_WITHIN_MS, waitFor } from './wait.js';

const HOSTS = `() => {
  const hosts = document.evaluate("//*[starts-with(local-name(), 'doorward-')]", document, null,
    XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  return Array.from({ length: hosts.snapshotLength }, (_, index) => hosts.snapshotItem(index));
}`;

/** Starts Firefox; see `launch` for the options. Driven by WebDriver BiDi. */
export async function startFirefox({ proxy, args, headed, jitless, extensionId }) {
  // Fixed before the start, so that the addresses of the extension's pages are known.
  const uuid = randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: !headed,
    protocolTimeout: ANSWERS_WITHIN_MS,
    // What a page requests, the tenant and the proxy tell: reports of it would be work for nothing.
    networkEnabled: false,
    acceptInsecureCerts: true,
    defaultViewport: headed ? null : { width: 1280, height: 900 },
    // Extension pages are out of a test's reach without it.
    args: ['--remote-allow-system-access', ...args],
    // Lets the preference `services.settings.server` count in a release build.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
      'javascript.options.wasm': !jitless,
      'javascript.options.wasm_trustedprincipals': !jitless,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      // Without a screen and a graphics card each frame is work of the processor's, and so is each
      // process: that of the site stays while no tab shows it.
      'layout.frame_rate': 20,
      'dom.ipc.processPrelaunch.enabled': false,
      'dom.ipc.keepProcessesAlive.webIsolated.perOrigin': 1,
      // The site's scripts are megabytes, and each test loads them: kept compiled from the first
      // time on, and not read ahead in other threads.
      'dom.script_loader.bytecode_cache.strategy': -1,
      'dom.script_loader.external_scripts.speculative_omt_parse.enabled': false,
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
      'signon.firefoxRelay.feature': 'disabled',
    },
  });
  return new Firefox(browser, uuid, extensionId);
}

class Firefox {
  name = 'firefox';
  #uuid;

  constructor(browser, uuid, extensionId) {
    this.browser = browser;
    this.#uuid = uuid;
    this.extensionId = extensionId;
  }

  async #send(method, parameters) {
    const { result } = await this.browser.connection.send(method, parameters);
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result;
  }

  /** Runs a function, given as text, in the browser's own window. */
  async #privileged(functionDeclaration) {
    const { contexts } = await this.#send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
    const target = { context: contexts[0].context };
    const { result } = await this.#send('script.callFunction', {
      functionDeclaration,
      target,
      awaitPromise: true,
    });
    return result.value;
  }

  /** @returns {Promise<string>} where the extension's files are, without a slash at the end */
  async install(folder) {
    await this.browser.installExtension(folder);
    return `moz-extension://${this.#uuid}`;
  }

  async navigate(page, url) {
    if (!url.startsWith('moz-extension:')) return page.goto(url);
    // Firefox reports no end of loading for an extension's page.
    await this.#send('browsingContext.navigate', { context: page.mainFrame()._id, url, wait: 'none' });
    const isThere = (url) => location.href === url && document.readyState === 'complete';
    await waitFor(() => page.evaluate(isThere, url), { what: url });
  }

  /** @returns {Promise<object[]>} handles for `callOn`: the closed shadow roots of the page */
  async shadowRoots(page) {
    const { result } = await this.#send('script.callFunction', {
      functionDeclaration: HOSTS,
      target: { context: page.mainFrame()._id },
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    });
    return result.value.map((host) => host.value.shadowRoot).filter(Boolean);
  }

  async document(page) {
    const { result } = await this.#send('script.evaluate', {
      expression: 'document',
      target: { context: page.mainFrame()._id },
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 0 },
    });
    return result;
  }

  /** Calls a function, given as text, with a handle as `this`; the answer is a string. */
  async callOn(page, handle, functionDeclaration) {
    const { result } = await this.#send('script.callFunction', {
      functionDeclaration,
      this: { sharedId: handle.sharedId },
      target: { context: page.mainFrame()._id },
      awaitPromise: false,
    });
    return result.value;
  }

  #extension = () => `WebExtensionPolicy.getByID(${JSON.stringify(this.extensionId)}).extension`;

  /** Ends the event page as the browser does when it is idle, and waits until it is gone. */
  async killWorker() {
    await waitFor(() => this.isWorkerRunning(), { what: 'a running event page' });
    await waitFor(
      async () => {
        // A page that answers a message just then is not ended, or is started again by the next.
        await this.#privileged(`() => ${this.#extension()}.terminateBackground()`);
        return !(await this.isWorkerRunning());
      },
      { what: 'the end of the event page' },
    );
  }

  async isWorkerRunning() {
    return (await this.#privileged(`() => ${this.#extension()}.backgroundState`)) === 'running';
  }

  /** What the browser has to say against the extension, as about:debugging shows it. */
  async complaints() {
    const { errors, warnings } = JSON.parse(
      await this.#privileged(`() => {
        const { errors, warnings } = ${this.#extension()};
        return JSON.stringify({ errors, warnings });
      }`),
    );
    return [...errors, ...warnings];
  }

  /** Follows the person's choice of light or dark. */
  async setDark(_page, dark) {
    const preference = 'layout.css.prefers-color-scheme.content-override';
    await this.#privileged(`() => Services.prefs.setIntPref('${preference}', ${dark ? 0 : 1})`);
  }
}
