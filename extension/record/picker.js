// The comments of a page to choose from, each with the replies to it. Nothing is chosen for the
// person; what may be a decision is pointed out.

import { element } from '../shared/dom.js';
import { i18n } from '../shared/text.js';
import { headOf, nameOf } from './compose.js';
import { mayDecide } from './decision.js';
import { plain } from './plain.js';

/** @import {Comment} from '../../types/record.js' */

// So much of a comment tells which it is; once it is chosen, the record shows all of it.
const LONGEST = 240;

/**
 * @param {Comment[]} comments
 * @param {(comment: Comment, isChosen: boolean) => void} choose Called when a choice changes.
 * @returns {HTMLElement}
 */
export function picker(comments, choose) {
  let count = 0;
  /**
   * @param {Comment} comment
   * @returns {HTMLElement}
   */
  const row = (comment) => {
    const id = `comment-${(count += 1)}`;
    const hint = mayDecide(comment) && element('span', { id: `${id}-hint`, class: 'hint', text: i18n('record_decision_hint') });
    /** @type {HTMLInputElement} */
    const box = element('input', {
      type: 'checkbox',
      // Not restored by the browser either, when the page is loaded again.
      autocomplete: 'off',
      'aria-labelledby': hint ? `${id}-head ${id}-hint` : `${id}-head`,
      'aria-describedby': `${id}-text`,
      on: { change: () => choose(comment, box.checked) },
    });
    const { replies = [] } = comment;
    return element(
      'li',
      {},
      element(
        'label',
        { class: 'choice' },
        box,
        element(
          'span',
          {},
          element('strong', { id: `${id}-head`, text: headOf(comment) }),
          hint && ' ',
          hint,
          element('span', { id: `${id}-text`, class: 'excerpt', text: excerpt(comment) }),
        ),
      ),
      replies.length > 0 && list(replies),
    );
  };
  /**
   * @param {Comment[]} all
   * @returns {HTMLElement}
   */
  const list = (all) => element('ul', {}, ...all.map(row));
  return list(comments);
}

/**
 * The beginning of what a comment says.
 * @param {Comment} comment
 * @returns {string}
 */
function excerpt({ blocks }) {
  const words = plain(blocks, nameOf).replaceAll(/\s+/g, ' ');
  const characters = [...words.slice(0, 2 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : words;
}
