// The background: answers the content script's requests with the core, and
// keeps the little that is kept.
//
// The browser stops this worker whenever it likes. Nothing here outlives a
// request but what is in storage, and every listener is registered while the
// script first runs.

import { askCore, NotChecked } from './core.js';
import { except, takeBack } from './exceptions.js';
import { logEvent } from './log.js';
import { forget, recall, remember } from './memory.js';
import { i18n } from './text.js';
import { acknowledge, acknowledgedToday, fold, isFolded, settings, today } from './store.js';
import { welcomeOnce } from './welcome.js';

welcomeOnce();

chrome.runtime.onMessage.addListener((request, sender, reply) => {
  if (sender.id !== chrome.runtime.id) {
    return false;
  }
  handle(request, sender).then(
    (answer) => reply({ answer }),
    (fault) => reply({ why: fault instanceof NotChecked ? fault.message : 'not_checked_fault' }),
  );
  return true;
});

// What is asked by another name than these goes to the core as it is.
const ANSWERS = {
  async read(read) {
    return askCore({ read: { ...read, settings: await settings() } });
  },
  async judge(judge, tabId) {
    const [layers, acknowledged] = await Promise.all([settings(), acknowledgedToday()]);
    const report = await askCore({ judge: { ...judge, settings: layers, acknowledged, today: today() } });
    showBadge(tabId, report.badge);
    return report;
  },
  acknowledge,
  log: logEvent,
  except,
  take_back: takeBack,
  recall,
  remember,
  forget,
  fold,
  folded: isFolded,
  not_checked: (_, tabId) => showBadge(tabId, 'cannot_tell'),
};

async function handle(request, sender) {
  const [[name, value]] = Object.entries(request);
  const answer = Object.hasOwn(ANSWERS, name) ? ANSWERS[name](value, sender.tab?.id) : askCore(request);
  return (await answer) ?? null;
}

const BADGES = {
  plain: { text: '', title: 'badge_plain' },
  sensitive: { text: '!', title: 'badge_sensitive' },
  cannot_tell: { text: '?', title: 'badge_cannot_tell' },
};

function showBadge(tabId, badge) {
  if (tabId === undefined) {
    return;
  }
  const { text, title } = BADGES[badge];
  // The tab may be gone by now; then there is nothing to show.
  const ignore = () => {};
  chrome.action.setBadgeText({ tabId, text }).catch(ignore);
  chrome.action.setTitle({ tabId, title: i18n(title) }).catch(ignore);
}
