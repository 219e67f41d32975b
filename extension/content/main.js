// The content script: watches the page, and guards what shares it.
//
// The browser runs it in each page that is opened, and the background in those that were open
// before (`background/open-tabs.js`). A page may be both.

import { frameHosts } from './page/frames.js';
import { Guard } from './press/guard.js';
import { removeOthers } from './show/paint.js';
import { Presses } from './press/press.js';
import { Show } from './show/show.js';
import { read, recent } from './site/site.js';
import { Watch } from './watch.js';

/** @import {TabRequests} from '../../types/messages.js' */

/** @typedef {Partial<TabRequests>} Asked One of them. */

// By this the script of an earlier version hears that its place is taken.
const TAKEN = 'doorward-taken';
// What runs already marks the world of the extension's scripts, which the page does not see. But by
// a name that nothing else has, Chromium finds an element of that id there too, and a heading gets
// the id that its author writes: only what a script of ours has set counts.
const world = /** @type {{doorwardRuns?: unknown}} */ (globalThis);

if (world.doorwardRuns !== true) {
  world.doorwardRuns = true;
  run();
}

function run() {
  document.dispatchEvent(new Event(TAKEN));
  const isPressLost = removeOthers();
  const removed = () => watch.uploads.forgetPage();
  const show = new Show({ rejudge: () => watch.rejudge(), removed }, isPressLost);
  const watch = new Watch(show);
  // The guard listens from the first moment, before the page's own scripts can.
  new Guard(new Presses(watch, show)).start();
  document.addEventListener(TAKEN, () => watch.giveWay());
  answer(watch);
  const begin = () => {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => watch.begin(), { once: true });
    } else {
      watch.begin();
    }
  };
  // What the browser draws beforehand, for an address that is only being typed, nobody has opened: it
  // has no say about the tab, and the site is asked nothing for it.
  if ('prerendering' in document && document.prerendering) {
    document.addEventListener('prerenderingchange', begin, { once: true });
  } else {
    begin();
  }
}

/** Answers what the extension's other parts ask. */
function answer(/** @type {Watch} */ watch) {
  chrome.runtime.onMessage.addListener((/** @type {Asked} */ request, _sender, reply) => {
    if (request.view) {
      reply({ ...watch.view(), frames: frameHosts() });
    }
    if (request.requests) {
      reply({ site: location.host, requests: recent });
    }
    if (request.recognised) {
      reply({ url: location.href, counts: watch.recognised() });
    }
    if (request.rejudge) {
      watch.rejudge().then(() => reply(null));
      return true;
    }
    if (request.settings) {
      watch.readAgain();
    }
    if (request.changed) {
      watch.changedElsewhere(request.changed);
    }
    if (request.answered) {
      watch.answeredElsewhere();
    }
    if (request.refresh) {
      watch.refresh().then(() => reply(null));
      return true;
    }
    // A space review asks the site through a tab that shows it: only there are
    // requests of the same origin, and only `site.js` makes them.
    if (request.read) {
      read(request.read.path, request.read.anonymous).then(reply);
      return true;
    }
    return false;
  });
}
