// The help page: one topic at a time, named by the fragment of the address; `?tab=7` says which
// tab it is about.

import { ask, whyOf } from '../shared/ask.js';
import { element } from '../shared/dom.js';
import { byId, entitle, fillIn } from '../shared/markup.js';
import { standingOf, viewOf } from '../shared/tab.js';
import { i18n } from '../shared/text.js';
import { card, CARDS } from './cards.js';
import { recognised } from './recognised.js';
import { review } from './review.js';
import { wrong } from './wrong.js';

/**
 * @import {Checklist} from '../../types/core.js'
 * @import {View} from '../../types/messages.js'
 */

/**
 * What is known of the tab that the page is about, and of the person; `fault` says why there is no
 * checklist, as a key of the catalogue.
 * @typedef {{view: View, tab?: number} & ({checklist: Checklist, fault?: undefined}
 *   | {checklist?: undefined, fault: string})} Context
 */
/** @typedef {(context: Context) => Node[] | Promise<Node[]>} Show Gives the parts of a topic. */

/** @type {Record<string, {title: string, short?: string, show: Show}>} */
const TOPICS = {
  wrong: { title: 'help_wrong', show: wrong },
  ...Object.fromEntries(
    CARDS.map((one) => [one.id, { title: one.title, show: (context) => card(one, context) }]),
  ),
  review: { title: 'help_review', short: 'help_review_short', show: review },
  recognised: { title: 'help_recognised', short: 'help_recognised_short', show: recognised },
};

fillIn();
const nav = byId('topics');
const main = byId('topic');
nav.setAttribute('aria-label', i18n('help_topics'));
/** @type {[topic: string, link: HTMLAnchorElement][]} */
const links = Object.entries(TOPICS).map(([topic, { title, short = title }]) => [
  topic,
  element('a', { href: `#${topic}`, text: i18n(short) }),
]);
nav.append(...links.map(([, link]) => link));

// How many topics were turned to so far.
let turns = 0;
const context = await contextOfTab();
if (context.view.url) {
  nav.after(element('a', { class: 'back', href: context.view.url, text: i18n('back_to_page') }));
}
addEventListener('hashchange', () => show(true));
await show(false);

/** @returns {Promise<Context>} */
async function contextOfTab() {
  const named = new URLSearchParams(location.search).get('tab');
  const tab = named ? Number(named) : undefined;
  /** @type {View} */
  const view = tab === undefined ? { why: { key: 'not_checked_elsewhere' } } : await viewOf(tab);
  try {
    return { view, tab, checklist: await ask({ checklist: standingOf(view) }) };
  } catch (fault) {
    // Steps and cards do not need the core.
    return { view, tab, fault: whyOf(fault) };
  }
}

/** @param {boolean} isTurned Whether the person turned to it, from another topic. */
async function show(isTurned) {
  const turn = (turns += 1);
  const wanted = location.hash.slice(1);
  const topic = Object.hasOwn(TOPICS, wanted) ? wanted : 'wrong';
  const { title, show: parts } = TOPICS[topic];
  for (const [name, link] of links) {
    link.toggleAttribute('aria-current', name === topic);
    if (name === topic) {
      link.setAttribute('aria-current', 'page');
    }
  }
  entitle(i18n(title));
  const drawn = await parts(context);
  if (turn !== turns) {
    // Another topic was chosen meanwhile, and may stand there already.
    return;
  }
  main.replaceChildren(element('h1', { id: 'topic-title', text: i18n(title) }), ...drawn);
  if (isTurned) {
    main.focus();
    scrollTo(0, 0);
  }
}
