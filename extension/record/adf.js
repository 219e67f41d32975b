// From the Atlassian Document Format to blocks that every form of a record is written from.
//
// The format is published as a JSON schema (@atlaskit/adf-schema, json-schema/v1/full.json).
// Nothing is lost in silence: what a record cannot hold (pictures, attachments, the content of
// apps and macros, nodes that are not known here) leaves a mark where it stood, and is listed.

import { i18n } from '../shared/text.js';

/** @import {AdfAttributes, AdfNode, Block, Cell, Marks, Missing, Run, Text} from '../../types/record.js' */
/** @typedef {(kind: Missing['kind'], name?: string) => Missing} Miss Notes that something is missing. */

/** How deep a document may be nested; the editor allows far less. */
const DEEPEST = 60;
// As far as a browser believes a cell that says how wide and tall it is: HTML Standard, 4.9.12.
const WIDEST = 1_000;
const TALLEST = 65_534;

/**
 * The blocks of a document, and what is missing from them.
 * @param {AdfNode|undefined} document An ADF document; anything else gives one missing block.
 * @returns {Text}
 */
export function blocksOf(document) {
  /** @type {Missing[]} */
  const missing = [];
  /** @type {Miss} */
  const miss = (kind, name) => {
    const one = { kind, name: String(name ?? '') };
    missing.push(one);
    return one;
  };
  const blocks = document?.type === 'doc' && Array.isArray(document.content)
    ? document.content.flatMap((node) => block(node, miss, 1))
    : [gone(miss('unknown'))];
  return { blocks, missing };
}

/**
 * @param {Missing} missing
 * @returns {Block}
 */
const gone = (missing) => ({ type: 'missing', missing });

/**
 * @param {AdfNode} node
 * @param {Miss} miss
 * @param {number} depth
 * @returns {Block[]}
 */
function block(node, miss, depth) {
  if (depth > DEEPEST || typeof node?.type !== 'string') {
    return [gone(miss('unknown', node?.type))];
  }
  const attrs = node.attrs ?? {};
  const children = list(node.content);
  const inner = () => children.flatMap((child) => block(child, miss, depth + 1));
  const runs = () => children.flatMap((child) => inline(child, miss));
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', runs: runs() }];
    case 'heading':
      return [{ type: 'heading', level: Math.min(Math.max(Number(attrs.level) || 1, 1), 6), runs: runs() }];
    case 'bulletList':
    case 'orderedList':
      return [
        {
          type: 'list',
          ordered: node.type === 'orderedList',
          start: Number.isInteger(attrs.order) ? Number(attrs.order) : 1,
          items: children.map((item) => list(item?.content).flatMap((child) => block(child, miss, depth + 1))),
        },
      ];
    case 'taskList':
    case 'decisionList':
      return tasks(children, miss, depth);
    case 'table':
      return [{ type: 'table', rows: children.map((row, at) => cells(row, children.length - at, miss, depth)) }];
    case 'codeBlock':
      return [{ type: 'code', language: String(attrs.language ?? ''), text: children.map((child) => child?.text ?? '').join('') }];
    case 'blockquote':
      return [{ type: 'quote', blocks: inner() }];
    case 'panel':
      return [{ type: 'panel', blocks: named(kindOf(attrs), inner()) }];
    case 'expand':
    case 'nestedExpand':
      return [{ type: 'expand', title: String(attrs.title ?? ''), blocks: inner() }];
    case 'layoutSection':
    case 'layoutColumn':
    case 'bodiedSyncBlock':
      return [{ type: 'section', blocks: inner() }];
    case 'rule':
      return [{ type: 'rule' }];
    case 'mediaSingle':
    case 'mediaGroup':
      return inner();
    case 'media':
      return [gone(media(attrs, miss))];
    case 'caption':
      return [{ type: 'paragraph', runs: runs() }];
    case 'blockCard':
    case 'embedCard':
      // The address stays; what the card showed of it does not.
      return typeof attrs.url === 'string'
        ? [{ type: 'paragraph', runs: [{ text: attrs.url, href: attrs.url }] }, gone(miss('embed', attrs.url))]
        : [gone(miss('embed'))];
    case 'extension':
      return [gone(miss('app', appName(attrs)))];
    case 'bodiedExtension':
    case 'multiBodiedExtension':
    case 'extensionFrame':
      // The body is the page's own; what the app makes of it is not to be had.
      return [
        ...(node.type === 'extensionFrame' ? [] : [gone(miss('app', appName(attrs)))]),
        ...inner(),
      ];
    default:
      return children.length > 0 && children.every((child) => typeof child?.content !== 'undefined')
        ? [gone(miss('unknown', node.type)), ...inner()]
        : [gone(miss('unknown', node.type)), ...textOf(node, miss)];
  }
}

// The kinds of panel that the editor offers, whose colour and sign no record has.
const PANELS = new Map([
  ['info', 'record_panel_info'],
  ['note', 'record_panel_note'],
  ['tip', 'record_panel_tip'],
  ['success', 'record_panel_success'],
  ['warning', 'record_panel_warning'],
  ['error', 'record_panel_error'],
]);

/**
 * What a panel is, in words; of one that somebody made up, its sign where that is a character.
 * @param {AdfAttributes} attrs
 */
function kindOf({ panelType = '', panelIconText = '' }) {
  const key = PANELS.get(panelType);
  return key ? i18n(key) : String(panelIconText);
}

/**
 * Says before the words of a panel what it is, unless they begin by saying so.
 * @param {string} kind
 * @param {Block[]} blocks
 * @returns {Block[]}
 */
