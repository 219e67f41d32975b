// From the pick of a person in the share dialog to Doorward's panel on the screen.

import { waitFor } from '../browser/harness/index.js';
import { PANEL } from '../browser/scene.js';

/**
 * Picks an outsider on a page, and times what follows.
 *
 * @param {Stage} stage
 * @param {string} pageName
 * @param {{dead?: boolean}} [options] `dead` ends the background worker just before the pick
 * @returns {Promise<{chip: number, panel: number, text: string}>} milliseconds from the release of
 *   the mouse button to the paint of the chip, which is the site's own work, and to the first
 *   paint of the panel; and the words that it settles on
 */
export async function timePick(stage, pageName, { dead = false } = {}) {
  const scene = await stage.open(pageName);
  const { page } = scene;
  await scene.openDialog();
  await page.click('[role=dialog] [role=combobox]');
  await page.keyboard.type('Dana');
  await page.waitForSelector('[role=option]');
  // Suggestions are replaced as answers come in, and Doorward looks at each of them.
  await page.waitForNetworkIdle({ idleTime: 300 });
  const place = await waitFor(() => page.$$eval('[role=option]', middleOfDana), { what: 'the row of Dana Reyes' });

  await page.mouse.move(place.x, place.y);
  await page.waitForNetworkIdle({ idleTime: 100 });
  if (dead) await stage.session.killWorker();
  await page.bringToFront();
  await page.evaluate(listen, PANEL);
  await page.mouse.down();
  await page.mouse.up();
  const times = await waitFor(() => page.evaluate(() => window.benchTimes), { what: 'the paint of the panel' });
  await page.waitForNetworkIdle({ idleTime: 300 });
  const text = await scene.sees(PANEL, /Dana Reyes/);
  await page.close();
  return { ...times, text };
}

function middleOfDana(rows) {
  const box = rows.find((row) => /Dana Reyes/.test(row.textContent))?.getBoundingClientRect();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * Runs in the page. Its script cannot look into the panel, but it sees the panel's box change, at
 * the end of the layout that the paint follows.
 */
function listen(panelName) {
  const dialog = document.querySelector('[role=dialog]');
  // There may be a panel before the pick, with less to say.
  const heightBefore = dialog.querySelector(panelName)?.getBoundingClientRect().height ?? 0;
  const times = {};
  let pressed;
  addEventListener('mouseup', ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
  // A message sent while a frame is being made arrives once it is painted.
  const painted = (name) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      times[name] = performance.now() - pressed;
      if (times.chip && times.panel) window.benchTimes = times;
    };
    port2.postMessage(null);
  };

  const resized = new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.height === heightBefore) return;
    resized.disconnect();
    painted('panel');
  });
  const changed = new MutationObserver(() => {
    const isChosen = [...dialog.querySelectorAll('input[name=users][type=hidden]')].some(({ value }) => value);
    const panel = dialog.querySelector(panelName);
    if (!isChosen || !panel) return;
    changed.disconnect();
    resized.observe(panel);
    requestAnimationFrame(() => painted('chip'));
  });
  changed.observe(dialog, { subtree: true, childList: true, attributes: true });
}
