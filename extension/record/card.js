// A card of a work item to print (R69), for a board on a wall: the marking above and below, what
// it is, and who does it. Nothing that was written in it but its summary.

import { element } from '../shared/dom.js';

const LINES = ['type', 'priority', 'status', 'assignee', 'space'];

/** The sizes of a card, the larger first: the class of the body for it, and the key of its button. */
export const SIZES = { 'card-a6': 'record_card_a6', 'card-a7': 'record_card_a7' };

/**
 * @param {import('../../types/record.js').Record} record
 * @returns {HTMLElement}
 */
export function card({ fields, title }) {
  const known = new Map(fields.map(([name, label, value]) => [name, { label, value }]));
  const key = known.get('key')?.value ?? '';
  const marking = known.get('marking')?.value;
  const marked = () => marking && element('p', { class: 'marking', text: marking });
  const lines = LINES.flatMap((name) => {
    const field = known.get(name);
    return field ? [element('dt', { text: field.label }), element('dd', { text: field.value })] : [];
  });
  return element(
    'div',
    { class: 'card-sheet' },
    marked(),
    element('p', { class: 'key', text: key }),
    element('p', { class: 'summary', text: title.startsWith(`${key}: `) ? title.slice(key.length + 2) : title }),
    element('dl', {}, ...lines),
    element('p', { class: 'day', text: (known.get('recorded')?.value ?? '').slice(0, 10) }),
    marked(),
  );
}
