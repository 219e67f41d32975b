import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startChromium } from './chromium.js';
import { startFirefox } from './firefox.js';
import { aim, aimAt, open, outline, reach, read } from './inside.js';
import { startProxy } from './proxy.js';
import { ANSWERS_WITHIN_MS, Late, waitFor, within } from './wait.js';

export { waitFor };

export const BROWSERS = ['chromium', 'firefox'];

const fromRoot = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const DIST = { chromium: 'dist/chrome', firefox: 'dist/firefox' };

/**
 * A copy of the extension as it ships, for a test to change: it has an id of its own.
 * @returns {Promise<string>} its folder, which the test removes
 */
export async function copyExtension(browser) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'doorward-')));
  await cp(fromRoot(DIST[browser]), folder, { recursive: true });
  return folder;
}

/**
 * Starts a browser that can reach nothing but the tenant, with Doorward in it.
 *
 * @param {object} options
 * @param {'chromium' | 'firefox'} options.browser
 * @param {{origin: string, port: number, spki: string}} options.tenant
 * @param {boolean | string} [options.extension] whether to load `dist/`, or another folder
 * @param {string[]} [options.args] more arguments for the browser
 * @param {boolean} [options.headed] shows a window
 * @param {boolean} [options.jitless] without compilers, and so without WebAssembly
 * @param {boolean} [options.isPrivate] allows Doorward in private windows. Chromium only
 * @param {boolean | 'perhaps'} [options.welcome] leaves the first-run page open; `perhaps`: it may
 *   not open at all
 * @returns {Promise<Session>}
 */
export async function launch({ browser, tenant, extension = true, args = [], welcome, ...options }) {
  const folder = extension === true ? fromRoot(DIST[browser]) : extension;
  const start = { chromium: startChromium, firefox: startFirefox }[browser];
  const manifest = folder && JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8'));
  const extensionId = manifest?.browser_specific_settings?.gecko.id ?? 'none@doorward.example';
  const proxy = await startProxy(tenant);
  const attempt = async () => {
    const starting = start({ tenant, proxy, args, extensionId, ...options });
    const driver = await within(STARTS_WITHIN_MS, `${browser} to start`, starting);
    try {
      const origin = folder && (await within(STARTS_WITHIN_MS, 'the extension', driver.install(folder)));
      const session = new Session(driver, proxy, origin);
      if (welcome !== 'perhaps' && folder && existsSync(`${folder}/welcome/welcome.html`)) {
        // Opened later it would take the front from what a test has opened.
        const page = await waitFor(() => session.welcomePage(), { what: 'the first-run page' });
        if (!welcome) await session.answers('the first-run page to close', page.close());
      }
      return session;
    } catch (error) {
      await end(driver.browser);
      throw error;
    }
  };
  try {
    // A browser that does not come up says nothing about Doorward: it is started once more.
    return await attempt().catch(attempt);
  } catch (error) {
    await proxy.close();
    throw error;
  }
}

const STARTS_WITHIN_MS = 60_000;
const ENDS_WITHIN_MS = 15_000;
const MOST_PRESSES = 10;
// What is away for so long is not being drawn anew.
const GONE_MS = 2_000;
const GONE = Symbol('gone');

/** Closes a browser, by force where it does not close by itself. */
async function end(browser) {
  const process = browser.process();
  await within(ENDS_WITHIN_MS, 'the browser to close', browser.close()).catch(() => {
    process?.kill('SIGKILL');
  });
}

/**
 * Clicks with the mouse on an element of a page, once it stands still and is covered by nothing:
 * what is around it moves while Doorward's panel above it grows.
 *
 * @param {import('puppeteer-core').ElementHandle} element
 */
export const click = (element) => clickWhat(element.frame.page(), () => element);

/** The same on the first that matches a selector, also where that is drawn anew meanwhile. */
export const clickOn = (page, selector) => clickWhat(page, () => page.$(selector), selector);

/**
 * The same on the first shown that matches a selector and has these words; it is found anew at each
 * attempt.
 *
 * @param {{beside?: string, what?: string, ready?: () => Promise<void>}} [options] `beside`: words
 *   that stand in its parent too; `what` is pressed, for the message of an error; `ready` sees to it
 *   that it is there, before each attempt
 */
export const clickWords = (page, selector, words, { beside = '', what = `“${words}”`, ready } = {}) =>
  clickWhat(page, async () => {
    await ready?.();
    const found = await page.evaluateHandle(
      (selector, words, beside) =>
        [...document.querySelectorAll(selector)].find(
          (each) => each.textContent.trim() === words && each.checkVisibility() && each.parentElement.textContent.includes(beside),
        ),
      selector,
      words,
      beside,
    );
    return found.asElement();
  }, what);

