// The three forms of a record's file.

import { language } from '../shared/text.js';
import { inWords, nameOf } from './compose.js';
import { escape } from './line.js';
import { heading, markdown } from './markdown.js';
import { nodes } from './nodes.js';
import { plain } from './plain.js';

/** @import {Record} from '../../types/record.js' */

/**
 * Markdown with its fields as front matter (YAML, every value quoted).
 * @param {Record} record
 * @returns {string}
 */
export function asMarkdown({ title, fields, blocks }) {
  const front = [['title', title], ...fields.map(([name, , value]) => [name, value])].map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${front.join('\n')}\n---\n\n${heading(1, escape(title))}\n\n${markdown(blocks, nameOf)}\n`;
}

/**
 * Plain text.
 * @param {Record} record
 * @returns {string}
 */
export function asText({ title, fields, blocks }) {
  const lines = fields.map(([, label, value]) => `${label}: ${inWords(value)}`);
  return `${title}\n\n${lines.join('\n')}\n\n${plain(blocks, nameOf)}\n`;
}

/**
 * A whole document in HTML, which needs nothing but itself.
 * @param {Record} record
 * @returns {string}
 */
export function asHtml(record) {
  const within = document.implementation.createHTMLDocument(record.title);
  within.documentElement.lang = language();
  const charset = within.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  // Nothing in it needs more, whatever opens it.
  const policy = within.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const style = within.createElement('style');
  style.append(STYLE);
  within.head.prepend(charset, policy, style);
  within.body.append(article(record, within));
  return `<!doctype html>\n${new XMLSerializer().serializeToString(within)}\n`;
}

/**
 * The record as elements.
 * @param {Record} record
 * @param {Document} [within] The document that they are for.
 * @returns {HTMLElement}
 */
export function article({ title, fields, blocks }, within = document) {
  const made = within.createElement('article');
  const heading = within.createElement('h1');
  heading.append(title);
  heading.dir = 'auto';
  const list = within.createElement('dl');
  for (const [name, label, value] of fields) {
    const term = within.createElement('dt');
    term.append(label);
    const text = within.createElement('dd');
    text.dir = 'auto';
    if (name === 'url') {
      const link = within.createElement('a');
      link.href = value;
      link.append(value);
      text.append(link);
    } else {
      text.append(inWords(value));
    }
    list.append(term, text);
  }
  made.append(heading, list, inOrder(nodes(blocks, nameOf, within), within));
  return made;
}

/**
 * Headings without a gap between their levels, below the title: a page may begin with any.
 * @param {DocumentFragment} fragment
 * @param {Document} within
 * @returns {DocumentFragment} The same.
 */
function inOrder(fragment, within) {
  let last = 1;
  for (const heading of fragment.querySelectorAll('h3, h4, h5, h6')) {
    last = Math.min(Number(heading.localName[1]) - 1, last + 1);
    const level = within.createElement(`h${last}`);
    level.append(...heading.childNodes);
    level.dir = 'auto';
    heading.replaceWith(level);
  }
  return fragment;
}

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; padding: 1rem 0; border-block: 1px solid #8888; }
dt { font-weight: 600; } dd { margin: 0; }
.wide-table { overflow-x: auto; } table { border-collapse: collapse; }
th, td { border: 1px solid #8888; padding: .25rem .5rem; text-align: start; vertical-align: top; }
th p, td p { margin: 0; }
pre { padding: .5rem; border: 1px solid #8888; overflow-x: auto; white-space: pre-wrap; }
blockquote, .panel { margin: 0; padding: 0 1rem; border-inline-start: 4px solid #8888; }
@media print { body { max-width: none; margin: 0; } a { color: inherit; } }
`;
