// A record as elements: for the preview, for printing, and for the file in HTML.

import { isAddress } from './address.js';

/** @import {Block, NameOf, Run} from '../../types/record.js' */

/**
 * @param {Block[]} blocks
 * @param {NameOf} nameOf
 * @param {Document} [within] The document that the elements are for.
 * @returns {DocumentFragment}
 */
export function nodes(blocks, nameOf, within = document) {
  const fragment = within.createDocumentFragment();
  for (const block of blocks) {
    fragment.append(one(block, nameOf, within));
  }
  return fragment;
}

/**
 * @param {Block} block
 * @param {NameOf} nameOf
 * @param {Document} within
 * @returns {HTMLElement}
 */
function one(block, nameOf, within) {
  /**
   * @param {string} name
   * @param {...(Node|string)} children
   */
  const make = (name, ...children) => filled(within.createElement(name), ...children);
  /**
   * A line runs as its own words do, whatever the language of the browser.
   * @param {string} name
   * @param {...(Node|string)} children
   */
  const line = (name, ...children) => {
    const made = make(name, ...children);
    made.dir = 'auto';
    return made;
  };
  /** @param {Block[]} blocks */
  const inner = (blocks) => nodes(blocks, nameOf, within);
  /** @param {Run[]} runs */
  const words = (runs) => inline(runs, nameOf, within);
  switch (block.type) {
    case 'heading':
      // The record's own title is the first heading.
      return line(`h${Math.min(block.level + 2, 6)}`, words(block.runs));
    case 'paragraph':
      return line('p', words(block.runs));
    case 'list': {
      const items = block.items.map((item) => make('li', inner(item)));
      if (!block.ordered) {
        return make('ul', ...items);
      }
      const list = filled(within.createElement('ol'), ...items);
      if (block.start !== 1) {
        list.start = block.start;
      }
      return list;
    }
    case 'tasks':
      return make(
        'ul',
        ...block.items.map(({ done, runs }) =>
          line('li', done === undefined ? '' : done ? '☑ ' : '☐ ', words(runs)),
        ),
      );
    case 'table': {
      const rows = block.rows.map((row) =>
        make(
          'tr',
          ...row.map(({ header, span, down = 1, blocks }) => {
            const cell = filled(within.createElement(header ? 'th' : 'td'), inner(blocks));
            if (span > 1) {
              cell.colSpan = span;
            }
            if (down > 1) {
              cell.rowSpan = down;
            }
            return cell;
          }),
        ),
      );
      const wide = make('div', make('table', make('tbody', ...rows)));
      wide.className = 'wide-table';
      return wide;
    }
    case 'code':
      return make('pre', make('code', block.text));
    case 'quote':
      return make('blockquote', inner(block.blocks));
    case 'panel': {
      const panel = make('div', inner(block.blocks));
      panel.className = 'panel';
      return panel;
    }
    case 'expand':
      return make('section', ...(block.title ? [line('p', make('strong', block.title))] : []), inner(block.blocks));
    case 'section':
      return make('section', inner(block.blocks));
    case 'rule':
      return make('hr');
    default: {
      const gap = make('p', make('em', nameOf(block.missing)));
      gap.className = 'missing';
      return gap;
    }
  }
}

/** @type {['code' | 'strong' | 'em' | 'strike', string][]} */
const MARKS = [
  ['code', 'code'],
  ['strong', 'strong'],
  ['em', 'em'],
  ['strike', 's'],
];

/**
 * @param {Run[]} runs
 * @param {NameOf} nameOf
 * @param {Document} within
 * @returns {DocumentFragment}
 */
function inline(runs, nameOf, within) {
  const fragment = within.createDocumentFragment();
  for (const run of runs) {
    if (run.missing) {
      const gap = within.createElement('em');
      gap.append(nameOf(run.missing));
      fragment.append(gap);
      continue;
    }
    /** @type {DocumentFragment|HTMLElement} */
    let node = within.createDocumentFragment();
    for (const [index, line] of run.text.split('\n').entries()) {
      node.append(...(index > 0 ? [within.createElement('br'), line] : [line]));
    }
    for (const [mark, name] of MARKS) {
      if (run[mark]) {
        node = filled(within.createElement(name), node);
      }
    }
    if (run.href && isAddress(run.href)) {
      const link = within.createElement('a');
      link.href = run.href;
      node = filled(link, node);
    } else if (run.href && run.href !== run.text) {
      node.append(` <${run.href}>`);
    }
    fragment.append(node);
  }
  return fragment;
}

/**
 * @template {HTMLElement} Kind
 * @param {Kind} element
 * @param {...(Node|string)} children
 * @returns {Kind} The same, with these in it.
 */
function filled(element, ...children) {
  element.append(...children);
  return element;
}
