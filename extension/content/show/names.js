// A word beside the names of outsiders that the page itself shows (R159).
//
// A style sheet of the document draws it: no element of the page is changed, so that neither the
// site's scripts nor an editor hear of it. Assistive technology reads such a word with the name, and
// apart from it: what is drawn right after a name would be one word with it.

import { say } from '../../shared/text.js';

/** @import {Named} from '../../../types/core.js' */

// The page's own colours, for what surrounds the name is not known.
const LOOK = `
  margin-inline-start: 0.4em;
  padding-inline: 0.35em;
  border: 1px solid currentColor;
  border-radius: 3px;
  font: 500 0.72em/1.4 system-ui, -apple-system, 'Segoe UI', Ubuntu, 'Noto Sans', sans-serif;
  text-decoration: none;
  white-space: nowrap;`;

// Keeps the word on the line of the name.
const JOINER = '\u2060';

// Known again by this rule, which matches nothing, where an update of Doorward runs anew in a page.
const OURS = 'doorward-names';

/** @type {CSSStyleSheet|undefined} */
let sheet;
let shown = '';

/**
 * Marks these names, and no others.
 * @param {Named[]} names
 */
export function markNames(names) {
  const marks = names.map(({ selector }) => `${selector}::after`);
  const words = names.map(({ label }, at) => {
    const word = say(label);
    return `${marks[at]} { content: ${quoted(JOINER + word)} / ${quoted(` (${word})`)} }`;
  });
  const style = marks.length > 0 ? [`${marks.join()} {${LOOK} }`, ...words].join('\n') : '';
  if (style === shown) {
    return;
  }
  shown = style;
  sheet ??= adopted();
  sheet.replaceSync(`${OURS} {}\n${style}`);
}

/** A sheet of the document, in place of one that an earlier Doorward has left. */
function adopted() {
  const made = new CSSStyleSheet();
  const others = [...document.adoptedStyleSheets].filter(({ cssRules: [first] }) => !first?.cssText.startsWith(OURS));
  document.adoptedStyleSheets = [...others, made];
  return made;
}

/**
 * A string of CSS.
 * @param {string} text
 */
const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&').replace(/\s/g, ' ')}"`;
