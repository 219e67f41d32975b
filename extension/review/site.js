// Puts the walk's questions to the site: through the content script of a tab that
// shows it, which alone makes requests (`content/site/site.js`). Whatever goes wrong
// that time or the person can mend is waited for, and said; what remains is given
// back as the answer.

import { isOther } from '../shared/account.js';
import { Backoff, TOO_MANY } from '../shared/backoff.js';
import { parsed } from '../shared/json.js';
import { pagesOf } from '../shared/sites.js';
import { account, titles } from './answers.js';
import { Pace, sleep } from './pace.js';

/**
 * @import {Walk as Wanted, Want} from '../../types/core.js'
 * @import {SiteAnswer} from '../../types/messages.js'
 */

/**
 * What stands in the way of the walk.
 * @typedef {'no_tab' | 'signed_out' | 'other_account' | 'too_many' | 'site_fault'} Hindrance
 */
/**
 * What is waited for, and until when.
 * @typedef {{what: Hindrance, until: number}} Trouble
 */
/**
 * An answer of the site: `json` where it was understood, `tab` by which it was asked, `gone` where
 * no tab answers.
 * @typedef {SiteAnswer & {json?: unknown, tab?: number, gone?: boolean}} Answer
 */
/** @typedef {(request: {walk: Wanted}) => Promise<Want>} Ask Asks the core. */

// A tab that was put to sleep never answers.
const REPLY_WITHIN_MS = 30_000;
// A request that fails while the site is well is put so often.
const TRIES = 3;
// A site that fails is left alone so many seconds, each time twice as many, up to
// the second figure.
const PAUSE_S = 10;
const LONGEST_PAUSE_S = 120;
// Every so many seconds it is looked whether a tab was opened or somebody signed in.
const LOOK_S = 5;

/** @type {Hindrance[]} */
const THEIRS = ['no_tab', 'signed_out', 'other_account'];

/**
 * Whether the person mends this, in a tab of the site.
 * @param {Hindrance} what
 */
export const isTheirs = (what) => THEIRS.includes(what);

/** The walk was stopped. */
export class Stopped extends Error {}

export class Site {
  #host;
  #pace;
  #unit;
  #ask;
  #changed;
  #stopped = false;
  /** @type {Set<Promise<Answer>>} */
  #sent = new Set();
  /** @type {Promise<void> | undefined} */
  #waiting;
  #wake = () => {};
  /** @type {number | undefined} */
  #tab;
  #backoff;

  /**
   * What is waited for.
   * @type {Trouble | undefined}
   */
  trouble;
  /**
   * The account whose review it is.
   * @type {string | undefined}
   */
  account;

  /**
   * @param {string} host Such as `acme.atlassian.net`.
   * @param {{gap?: number, unit?: number}} pace The pause between requests, and how
   *   many milliseconds a second of waiting takes: both for tests.
   * @param {Ask} ask
   * @param {() => void} changed Called when `trouble` changes.
   */
  constructor(host, { gap, unit = 1_000 }, ask, changed) {
    this.#host = host;
    this.#pace = new Pace(gap);
    this.#unit = unit;
    this.#backoff = new Backoff(unit);
    this.#ask = ask;
    this.#changed = changed;
    // Not by way of `stop`, which gives back nothing: a tab of the site may be what is waited for.
    chrome.tabs.onUpdated.addListener(this.#onTab);
  }

  /** @type {(id: number, change: {status?: string}) => void} */
  #onTab = (_, { status }) => {
    if (status === 'complete' && this.trouble && isTheirs(this.trouble.what)) {
      this.#wake();
    }
  };

