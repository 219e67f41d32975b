// The popup: this page's verdict, then how page, account, records and help stand.

import { ask, whyOf } from '../shared/ask.js';
import { button } from '../shared/button.js';
import { element } from '../shared/dom.js';
import { byId } from '../shared/markup.js';
import { refresh, standingOf, viewOf } from '../shared/tab.js';
import { i18n, say } from '../shared/text.js';
import { after } from '../shared/time.js';
import { planOf } from '../record/plan.js';
import { showProblems } from './problems.js';
import { pageDetails, verdict } from './report.js';
import { addReview } from './review.js';
import { section } from './section.js';
import { ACTIONS, addressOf, helpLinks } from '../shared/surfaces.js';
import { tip } from './tip.js';
import { asked } from './view.js';

/**
 * @import {ChecklistPart, Message} from '../../types/core.js'
 * @import {View} from '../../types/messages.js'
 * @import {Attest} from './section.js'
 */

const root = byId('view');
document.title = i18n('popup_title');
byId('options').textContent = i18n('popup_options');
byId('tip').textContent = tip();

// How often the tab is looked at while it is still being read.
const AGAIN_MS = 500;
const UNDER_WAY = ['not_checked_yet', 'asking'];

const { tab, view: first } = await asked;
let view = first;
let isReminded = false;
// What changes in it is read out.
const head = element('div', { class: 'head', role: 'status' });
const fault = element('p', { class: 'fault', role: 'alert' });
const place = element('div', { class: 'sections' });
const ways = element('nav', { class: 'actions', 'aria-label': i18n('popup_actions') });
head.replaceChildren(...verdict(view));
root.replaceChildren(head, fault, place, ways);
showWays();
await showSections();
await untilRead();

/**
 * A page may still be loading, or the one that comes after it, and a site be slow: what is said then is
 * what it came to in the end.
 */
async function untilRead() {
  while (view.isLoading || UNDER_WAY.includes(progressOf(view))) {
    await after(AGAIN_MS);
    const had = view;
    view = await viewOf(tab);
    const isOther = view.url !== had.url;
    if (isOther || progressOf(view) !== progressOf(had)) {
      await showAnew();
    }
    if (isOther || (view.report && !had.report)) {
      showWays();
    }
  }
}

/**
 * How far the page was read, or why it was not.
 * @param {View} view
 */
function progressOf({ report, why }) {
  return report ? (report.asking ? 'asking' : 'read') : why.key;
}

async function showAnew() {
  head.replaceChildren(...verdict(view));
  await showSections();
}

/** What opens and shuts. */
function parts() {
  return [...place.getElementsByTagName('details')];
}

/**
 * A section or an item by its id, a finding by what it says.
 * @param {HTMLDetailsElement} part
 */
function nameOf(part) {
  return part.id || part.getElementsByTagName('summary')[0].textContent;
}

/** Shows the sections, open what was open, and with the focus where it was. */
async function showSections() {
  let answer;
  try {
    answer = await ask({ checklist: standingOf(view) });
  } catch (failure) {
    // What was seen of the page does not depend on it.
    const why = whyOf(failure);
    const isSaid = why === view.why?.key;
    place.replaceChildren(
      ...pageDetails(view, { tab, readAgain }),
      ...(isSaid ? [] : [element('p', { text: i18n(why) })]),
    );
    return;
  }
  // The person may have opened something meanwhile.
  const before = new Map(parts().map((part) => [nameOf(part), part.open]));
  const had = document.activeElement;
  const focused = had?.closest('details');
  const focus = focused && nameOf(focused);
  const shown = answer.sections.map((one) =>
    section(one, {
      tab,
      isOpen: before.get(one.id) ?? one.id === 'page',
      more: moreOf(one.id),
      attest,
    }),
  );
  place.replaceChildren(...shown);
  for (const part of parts()) {
    part.open ||= before.get(nameOf(part)) ?? false;
    if (had && nameOf(part) === focus) {
      const same = [...part.getElementsByTagName(had.localName)].find(({ textContent }) => textContent === had.textContent);
      /** @type {HTMLElement} */ (same ?? part.getElementsByTagName('summary')[0]).focus();
    }
  }
  if (answer.nudge && !focus && !isReminded) {
    isReminded = true;
    showNudge(answer.nudge);
  }
}

/** @type {Attest} */
async function attest(id, isSo) {
  fault.replaceChildren();
  try {
    await ask({ attest: { id, isSo, you: standingOf(view).you } });
  } catch {
    fault.textContent = i18n('check_not_kept');
    return;
  }
  await showSections();
}

/**
 * What stands in a section under its items.
 * @param {ChecklistPart} id
 */
function moreOf(id) {
  switch (id) {
    case 'page':
      return pageDetails(view, { tab, readAgain });
    case 'help':
      return [helpLinks(tab)];
    default:
      return [];
  }
}

/**
 * A reminder, in the popup alone and at most once a week.
 * @param {Message} message
 */
function showNudge(message) {
  const line = element('p', { class: 'nudge', text: say(message) });
  const open = button(i18n('check_nudge_do'), () => {
    const account = byId('account');
    account.open = true;
    account.querySelector('summary').focus();
    line.remove();
  });
  line.append(' ', open);
  place.before(line);
  // Where that cannot be kept, it reminds once more.
  ask({ nudged: true }).catch(() => {});
}

/** What there is to do, once Doorward has read the page. */
async function showWays() {
  const wayTo = (/** @type {string} */ surface, /** @type {string} */ label) => {
    const href = addressOf(surface, tab);
    return element('a', { class: 'button', href, target: '_blank', text: i18n(label) });
  };
  ways.replaceChildren(...ACTIONS.map(({ surface, label }) => wayTo(surface, label)));
  addReview(ways, view, tab);
  showProblems(root, view);
  if (await isRecordable(view)) {
    ways.firstChild?.after(wayTo('record', 'record_title'));
  }
}

/**
 * Whether a record can be made of what the tab shows: lists and settings are none, nor is what
 * Doorward has not read.
 * @param {View} shown
 */
async function isRecordable(shown) {
  const found = shown.report && (await planOf(shown.url, shown).catch(() => undefined));
  return Boolean(found?.plan.product);
}

async function readAgain() {
  // The tab may be gone; what it answers then says so.
  await refresh(tab).catch(() => {});
  // It begins to ask the site.
  await after(AGAIN_MS);
  view = await viewOf(tab);
  await showAnew();
  await untilRead();
}
