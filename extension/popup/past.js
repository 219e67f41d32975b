// In the popup: who was added since the last visit, and what the person put out of sight.

import { element } from '../shared/dom.js';
import { say } from '../shared/text.js';

/** @import {Report} from '../../types/messages.js' */

/**
 * One part of the popup; nothing where there is nothing to say.
 * @param {Report} report
 */
export function past({ since = [], aside = [] }) {
  const lines = since.map(say);
  if (aside.length > 0) {
    lines.push(say({ key: 'popup_aside', count: aside.length, args: [{ count: aside.length }] }));
  }
  return (
    lines.length > 0 &&
    element('section', { class: 'past' }, ...lines.map((text) => element('p', { text })))
  );
}