  /** Gives up whatever is asked or waited for. */
  stop() {
    this.#stopped = true;
    chrome.tabs.onUpdated.removeListener(this.#onTab);
    this.#wake();
  }

  /** Settles once nothing that was asked is on its way any more. */
  async idle() {
    await Promise.allSettled(this.#sent);
  }

  /** Ends a wait before its time. */
  tryNow() {
    this.#wake();
  }

  /**
   * The answer to a want of the core.
   * @param {Want} want
   * @returns {Promise<Answer>}
   * @throws {Stopped}
   */
  async read(want) {
    for (let tries = 1; ; tries += 1) {
      await this.#waiting;
      if (this.#backoff.isOn) {
        await this.#wait('too_many');
      }
      const answer = await this.#pace.run(() => this.#send(want));
      if (await this.#isAnswer(answer, want, tries)) {
        return answer;
      }
    }
  }

  /** Waits until the site is there and the same person signed in. */
  async check() {
    await this.#waiting;
    await this.#wait('checking');
  }

  /**
   * Whether this is what the site says, or it is to be asked again; what stands in the way of that
   * is waited for.
   * @param {Answer} answer
   * @param {Want} want
   * @param {number} tries
   */
  async #isAnswer({ status, json, gone, account }, { anonymous }, tries) {
    const isElsewhere = status === 401 || (status >= 300 && status < 400);
    if (status === TOO_MANY) {
      await this.#wait('too_many');
      return false;
    }
    if (!anonymous && isOther(account, this.account)) {
      await this.#wait('checking');
      return false;
    }
    const isGood = status === 403 || status === 404 || (status === 200 && json !== undefined);
    if (isGood || (anonymous && isElsewhere)) {
      this.#backoff.answered();
      return true;
    }
    // Who is signed in was told each time, or the wait below would not have ended: it is
    // this question that the site does not answer.
    if (tries >= TRIES) {
      return true;
    }
    await this.#wait(gone ? 'no_tab' : 'checking');
    return false;
  }

  /**
   * One wait for all requests: who comes later waits for the same.
   * @param {'too_many' | 'no_tab' | 'checking'} what
   */
  #wait(what) {
    this.#waiting ??= this.#until(what).finally(() => {
      this.#waiting = undefined;
      this.#tell(undefined);
    });
    return this.#waiting;
  }

  /** @param {'too_many' | 'no_tab' | 'checking'} what */
  async #until(what) {
    if (what === 'too_many') {
      await this.#leaveAlone();
      return;
    }
    for (let turn = 0; ; turn += 1) {
      const now = what === 'no_tab' && turn === 0 ? 'no_tab' : await this.#state();
      if (!now) {
        return;
      }
      const seconds = isTheirs(now) ? LOOK_S : Math.min(PAUSE_S * 2 ** turn, LONGEST_PAUSE_S);
      await this.#pause(now, this.#unit * seconds);
    }
  }

  // What was on its way when the site asked for it may have made it ask for longer.
  async #leaveAlone() {
    while (this.#backoff.isOn) {
      await this.#pause('too_many', this.#backoff.left);
    }
  }

  /**
   * What stands in the way at this moment, if anything.
   * @returns {Promise<Hindrance | undefined>}
   */
  async #state() {
    const want = await this.#ask({ walk: 'me' });
    const { status, json, gone } = await this.#pace.run(() => this.#send(want));
    if (gone) {
      return 'no_tab';
    }
    if (status === TOO_MANY) {
      await this.#leaveAlone();
      return this.#state();
    }
    const who = status === 200 ? account(json) : undefined;
    if (who === '' || status === 401 || (status >= 300 && status < 400)) {
      return 'signed_out';
    }
    if (!who) {
      return 'site_fault';
    }
    this.account ??= who;
    return who === this.account ? undefined : 'other_account';
  }

  /**
   * @param {Hindrance} what
   * @param {number} pause In milliseconds.
   */
  async #pause(what, pause) {
    this.#stopOr();
    this.#tell({ what, until: Date.now() + pause });
    await Promise.race([sleep(pause), new Promise((wake) => (this.#wake = () => wake(undefined)))]);
    this.#stopOr();
  }

  /** @param {Trouble | undefined} trouble */
  #tell(trouble) {
    if (this.trouble !== trouble) {
      this.trouble = trouble;
      this.#changed();
    }
  }

  #stopOr() {
    if (this.#stopped) {
      throw new Stopped();
    }
  }

  /** @param {Want} want */
  async #send(want) {
    this.#stopOr();
    const sent = askOnce(this.#host, want, { first: this.#tab, account: this.account });
    this.#sent.add(sent);
    const answer = await sent.finally(() => this.#sent.delete(sent));
    this.#stopOr();
    this.#tab = answer.tab;
    if (answer.status === TOO_MANY) {
      this.#backoff.refused(answer.retryAfter);
    }
    return answer;
  }
}

/**
 * Puts a want to the site by way of one of its tabs.
 * @param {string} host
 * @param {{path: string, anonymous?: boolean}} want
 * @param {{first?: number, account?: string}} [by] The tab to try first, and whose answer it is to be: a tab in
 *   another container may be somebody else's.
 * @returns {Promise<Answer>}
 */
async function askOnce(host, { path, anonymous }, { first, account } = {}) {
  const tabs = await chrome.tabs.query({ url: pagesOf(host) });
  // Of what is seen in a private window nothing is kept, so none of those is asked.
  const isFit = (/** @type {chrome.tabs.Tab} */ { discarded, incognito }) =>
    !discarded && !incognito;
  /** @type {Answer|undefined} */
  let others;
  const ids = tabs.filter(isFit).map(({ id = chrome.tabs.TAB_ID_NONE }) => id);
  for (const tab of [...ids.filter((id) => id === first), ...ids.filter((id) => id !== first)]) {
    // No script of ours may be in that tab, or it was closed: the next may have one.
    const asked = chrome.tabs.sendMessage(tab, { read: { path, anonymous } }).catch(() => undefined);
    const reply = await Promise.race([asked, sleep(REPLY_WITHIN_MS)]);
    if (reply) {
      const answer = { ...reply, json: reply.status === 200 ? parsed(reply.body) : undefined, tab };
      if (anonymous || !isOther(reply.account, account)) {
        return answer;
      }
      others = answer;
    }
  }
  return others ?? { status: 0, body: '', gone: true };
}

/** So many titles are asked for at once: what the site gives in one answer. */
export const TITLES = 250;

/**
 * The titles of pages, as the site has them now; none where no tab shows it.
 * @param {string} host
 * @param {string[]} ids
 * @param {Ask} ask
 */
export async function titlesOf(host, ids, ask) {
  const { status, json } = await askOnce(host, await ask({ walk: { titles: ids } }));
  return status === 200 ? titles(json) : [];
}