async function clickWhat(page, find, what = 'the element') {
  let last;
  let goneSince;
  const findPlace = async (isPressed) => {
    const element = await find();
    const isThere = await element?.evaluate(({ isConnected }) => isConnected);
    goneSince = isThere ? undefined : goneSince ?? Date.now();
    // Taken away by a press on what was drawn in its place: there is nothing to press again.
    if (isPressed && Date.now() - goneSince > GONE_MS) return GONE;
    if (!isThere) throw new Error('it is not there');
    const { place, over } = await element.evaluate((element) => {
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const top = document.elementFromPoint(place.x, place.y);
      const isFree = box.width > 0 && (element.contains(top) || top?.contains(element));
      return { place, over: isFree ? null : `${top?.localName} ${top?.className}` };
    });
    const isSteady = !over && place.x === last?.x && place.y === last?.y;
    last = over ? undefined : place;
    if (over) throw new Error(`it is covered at ${JSON.stringify(place)} by ${over}`);
    if (!isSteady) throw new Error(`it moves, and is at ${JSON.stringify(place)}`);
    await element.evaluate(aim);
    return place;
  };
  await pressUntilMet(page, (isPressed) => waitFor(() => findPlace(isPressed), { what: `${what} to stand still and uncovered` }));
}

/** Clicks at the places that are aimed at, until one press meets its element. */
async function pressUntilMet(page, aimedPlace) {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const place = await aimedPlace(presses > 0);
    if (place === GONE) return;
    await page.mouse.click(place.x, place.y);
    // A page that the press leads away from has no memory of it.
    const isMet = await page.evaluate(() => globalThis.doorwardAim?.isMet).catch(() => undefined);
    if (isMet !== false) return;
  }
  throw new Error(`what is to be pressed moved away from under ${MOST_PRESSES} presses`);
}

/** One browser at work. */
export class Session {
  #driver;
  #proxy;
  // Where `background` is at work.
  #desk;

  constructor(driver, proxy, extensionOrigin) {
    this.#driver = driver;
    this.#proxy = proxy;
    /** The puppeteer browser. */
    this.browser = driver.browser;
    /** Where the extension's files are, such as `chrome-extension://ID`. */
    this.extensionOrigin = extensionOrigin;
    /** Every connection that any part of the browser asked for: `{host, allowed}`. */
    this.connections = proxy.connections;
  }

  /**
   * The outcome of what puppeteer itself would wait for without a limit. A browser that does not
   * even open or close a tab is ended: each further test would wait as long.
   */
  answers(what, promise) {
    return within(ANSWERS_WITHIN_MS, what, promise).catch((error) => {
      if (error instanceof Late) this.browser.process()?.kill('SIGKILL');
      throw error;
    });
  }

