// Links to other sites: only by their name in the table `links.json`, which says of each where it
// was seen and how sure that is. Nothing is followed but by the person's own press.

import LINKS from './links.json' with { type: 'json' };
import { element } from './dom.js';

/** The address of a link of the table. */
export const addressOfLink = (name) => LINKS[name].to;

/** A link of the table, opened in a tab of its own and told nothing of where it was pressed. */
export function link(name, text, style) {
  return element('a', {
    class: style,
    href: addressOfLink(name),
    target: '_blank',
    rel: 'noreferrer',
    text,
  });
}
