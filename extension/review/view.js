// What the page of a review shows besides the list: how far it is, what it waits
// for, the figures and the charts.

import { element } from '../shared/dom.js';
import { byId, entitle, fillIn } from '../shared/markup.js';
import { SEVERITIES } from '../shared/terms.js';
import { i18n, language, named, say } from '../shared/text.js';
import { draw } from './chart.js';
import { badge, findingOf, LEVELS, levelName } from './list.js';
import { isTheirs } from './site.js';

/**
 * @import {ReviewFinding, ReviewPage, ReviewState, ReviewStatus} from '../../types/kept.js'
 * @import {Row} from './chart.js'
 * @import {Level, Words} from './list.js'
 * @import {Hindrance, Trouble} from './site.js'
 */

/**
 * How the review stands, where there is one.
 * @typedef {object} Standing
 * @property {ReviewState | undefined} state
 * @property {string | undefined} fault What went wrong, as a key of the catalogue.
 * @property {Trouble | undefined} trouble What the walk waits for.
 * @property {boolean} isFirst Whether this tab walks, if any does.
 * @property {boolean} isBusy Whether what was pressed is still being done.
 * @property {number | undefined} speed In pages a second.
 * @property {Map<Level, number>} counts Of pages.
 */
/**
 * What a person may press.
 * @typedef {Record<'act' | 'cancel' | 'remove' | 'again' | 'csv' | 'json', () => unknown>
 *   & {filter: (levels: Set<Level>) => void}} Presses
 */

const ORGANISATIONS = 8;

const text = (/** @type {string} */ value) => ({ text: value });
const numbers = new Intl.NumberFormat(language());
const figure = (/** @type {number} */ value) => text(numbers.format(value));
const moment = (/** @type {number | undefined} */ time) =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);
const clock = (/** @type {number} */ time) =>
  new Intl.DateTimeFormat(language(), { timeStyle: 'medium' }).format(time);

const counted = (/** @type {string} */ key, /** @type {number} */ count) =>
  say({ key, count, args: [figure(count)] });

/** @type {Record<ReviewStatus, string>} */
const ACTS = {
  running: 'spacereview_pause',
  paused: 'spacereview_resume',
  cancelled: 'spacereview_again',
  done: 'spacereview_again',
  no_space: 'spacereview_again',
  malformed: 'spacereview_again',
};

/** @type {Record<Hindrance, string>} */
const TROUBLES = {
  no_tab: 'spacereview_no_tab',
  signed_out: 'spacereview_signed_out',
  other_account: 'spacereview_other_account',
  too_many: 'spacereview_too_many',
  site_fault: 'spacereview_site_fault',
};

const QUESTIONS = {
  remove: { text: 'spacereview_remove_ask', act: 'spacereview_remove', keep: 'spacereview_keep' },
  again: { text: 'spacereview_again_ask', act: 'spacereview_again', keep: 'spacereview_keep' },
  cancel: { text: 'spacereview_cancel_ask', act: 'spacereview_cancel_do', keep: 'spacereview_cancel_not' },
};

export class View {
  #site;
  #space;
  /** @type {Map<Level, number>} */
  #severities = new Map();
  /** @type {Map<string, number>} */
  #organisations = new Map();
  #said = '';
  #whole = '';

  /** @param {{site: string, space: string}} of */
  constructor({ site, space }) {
    this.#site = site;
    this.#space = space;
    fillIn();
    entitle(i18n('spacereview_title'));
    byId('title').textContent = i18n('spacereview_title');
    byId('bar').setAttribute('aria-label', i18n('spacereview_progress'));
  }

  /** Says that the address names no space. */
  nowhere() {
    byId('status').textContent = i18n('spacereview_nowhere');
    byId('act').hidden = true;
  }