  /** Installs Doorward, as it ships, while the browser runs; or updates it, where it is there. */
  install() {
    return this.answers('the extension', this.#driver.install(fromRoot(DIST[this.#driver.name])));
  }

  /** Removes Doorward from the browser. */
  uninstall() {
    return this.answers('the extension to go', this.browser.uninstallExtension(this.#driver.extensionId));
  }

  /** Opens a page, of the tenant or of the extension, in a tab of its own: of a private `window`, where that is given. */
  async open(url, window = this.browser) {
    const page = await this.answers('a new tab', window.newPage());
    const close = page.close.bind(page);
    page.close = (...options) => this.answers(`the tab of ${url} to close`, close(...options));
    await this.#driver.navigate(page, url);
    return page;
  }

  /**
   * Opens a private window, which shuts with `close`. Chromium only, where `isPrivate` was said.
   * `open` takes it as a second value.
   */
  openPrivate() {
    return this.answers('a private window', this.#driver.openPrivate());
  }

  /** Opens a page of the extension in a tab; `path` has no slash at its start. */
  openExtension(path) {
    return this.open(`${this.extensionOrigin}/${path}`);
  }

  /** The page that opens when Doorward is installed; `undefined` where it is not open. */
  async welcomePage() {
    // Firefox does not report where an extension's page went, so each is asked.
    for (const page of await this.browser.pages()) {
      const url = await page.evaluate(() => location.href).catch(() => '');
      if (url === `${this.extensionOrigin}/welcome/welcome.html`) return page;
    }
    return undefined;
  }

  /** The popup's document in a tab, as it is for the tab of `page`. */
  async openPopup(page) {
    const id = await this.tabId(page);
    return this.openExtension(`popup/popup.html?tab=${id}`);
  }

  /**
   * Opens the popup itself, as a press on the toolbar button does while `page` is in front.
   * Chromium only: Firefox shows it where a test does not reach.
   */
  async openActionPopup(page) {
    await page.bringToFront();
    return this.answers('the popup', this.#driver.openActionPopup());
  }

  /** The browser's own number for a page's tab. */
  async tabId(page) {
    const url = page.url();
    const ids = await this.background(async (url) => {
      const tabs = await chrome.tabs.query({});
      return tabs.filter((tab) => tab.url === url).map((tab) => tab.id);
    }, url);
    if (ids.length !== 1) throw new Error(`${ids.length} tabs show ${url}`);
    return ids[0];
  }

  /**
   * Evaluates a function with the rights of the extension, where `chrome.storage` and the like
   * are: in a tab that shows a picture of the extension's, so that no code of Doorward's runs. The
   * tab stays, for a new one each time would take longer than what is asked there.
   */
  async background(ask, ...values) {
    if (!this.#desk || this.#desk.isClosed()) this.#desk = await this.openPicture();
    return this.#desk.evaluate(ask, ...values);
  }

  /** A page of the extension in which none of its code runs. */
  openPicture() {
    return this.openExtension('icons/16.png');
  }

  /** Closes every page but one, without which the browser would close too. */
  async closePages() {
    const [, ...pages] = await this.answers('the open tabs', this.browser.pages());
    const others = pages.filter((page) => page !== this.#desk);
    await this.answers('all tabs to close', Promise.all(others.map((page) => page.close())));
  }

  /**
   * What Doorward shows on a page: one reading for each of its hosts, in document order. On a
   * page of the extension it is the one reading of the document.
   *
   * @returns {Promise<{host: string, text: string, tree: Item[]}[]>} see `read` and `outline`
   */
  async doorward(page) {
    const readings = [];
    for (const root of await this.#roots(page)) readings.push(await this.#call(page, root, read));
    return readings;
  }

  /**
   * Opens the closed shadow roots of a page to its scripts, for what cannot enter them otherwise.
   *
   * @returns {Promise<string[]>} the names of their hosts
   */
  async openRoots(page) {
    const hosts = [];
    for (const root of await this.#roots(page)) hosts.push(await this.#call(page, root, open));
    return hosts;
  }

  /**
   * Clicks with the mouse on the one item of Doorward's of this role and name, as soon as it is
   * there, stands still and is covered by nothing.
   *
   * @param {{host?: string, role: string, name?: string | RegExp}} wanted
   */
  async press(page, { host, role, name }, { limit } = {}) {
    await page.bringToFront();
    const wanted = name instanceof RegExp ? { role, pattern: name.source } : { role, name };
    let before;
    const findPlace = async () => {
      const answers = [];
      for (const root of await this.#roots(page)) {
        const answer = await this.#call(page, root, reach, wanted);
        if (!host || host === answer.host) answers.push({ root, ...answer });
      }
      const found = answers.filter((answer) => answer.found.length);
      const place = found.length === 1 && !found[0].covered && found[0].at;
      const isSteady = place && place.x === before?.x && place.y === before?.y;
      before = place;
      if (isSteady) {
        await this.#call(page, found[0].root, aimAt, wanted, aim);
        return place;
      }
      throw new Error(JSON.stringify(found.length ? found : answers));
    };
    const what = `one uncovered ${role} ${name ?? ''}`;
    await pressUntilMet(page, () => waitFor(findPlace, { limit, what }));
  }

  /** Presses a key, by its name in `KeyboardEvent.key` or `Space`. */
  async key(page, name) {
    await page.bringToFront();
    await page.keyboard.press(name === 'Space' ? ' ' : name);
  }

  /** Ends the background worker; resolves when it is gone. The next message starts a new one. */
  killWorker() {
    return this.#driver.killWorker();
  }

  /** What the browser has to say against the extension and its manifest: sentences. */
  complaints() {
    return this.answers('its complaints', this.#driver.complaints());
  }

  /** Whether the background worker is running now. */
  async isWorkerRunning() {
    return this.#driver.isWorkerRunning();
  }

  /**
   * Saves what the window shows as `tests/out/BROWSER-NAME.png` and returns the path.
   *
   * @param {{dark?: boolean, zoom?: number}} [options] `zoom` as a person zooms: 2 is 200 %
   */
  async screenshot(page, name, { dark = false, zoom = 1 } = {}) {
    const folder = fromRoot('tests/out');
    await mkdir(folder, { recursive: true });
    const path = `${folder}/${this.#driver.name}-${name}.png`;
    await page.bringToFront();
    await this.#setDark(page, dark);
    const before = page.viewport() ?? { width: 1280, height: 900 };
    await page.setViewport({
      width: Math.round(before.width / zoom),
      height: Math.round(before.height / zoom),
      deviceScaleFactor: zoom,
    });
    await page.screenshot({ path });
    await page.setViewport(before);
    await this.#setDark(page, false);
    return path;
  }

  /** Shows a page light or dark, as the person's system asks for it. */
  colours(page, scheme) {
    return this.#setDark(page, scheme === 'dark');
  }

  async close() {
    await end(this.browser);
    await this.#proxy.close();
  }

  async #setDark(page, dark) {
    await this.#driver.setDark(page, dark);
    const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
    await waitFor(async () => (await page.evaluate(isDark)) === dark, { what: 'the colour scheme' });
  }

  async #roots(page) {
    const origin = await page.evaluate(() => location.origin);
    return origin === this.extensionOrigin
      ? [await this.#driver.document(page)]
      : this.#driver.shadowRoots(page);
  }

  async #call(page, root, ask, ...values) {
    const asText = (value) => (typeof value === 'function' ? value : JSON.stringify(value));
    const text = [outline, ...values.map(asText)].join(', ');
    const call = `function () { return JSON.stringify((${ask}).call(this, ${text})); }`;
    return JSON.parse(await this.#driver.callOn(page, root, call));
  }
}
