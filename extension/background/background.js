// The background: answers the content script's requests with the core, and
// keeps the little that is kept.
//
// The browser stops this worker whenever it likes. Nothing here outlives a
// request but what is in storage, and every listener is registered while the
// script first runs.

import { tellOthers, tellPages } from './changes.js';
import { attest, checklist, nudged } from './checklist.js';
import { NotChecked, PASSING, whyOf } from '../shared/ask.js';
import { askCore } from '../shared/core.js';
import { readFiles } from './files.js';
import { except, isExcepted, takeBack } from '../storage/exceptions.js';
import { logEvent } from '../storage/log.js';
import { keepFiles, keepRecord, keepReport, keptOf, moveDates, recordsOf, setDate } from '../storage/keep.js';
import { forget, recall, remember } from './memory.js';
import { areOfStranger } from '../shared/terms.js';
import { sinceMessages } from '../storage/records.js';
import { accountIn } from '../shared/account.js';
import { isOwn } from '../shared/own.js';
import { today } from '../shared/day.js';
import { i18n, loadLanguage } from '../shared/text.js';
import { forgetPrivate, isPrivate } from '../storage/private.js';
import { acknowledge, acknowledgedToday, fold, isFolded, settings } from '../storage/store.js';
import { whose } from '../storage/whose.js';
import { runOnceInstalled } from './open-tabs.js';
import { runOnSites } from './sites.js';
import { welcomeOnce } from './welcome.js';
import { ownWords, word } from './wording.js';

/**
 * @import * as Core from '../../types/core.js'
 * @import {Answers, Requests} from '../../types/messages.js'
 */

/** @typedef {chrome.runtime.MessageSender} Sender */

/**
 * Answers a request of this name; with nothing where the answer is null.
 * @template {keyof Answers} Name
 * @typedef {(value: Requests[Name], tabId: number|undefined, sender: Sender) =>
 *   Promise<Answers[Name] extends null ? void : Answers[Name]>} Answering
 */

shutStores();
welcomeOnce();
runOnceInstalled();
runOnSites();
tellPages();
readFiles();
forgetPrivate();

chrome.runtime.onMessage.addListener((request, sender, reply) => {
  if (sender.id !== chrome.runtime.id) {
    return false;
  }
  handle(request, sender).then(
    (answer) => reply({ answer }),
    (fault) => reply({ why: whyOf(fault) }),
  );
  return true;
});

/**
 * What is asked by another name than these goes to the core as it is.
 * @satisfies {{[Name in keyof Answers]?: Answering<Name>}}
 */
const ANSWERS = {
  async hello(hello) {
    return { ...(await askCore({ hello })), words: ownWords() };
  },
  async learn({ keep, text, ...answer }, _, sender) {
    const facts = await askCore({ learn: text ? { ...answer, settings: await settings() } : answer });
    if (keep && !areOfStranger(facts)) {
      // Where this cannot be kept, the next page asks the site itself.
      remember({ ...scopeOf(sender, keep), facts }).catch(() => {});
    }
    return facts;
  },
  async read(read) {
    return askCore({ read: { ...read, settings: await settings() } });
  },
  async judge(judge, tabId, sender) {
    const asked = placeOf(judge, sender);
    // A worker that has just been started waits for the core meanwhile.
    loadLanguage();
    const place = await asked;
    const [layers, acknowledged, { kept, dates }, record] = await Promise.all([
      settings(),
      acknowledgedToday({ ...place, isPrivate: isPrivate(sender) }),
      // A disk that fails takes the memory of earlier visits away, not the judgement.
      keptOf(place, Date.now()).catch(() => ({ kept: {}, dates: [] })),
      recordsOf(place, Date.now()).catch(() => ({ today: 0 })),
    ]);
    const { files_read: digests, ...report } = await askCore({
      judge: { ...judge, settings: layers, acknowledged, today: today(), kept, record },
    });
    if (digests && place.page && !isPrivate(sender)) {
      // Nobody waits for that; where it cannot be kept, only their names are known on the next visit.
      keepFiles(judge.uploads ?? [], digests, { ...place, page: place.page }, Date.now()).catch(() => {});
    }
    showBadge(tabId, report.badge);
    return word({
      ...report,
      dates: dates.map(({ id }) => id),
      since: await since(report, place, sender),
      isPrivate: isPrivate(sender),
    });
  },
  set_date: onDisk(here((date) => setDate(date, Date.now())), undefined),
  move_dates: onDisk(({ ids, day }, _, sender) =>
    moveDates({ ids: ids.filter((id) => id.startsWith(`${siteOf(sender)}/`)), day }), undefined),
  async acknowledge({ key, account }, _, sender) {
    await acknowledge({ key, whose: await whose(siteOf(sender), account), isPrivate: isPrivate(sender) });
  },
  log: onDisk(here(logEvent), undefined),
  except: onDisk(here(except), false),
  take_back: onDisk(here(takeBack), false),
  excepted: here(isExcepted),
  recall: (scope, _, sender) => recall(scopeOf(sender, scope)),
  async forget({ page, ...scope }, tabId, sender) {
    const { account, product } = scope;
    if (account && product) {
      await forget(scopeOf(sender, { ...scope, account, product }));
    }
    if (page) {
      await tellOthers({ changed: page }, siteOf(sender), tabId);
    }
  },
  answered: (page, tabId, sender) => tellOthers({ answered: page }, siteOf(sender), tabId),
  fold: onDisk(here(fold), undefined),
  folded: here(isFolded),
  recorded: here((place) => keepRecord(place, Date.now())),
  checklist: ours(checklist),
  attest: ours(attest),
  nudged: ours(nudged),
};

