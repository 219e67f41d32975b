// Links to other sites: only by their name in the table `links.json`, which says of each where it
// was seen and how sure that is. Nothing is followed but by the person's own press.

import LINKS from './links.json' with { type: 'json' };
import { element } from './dom.js';

/** @type {Record<string, {to: string}>} */
const BY_NAME = LINKS;

/**
 * The address of a link of the table.
 * @param {string} name
 */
export const addressOfLink = (name) => BY_NAME[name].to;

/**
 * A link of the table, opened in a tab of its own and told nothing of where it was pressed.
 * @param {string} name
 * @param {string} text
 * @param {string} [style] The name of its class.
 */
export function link(name, text, style) {
  return element('a', {
    class: style,
    href: addressOfLink(name),
    target: '_blank',
    rel: 'noreferrer',
    text,
  });
}
