// The popup of Chromium, from its opening to its words.

import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The popup, and what it is measured against in the same place: a word and nothing else, and a word
 * in a page as wide, for which the browser makes its window anew.
 */
export const POPUP = 'popup/popup.html';
export const BLANK = 'popup/blank.html';
export const WIDE = 'popup/wide.html';

/** A copy of an extension's folder that holds the other two too. */
export async function withBlank(folder) {
  const copy = await mkdtemp(join(tmpdir(), 'doorward-bench-'));
  await cp(folder, copy, { recursive: true });
  const page = (head) => `<!doctype html><meta charset="utf-8"><title>Doorward</title>${head}<p>Doorward</p>`;
  await writeFile(join(copy, BLANK), page(''));
  await writeFile(join(copy, WIDE), page('<link rel="stylesheet" href="wide.css">'));
  await writeFile(join(copy, 'popup/wide.css'), 'body { width: 24rem }');
  return copy;
}

/**
 * Opens the popup as a person does, with no debugger there: for one, the browser has each new page
 * wait until it is attached, which takes 10 to 20 ms of its first paint. So the first paint is
 * read by a page of the extension's, and that alone is still driven. Nothing else of the stage can
 * be, from then on, but its end.
 */
export class Undisturbed {
  #page;
  #tab;

  static async begin({ session }, page) {
    const made = new Undisturbed();
    made.#tab = await session.tabId(page);
    // By an address of its own, for it is found by that.
    const opener = await session.openExtension('icons/16.png#opener');
    const url = opener.url();
    await page.bringToFront();
    const connection = (await opener.createCDPSession()).connection();
    const { targetInfos } = await connection.send('Target.getTargets');
    await connection.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true });
    made.#page = await connection.createSession(targetInfos.find((target) => target.url === url));
    return made;
  }

  /**
   * @returns {Promise<Paints>} milliseconds from the start of the navigation to the paint of
   *   something to read (`first`) and, in the popup, of the verdict (`verdict`), in a tab
   */
  inTab(path) {
    return this.#paints(path, this.#tab);
  }

  /** The same, opened from the toolbar. */
  fromToolbar(path) {
    return this.#paints(path);
  }

  async #paints(path, tab) {
    const expression = `(${openAndRead})(${JSON.stringify(path)}, ${path === POPUP}, ${tab})`;
    const { result, exceptionDetails } = await this.#page.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
    return result.value;
  }
}

// Within the extension.
async function openAndRead(path, hasVerdict, tab) {
  const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const view = () => chrome.extension.getViews().find(({ location }) => location.pathname === `/${path}`);
  const firstPaint = () => view()?.performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const open = async () => {
    if (tab !== undefined) return chrome.tabs.create({ url: `/${path}?tab=${tab}` });
    await chrome.action.setPopup({ popup: path });
    return chrome.action.openPopup();
  };
  // The verdict is larger than all that was painted before it, so the browser notes its paint.
  const verdictPaint = () =>
    new Promise((found) => {
      new (view().PerformanceObserver)((list, observer) => {
        const verdict = list.getEntries().find(({ element }) => element?.closest('#view'));
        if (!verdict) return;
        observer.disconnect();
        found(verdict.startTime);
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
  const opened = await open();
  // To look at it often would take from the time in which it is painted.
  for (let look = 0; look < 200 && firstPaint() === undefined; look += 1) await sleep(25);
  const first = firstPaint();
  if (first === undefined) throw new Error(`${path} was not painted`);
  const verdict = hasVerdict ? await Promise.race([verdictPaint(), sleep(5_000)]) : null;
  if (verdict === undefined) throw new Error(`${path} painted no verdict`);
  if (opened) await chrome.tabs.remove(opened.id);
  else view().close();
  await sleep(150); // until it is gone
  return { first, verdict };
}