function named(kind, blocks) {
  const [first, ...rest] = blocks;
  const runs = first?.type === 'paragraph' ? first.runs : [];
  const words = runs.map((run) => (run.missing ? '' : run.text)).join('').trim();
  const label = kind.replace(':', '');
  const says = words.toLowerCase().startsWith(label.toLowerCase()) && /^\s*[:.!–—-]/.test(words.slice(label.length));
  if (!kind || says) {
    return blocks;
  }
  /** @type {Run} */
  const run = { text: kind, strong: true };
  return runs.length > 0
    ? [{ type: 'paragraph', runs: [run, { text: ' ' }, ...runs] }, ...rest]
    : [{ type: 'paragraph', runs: [run] }, ...blocks];
}

// What is not known is kept by its words.
/**
 * @param {AdfNode} node
 * @param {Miss} miss
 * @returns {Block[]}
 */
function textOf(node, miss) {
  const runs = list(node.content).flatMap((child) => inline(child, miss));
  return runs.length > 0 ? [{ type: 'paragraph', runs }] : [];
}

/**
 * @param {AdfNode[]} children
 * @param {Miss} miss
 * @param {number} depth
 * @returns {Block[]}
 */
function tasks(children, miss, depth) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {import('../../types/record.js').Task[]} */
  let items = [];
  const flush = () => {
    if (items.length > 0) {
      blocks.push({ type: 'tasks', items });
      items = [];
    }
  };
  for (const child of children) {
    if (child?.type === 'taskItem' || child?.type === 'decisionItem') {
      const runs = list(child.content).flatMap((inner) => inline(inner, miss));
      // The page shows by a sign that it is a decision.
      items.push(child.type === 'taskItem'
        ? { done: child.attrs?.state === 'DONE', runs }
        : { runs: [{ text: i18n('record_decided'), strong: true }, { text: ' ' }, ...runs] });
    } else {
      flush();
      blocks.push(...block(child, miss, depth + 1));
    }
  }
  flush();
  return blocks;
}

/**
 * @param {AdfNode} row
 * @param {number} rows How many there are from this one on.
 * @param {Miss} miss
 * @param {number} depth
 * @returns {Cell[]}
 */
function cells(row, rows, miss, depth) {
  let left = WIDEST;
  return list(row?.content).map((cell) => {
    // The cells of a row are no wider together either.
    const span = merged(cell?.attrs?.colspan, left);
    left = Math.max(1, left - span);
    return {
      header: cell?.type === 'tableHeader',
      span,
      down: merged(cell?.attrs?.rowspan, Math.min(rows, TALLEST)),
      blocks: list(cell?.content).flatMap((child) => block(child, miss, depth + 2)),
    };
  });
}

/**
 * @param {AdfNode} node
 * @param {Miss} miss
 * @param {number} [depth]
 * @returns {Run[]}
 */
function inline(node, miss, depth = 0) {
  if (depth > DEEPEST) {
    return [{ missing: miss('unknown', node?.type) }];
  }
  const attrs = node?.attrs ?? {};
  switch (node?.type) {
    case 'text':
      return typeof node.text === 'string' ? [{ text: node.text, ...marks(node.marks) }] : [];
    case 'hardBreak':
      return [{ text: '\n' }];
    case 'mention':
      return [{ text: String(attrs.text ?? '@') }];
    case 'emoji':
      return [{ text: String(attrs.text ?? attrs.shortName ?? '') }];
    case 'status':
      return [{ text: `[${attrs.text ?? ''}]`, strong: true }];
    case 'date':
      return [{ text: day(attrs.timestamp) }];
    case 'inlineCard':
      return typeof attrs.url === 'string' ? [{ text: attrs.url, href: attrs.url }] : [{ missing: miss('embed') }];
    case 'placeholder':
      return [];
    case 'mediaInline':
      return [{ missing: media(attrs, miss) }];
    case 'inlineExtension':
      return [{ missing: miss('app', appName(attrs)) }];
    default:
      return [{ missing: miss('unknown', node?.type) }, ...list(node?.content).flatMap((child) => inline(child, miss, depth + 1))];
  }
}

/**
 * @param {AdfNode['marks']} given
 * @returns {Marks}
 */
function marks(given) {
  /** @type {Marks} */
  const known = {};
  for (const { type, attrs } of list(given)) {
    if (type === 'strong' || type === 'em' || type === 'code' || type === 'strike') {
      known[type] = true;
    } else if (type === 'link' && typeof attrs?.href === 'string') {
      known.href = attrs.href;
    }
  }
  return known;
}

/**
 * @param {AdfAttributes} attrs
 * @param {Miss} miss
 * @returns {Missing}
 */
function media(attrs, miss) {
  const isPicture = attrs.type === 'external' || attrs.type === 'image' || attrs.width !== undefined;
  return miss(isPicture ? 'picture' : 'attachment', attrs.alt || attrs.url || '');
}

/**
 * @param {AdfAttributes} attrs
 * @returns {string}
 */
function appName({ extensionKey, parameters, text }) {
  return parameters?.extensionTitle || text || extensionKey || '';
}

/**
 * A date is kept as the milliseconds of its midnight, in UTC.
 * @param {AdfAttributes['timestamp']} timestamp
 * @returns {string}
 */
function day(timestamp) {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/**
 * @template Item
 * @param {Item[]|undefined} value
 * @returns {Item[]}
 */
const list = (value) => (Array.isArray(value) ? value : []);

/**
 * Over how many columns or rows a cell goes.
 * @param {number|undefined} count
 * @param {number} most
 * @returns {number}
 */
function merged(count = 1, most) {
  return Number.isInteger(count) && count > 1 ? Math.min(count, most) : 1;
}