  /**
   * Calls back for what a person presses.
   * @param {Presses} presses
   */
  onPress({ act, cancel, remove, again, filter, csv, json }) {
    const { site, space } = { site: this.#site, space: this.#space };
    byId('title').textContent = say({ key: 'spacereview_heading', args: [text(space)] });
    entitle(byId('title').textContent);
    byId('where').textContent = site;
    byId('where').href = this.#address;
    byId('trouble-link').href = this.#address;
    byId('trouble-link').textContent = say({ key: 'spacereview_open_site', args: [text(site)] });
    const handlers = { act, cancel, remove, csv, json, 'trouble-again': again };
    for (const [id, handler] of Object.entries(handlers)) {
      byId(id).addEventListener('click', handler);
    }
    const boxes = LEVELS.map((level) => {
      const box = element('input', { type: 'checkbox', checked: true, value: level });
      const count = element('span', { class: 'count', id: `count-${level}`, text: '0' });
      byId('filter').append(element('label', {}, box, levelName(level), count));
      return { level, box };
    });
    byId('filter').addEventListener('change', () => {
      const chosen = boxes.filter(({ box }) => box.checked);
      filter(new Set(chosen.map(({ level }) => level)));
    });
  }

  get #address() {
    return `https://${this.#site}/wiki/spaces/${this.#space}/overview`;
  }

  /**
   * Asks before results, or how far a walk has come, are thrown away.
   * @param {keyof typeof QUESTIONS} what
   * @returns {Promise<boolean>} Whether they are to be.
   */
  asked(what) {
    const ask = byId('ask');
    const { text, act, keep } = QUESTIONS[what];
    byId('ask-text').textContent = i18n(text);
    byId('ask-do').textContent = i18n(act);
    byId('ask-keep').textContent = i18n(keep);
    ask.returnValue = '';
    ask.showModal();
    return new Promise((answer) => {
      ask.addEventListener('close', () => answer(ask.returnValue === 'do'), { once: true });
    });
  }

  // ── The charts ────────────────────────────────────────────────────────────