/**
 * @param {any} request What was sent, which may be anything: the core refuses what is no request.
 * @param {Sender} sender
 */
async function handle(request, sender) {
  const [[name, value]] = Object.entries(request);
  const answer = isAnswered(name) ? ANSWERS[name](value, sender.tab?.id, sender) : askCore(request);
  try {
    return (await answer) ?? null;
  } catch (fault) {
    if (JUDGING.has(name)) {
      // What nobody could check looks no more like what is well than it does in the page.
      showBadge(sender.tab?.id, 'cannot_tell');
    }
    throw fault;
  }
}

// Without an answer to these a page is not checked, which it says itself.
const JUDGING = new Set(['hello', 'judge']);

/**
 * @param {string} name
 * @returns {name is keyof typeof ANSWERS}
 */
const isAnswered = (name) => Object.hasOwn(ANSWERS, name);

/**
 * What is kept is for Doorward's own pages: whoever has taken over the process of a site's page has the
 * messages below, and no way past them to the settings of all sites. In Firefox there is no such bar.
 */
function shutStores() {
  for (const area of [chrome.storage.local, chrome.storage.managed]) {
    area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => {});
  }
}

/**
 * The site is what the browser says it is.
 * @param {Sender} sender
 */
const siteOf = (sender) => new URL(sender.url ?? '').host;

/**
 * A page of one site has no say about another's. Doorward's own pages speak of any, and name it.
 * @template {object} Place
 * @param {Sender} sender
 * @param {Place} place
 * @returns {Place & {site: string}}
 */
function hereOf(sender, place) {
  return isOwn(sender) ? /** @type {Place & {site: string}} */ (place) : { ...place, site: siteOf(sender) };
}

/**
 * Does what is about the person and no site: for Doorward's own pages alone.
 * @template Answer
 * @param {(value: any) => Promise<Answer>} act
 * @returns {(value: any, tabId: number|undefined, sender: Sender) => Promise<Answer>}
 */
function ours(act) {
  return async (value, _, sender) => {
    if (!isOwn(sender)) {
      throw new NotChecked(PASSING);
    }
    return act(value);
  };
}

/**
 * Does it with what is said of a place, of the site that the browser names.
 * @template {object} Place
 * @template Answer
 * @param {(place: Place & {site: string}) => Promise<Answer>} act
 * @returns {(place: Place, tabId: number|undefined, sender: Sender) => Promise<Answer>}
 */
function here(act) {
  return (place, _, sender) => act(hereOf(sender, place));
}

/**
 * For whom the answers to a page are kept.
 * @template {object} Scope
 * @param {Sender} sender
 * @param {Scope} scope
 */
const scopeOf = (sender, scope) => ({ ...hereOf(sender, scope), isPrivate: isPrivate(sender) });

/**
 * Does it, but not for a private window: those leave nothing on the disk. What a person would miss by
 * that, a page in one does not offer.
 * @template Value, Answer
 * @param {(value: Value, tabId: number|undefined, sender: Sender) => Promise<Answer>} act
 * @param {Answer} without What is answered there.
 * @returns {(value: Value, tabId: number|undefined, sender: Sender) => Promise<Answer>}
 */
function onDisk(act, without) {
  return async (value, tabId, sender) => (isPrivate(sender) ? without : act(value, tabId, sender));
}

// How the key of the page at the start of a space begins, which its address does not name.
const START = 'start:';

/**
 * The page that is judged, its space, and who looks at it.
 * @param {Requests['judge']} judge
 * @param {Sender} sender
 */
async function placeOf({ snapshot, facts = {} }, sender) {
  const starts = Object.fromEntries(Object.entries(facts).filter(([key]) => key.startsWith(START)));
  const [page, space] = await askCore({ place: { url: snapshot?.url ?? '', facts: starts } });
  const site = siteOf(sender);
  return { site, page, space, whose: await whose(site, accountIn(snapshot?.landmarks)) };
}

/**
 * Keeps what was found, once all there is to read was read, and says who was added since the
 * last visit. Of a page of a space of Jira nothing is checked but whether a record is due. Not where
 * somebody waits for the answer; nothing of a private window.
 * @param {Omit<Core.Report, 'files_read'>} report
 * @param {Awaited<ReturnType<typeof placeOf>>} place
 * @param {Sender} sender
 * @returns {Promise<Core.Message[]|undefined>} `undefined` where nothing was compared.
 */
async function since(report, { page, ...place }, sender) {
  const isReady = report.state === 'not_checked' ? report.whole : report.state !== 'checking';
  if (!isReady || report.asking || isAwaited(report) || !page || isPrivate(sender)) {
    return undefined;
  }
  return keepReport(report, { ...place, page }, Date.now()).then(sinceMessages, () => undefined);
}

/**
 * Somebody is about to do something that is asked about, or has done it and waits.
 * @param {Pick<Core.Report, 'guards'>} report
 */
const isAwaited = ({ guards }) => guards.some(({ interruption, pending }) => interruption || pending);

/** @type {Record<Core.Badge, {text: string, title: string}>} */
const BADGES = {
  plain: { text: '', title: 'badge_plain' },
  sensitive: { text: '!', title: 'badge_sensitive' },
  cannot_tell: { text: '?', title: 'badge_cannot_tell' },
};

/**
 * @param {number|undefined} tabId
 * @param {Core.Badge} badge
 */
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
