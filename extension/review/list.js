// The pages in which something was found, by severity. What a page's findings say
// is put into words only when it is opened; a long list is shown bit by bit.

import { element, list as listOf, scrolling } from '../shared/dom.js';
import { SEVERITIES, SEVERITY } from '../shared/terms.js';
import { i18n, named, say } from '../shared/text.js';

/**
 * @import {Severity} from '../../types/core.js'
 * @import {ReviewFinding, ReviewPage, ReviewState} from '../../types/kept.js'
 */

/** @typedef {Severity | 'unsure'} Level */
/** @typedef {(index: number) => string} Words What a message of the review says, by its place. */
/**
 * A heading and what stands under it.
 * @typedef {object} Group
 * @property {Level} level
 * @property {HTMLElement} section
 * @property {HTMLElement} rows
 * @property {HTMLButtonElement} more
 * @property {HTMLElement} count
 * @property {ReviewPage[]} pages
 * @property {number} shown How many of the pages.
 */

/**
 * Under which headings pages stand, the most severe first.
 * @type {Level[]}
 */
export const LEVELS = [...SEVERITIES, 'unsure'];
const AT_ONCE = 50;

const NAMES = {
  ...SEVERITY,
  unsure: 'spacereview_unsure',
};

/** The word for a level. */
export const levelName = (/** @type {Level} */ level) => i18n(NAMES[level]);

/**
 * The level of a page: that of its most severe finding, else that something could not be told.
 * @param {ReviewPage} page
 */
export function levelOf({ found }) {
  return LEVELS.find((level) => found.some(({ severity }) => severity === level)) ?? 'unsure';
}

/** The word for a level, in a box. */
export const badge = (/** @type {Level} */ level) =>
  element('span', { class: `severity ${level}`, text: levelName(level) });

export class List {
  #root;
  #state;
  #titles;
  /** @type {Map<Level, Group>} */
  #groups = new Map();
  #wanted = new Set(LEVELS);

  /**
   * @param {Element} root
   * @param {() => ReviewState} state That of the review, which holds the words.
   * @param {Map<string, string>} titles The titles known in this session, by id.
   * @param {() => void} onMore Called when a person has more shown.
   */
  constructor(root, state, titles, onMore) {
    this.#root = root;
    this.#state = state;
    this.#titles = titles;
    for (const level of LEVELS) {
      const count = element('span', { class: 'count', text: '0' });
      const heading = element('h3', { id: `level-${level}` }, badge(level), count);
      const rows = element('ul', { class: 'pages' });
      const more = element('button', { type: 'button', class: 'button', hidden: true, text: i18n('list_more') });
      const section = element('section', { hidden: true, 'aria-labelledby': heading.id }, heading, rows, more);
      /** @type {Group} */
      const group = { level, section, rows, more, count, pages: [], shown: 0 };
      more.addEventListener('click', () => {
        const first = group.shown;
        this.#show(group, group.shown + AT_ONCE);
        rows.children[first]?.querySelector('summary')?.focus();
        onMore();
      });
      this.#groups.set(level, group);
      root.append(section);
    }
  }

  /** How many pages stand under each heading. */
  get counts() {
    return new Map([...this.#groups].map(([level, { pages }]) => [level, pages.length]));
  }

  /** Takes all pages away. */
  clear() {
    for (const group of this.#groups.values()) {
      group.pages = [];
      group.shown = 0;
      group.rows.replaceChildren();
      this.#tell(group);
    }
  }

  /**
   * Adds pages in which something was found.
   * @param {ReviewPage[]} pages
   */
  add(pages) {
    for (const group of this.#groups.values()) {
      group.pages.push(...pages.filter((page) => levelOf(page) === group.level));
      this.#show(group, AT_ONCE);
    }
  }

  /**
   * Shows these levels alone.
   * @param {Set<Level>} levels
   */
  filter(levels) {
    this.#wanted = levels;
    for (const [level, group] of this.#groups) {
      group.section.hidden = !levels.has(level) || group.pages.length === 0;
    }
  }

  /** Whether nothing is in sight. */
  get isEmpty() {
    return [...this.#groups.values()].every(({ section }) => section.hidden);
  }

  /** The ids of the pages in sight whose titles are not known. */
  get untitled() {
    const shown = [...this.#groups.values()].flatMap(({ pages, shown }) => pages.slice(0, shown));
    return shown.map(({ id }) => id).filter((id) => !this.#titles.has(id));
  }

  /** Writes titles that became known. */
  retitle() {
    for (const link of this.#root.querySelectorAll('[data-page]')) {
      link.textContent = this.#title(link.getAttribute('data-page') ?? '');
    }
  }

  /**
   * @param {Group} group
   * @param {number} until How many of its pages.
   */
  #show(group, until) {
    for (; group.shown < Math.min(until, group.pages.length); group.shown += 1) {
      group.rows.append(this.#row(group.pages[group.shown]));
    }
    this.#tell(group);
  }

  #tell(/** @type {Group} */ group) {
    group.count.textContent = String(group.pages.length);
    group.more.hidden = group.shown >= group.pages.length;
    group.section.hidden = !this.#wanted.has(group.level) || group.pages.length === 0;
  }

  #title(/** @type {string} */ id) {
    const title = this.#titles.get(id);
    return title ? named(title) : say({ key: 'spacereview_page_id', args: [{ text: id }] });
  }

  #row(/** @type {ReviewPage} */ page) {
    /** @type {Words} */
    const words = (index) => say(this.#state().words[index]);
    const titles = page.found.map(({ title }) => words(title));
    const about = titles.length > 0 ? titles : [i18n(page.unread ? 'spacereview_unread' : 'spacereview_unsure_page')];
    const summary = element(
      'summary', {},
      element('span', { class: 'title', 'data-page': page.id, text: this.#title(page.id) }),
      element('span', { class: 'about', text: about.join(' · ') }),
    );
    const details = element('details', {}, summary);
    details.addEventListener('toggle', () => {
      if (details.open && details.childElementCount === 1) {
        details.append(this.#inside(page, words));
      }
    });
    return element('li', {}, details);
  }

  /**
   * @param {ReviewPage} page
   * @param {Words} words
   */
  #inside(page, words) {
    const { site, space } = this.#state();
    const href = `https://${site}/wiki/spaces/${space}/pages/${page.id}`;
    const link = element('a', { href, target: '_blank', text: i18n('finding_link_page') });
    const inside = element('div', { class: 'inside' }, ...page.found.map((finding) => findingOf(finding, words)));
    if (page.gaps.length > 0) {
      inside.append(element('div', {}, element('h4', { text: i18n('popup_gaps') }), listOf(page.gaps.map(words))));
    }
    inside.append(element('p', {}, link));
    return inside;
  }
}

/**
 * A list under a heading; nothing where it is empty.
 * @type {(key: string, words: string[]) => (Node | false)[]}
 */
const under = (key, words) => (words.length > 0 ? [element('h5', { text: i18n(key) }), scrolling(words, i18n(key))] : []);

/**
 * A finding in full.
 * @param {ReviewFinding} finding
 * @param {Words} words
 */
export function findingOf(finding, words) {
  return element(
    'article', { class: 'finding' },
    element('h4', {}, badge(finding.severity), ' ', words(finding.title), ' ', element('span', { class: 'rule', text: finding.rule })),
    ...under('spacereview_evidence', finding.evidence.map(words)),
    ...under('spacereview_who', finding.who.map(words)),
    element('p', { text: words(finding.why) }),
    element('p', { text: words(finding.advice) }),
    element('p', { class: 'subtle', text: words(finding.sure) }),
  );
}