  /**
   * Counts what was found.
   * @param {ReviewPage[]} pages
   * @param {ReviewState} state
   */
  count(pages, state) {
    for (const { found, outsiders } of pages) {
      for (const { severity } of found) {
        add(this.#severities, severity);
      }
      organisationsOf(outsiders, state).forEach((one) => add(this.#organisations, one));
    }
  }

  /** Forgets what was counted. */
  clear() {
    this.#severities.clear();
    this.#organisations.clear();
    this.#whole = '';
  }

  #charts(/** @type {ReviewState} */ state) {
    /** @type {Map<Level, number>} */
    const whole = new Map();
    state.whole.forEach(({ severity }) => add(whole, severity));
    draw(byId('by-severity'), {
      caption: i18n('spacereview_by_severity_help'),
      heads: [i18n('spacereview_severity'), i18n('spacereview_findings')],
      rows: SEVERITIES.map((level) => {
        const value = (this.#severities.get(level) ?? 0) + (whole.get(level) ?? 0);
        return { label: badge(level), value, words: numbers.format(value), tone: level };
      }),
    });
    const most = [...this.#organisations].sort(([, one], [, other]) => other - one);
    const rest = most.slice(ORGANISATIONS).reduce((sum, [, value]) => sum + value, 0);
    /** @type {Row[]} */
    const rows = most.slice(0, ORGANISATIONS).map(([name, value]) => ({
      label: name ? named(name) : i18n('spacereview_organisation_hidden'), value, words: numbers.format(value),
    }));
    if (rest > 0) {
      rows.push({ label: i18n('spacereview_organisation_others'), value: rest, words: numbers.format(rest) });
    }
    byId('no-organisation').hidden = rows.length > 0;
    byId('by-organisation').hidden = rows.length === 0;
    draw(byId('by-organisation'), {
      caption: i18n('spacereview_by_organisation_help'),
      heads: [i18n('spacereview_organisation'), i18n('spacereview_pages_short')],
      rows,
    });
  }

  // ── How far it is ─────────────────────────────────────────────────────────

  /**
   * Shows how the review stands.
   * @param {Standing} standing
   */
  show({ state, fault, trouble, isFirst, isBusy, speed, counts }) {
    this.#say(statusOf(state, fault, isFirst, trouble));
    this.#trouble(state?.status === 'running' ? trouble : undefined);
    this.#buttons(state, isFirst, isBusy);
    const isGoing = state && ['running', 'paused'].includes(state.status);
    byId('going').hidden = !isGoing;
    if (isGoing) {
      // Without a value the bar says that there is no telling yet.
      if (state.lists > 0) {
        byId('bar').max = Math.max(1, state.total);
        byId('bar').value = state.next;
      } else {
        byId('bar').removeAttribute('value');
      }
      byId('figures').textContent = figures(state, trouble ? undefined : speed);
    }
    for (const id of ['counts', 'charts', 'results']) {
      byId(id).hidden = !state || state.lists === 0;
    }
    if (state) {
      this.#counts(state);
      this.#charts(state);
      this.#wholeSpace(state);
      counts.forEach((count, level) => (byId(`count-${level}`).textContent = numbers.format(count)));
    }
    byId('whole').hidden = !state?.whole.length;
  }

  /**
   * Says why no page is in the list, where none is.
   * @param {boolean} isEmpty
   * @param {ReviewState | undefined} state
   */
  showEmpty(isEmpty, state) {
    const { found = 0, unsure = 0, unread = 0 } = state?.counts ?? {};
    const isFiltered = found + unsure + unread > 0;
    const isDone = state?.status === 'done';
    const nothing = state?.whole.length ? 'spacereview_nothing_own' : 'spacereview_nothing';
    byId('nothing').hidden = !isEmpty;
    byId('nothing').textContent = i18n(
      isFiltered ? 'spacereview_nothing_here' : isDone ? nothing : 'spacereview_nothing_yet',
    );
  }

  // Said aloud only when it changes.
  #say(/** @type {string} */ words) {
    if (words !== this.#said) {
      this.#said = words;
      byId('status').textContent = words;
    }
  }

  #trouble(/** @type {Trouble | undefined} */ trouble) {
    byId('trouble').hidden = !trouble;
    if (!trouble) {
      byId('trouble-text').replaceChildren();
      return;
    }
    const { what, until } = trouble;
    const about = text(isTheirs(what) ? this.#site : clock(until));
    const words = say({ key: TROUBLES[what], args: [about] });
    if (byId('trouble-text').textContent !== words) {
      byId('trouble-text').textContent = words;
    }
    byId('trouble-link').hidden = !isTheirs(what);
    byId('trouble-again').hidden = what !== 'site_fault';
  }

  /**
   * @param {ReviewState | undefined} state
   * @param {boolean} isFirst
   * @param {boolean} isBusy
   */
  #buttons(state, isFirst, isBusy) {
    const act = byId('act');
    // The focus stays on the one that was pressed.
    ['act', 'cancel', 'remove'].forEach((id) => byId(id).setAttribute('aria-disabled', String(isBusy)));
    act.textContent = i18n((state && ACTS[state.status]) ?? 'spacereview_start');
    act.disabled = !isFirst;
    // What throws results away, or stops, is not the main choice.
    act.classList.toggle('main', !state || state.status === 'paused');
    const isGoing = Boolean(state && ['running', 'paused'].includes(state.status));
    hide(byId('cancel'), !isGoing || !isFirst, act);
    hide(byId('remove'), !state || isGoing || !isFirst, act);
  }

  #counts(/** @type {ReviewState} */ { whole, counts: { read, found, unsure, unread, gone } }) {
    /** @type {[key: string, count: number][]} */
    const rows = [
      ['spacereview_count_whole', whole.length],
      ['spacereview_count_read', read],
      ['spacereview_count_found', found],
      ['spacereview_count_unsure', unsure],
      ['spacereview_count_unread', unread],
      ['spacereview_count_gone', gone],
    ];
    byId('counts').replaceChildren(
      ...rows.map(([key, value]) =>
        element('div', {}, element('dt', { text: i18n(key) }), element('dd', { text: numbers.format(value) }))),
    );
  }

  #wholeSpace(/** @type {ReviewState} */ state) {
    // What a person unfolded or marked stays while nothing changes.
    const now = JSON.stringify(state.whole);
    if (now !== this.#whole) {
      this.#whole = now;
      /** @type {Words} */
      const words = (index) => say(state.words[index]);
      const organisations = [...organisationsOf(state.outsiders ?? [], state)];
      byId('whole-organisations').hidden = organisations.length === 0;
      const list = organisations.map((name) => text(name || i18n('spacereview_organisation_hidden')));
      byId('whole-organisations').textContent = say({ key: 'spacereview_whole_organisations', args: [{ list }] });
      byId('whole-findings').replaceChildren(
        ...bySeverity(state.whole).map((finding) => {
          const summary = element('summary', {}, badge(finding.severity), ' ', element('span', { class: 'title', text: words(finding.title) }));
          return element('details', {}, summary, element('div', { class: 'inside' }, findingOf(finding, words)));
        }),
      );
    }
  }
}

/**
 * The organisations of these people, each once; an empty name where it cannot be seen.
 * @param {number[]} people
 * @param {ReviewState} state
 */
const organisationsOf = (people, state) =>
  new Set(people.map((index) => state.people[index].organisation ?? ''));

/** @type {(findings: ReviewFinding[]) => ReviewFinding[]} */
const bySeverity = (findings) =>
  findings.toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));

/**
 * @param {ReviewState | undefined} state
 * @param {string | undefined} fault
 * @param {boolean} isFirst
 * @param {Trouble | undefined} trouble
 */
function statusOf(state, fault, isFirst, trouble) {
  if (fault) {
    return i18n(fault);
  }
  if (!isFirst) {
    return i18n('spacereview_elsewhere');
  }
  if (!state) {
    return i18n('spacereview_intro');
  }
  const { read, gone, unread } = state.counts;
  switch (state.status) {
    case 'running':
      if (trouble) {
        return i18n('spacereview_waiting');
      }
      return i18n(state.lists > 0 ? 'spacereview_running' : 'spacereview_listing');
    case 'paused':
      return i18n('spacereview_paused');
    case 'cancelled':
      return counted('spacereview_cancelled', read);
    case 'no_space':
      return i18n('spacereview_no_space');
    case 'malformed':
      return i18n('spacereview_not_understood');
    default:
      return say({
        key: unread + gone > 0 || state.counts.unsure > 0 ? 'spacereview_done_gaps' : 'spacereview_done',
        count: read,
        args: [figure(read), text(moment(state.finished))],
      });
  }
}

/**
 * "575 of 2,000 pages, 2.5 a second, about 10 minutes left".
 * @param {ReviewState} state
 * @param {number | undefined} speed
 */
function figures(state, speed) {
  if (state.lists === 0) {
    return counted('spacereview_listed', state.total);
  }
  const parts = [say({ key: 'spacereview_of', count: state.total, args: [figure(state.next), figure(state.total)] })];
  if (state.status === 'running' && speed) {
    const rate = new Intl.NumberFormat(language(), { maximumSignificantDigits: 2 }).format(speed);
    parts.push(say({ key: 'spacereview_rate', args: [text(rate)] }));
    const minutes = Math.ceil((state.total - state.next) / speed / 60);
    parts.push(minutes > 1 ? counted('spacereview_left', minutes) : i18n('spacereview_left_little'));
  }
  return parts.join(' · ');
}

/**
 * @template Key
 * @param {Map<Key, number>} counts
 * @param {Key} key
 */
function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * What has the focus does not go without handing it on.
 * @param {HTMLElement} button
 * @param {boolean} isHidden
 * @param {HTMLElement} heir
 */
function hide(button, isHidden, heir) {
  const hadFocus = isHidden && document.activeElement === button;
  button.hidden = isHidden;
  if (hadFocus) {
    heir.focus();
  }
}
