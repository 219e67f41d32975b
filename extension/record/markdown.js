// A record as Markdown (CommonMark, with the tables and task lists of GitHub's).

import { isAddress } from './address.js';
import { grid } from './grid.js';

/** @import {Block, Cell, Marks, NameOf, Run} from '../../types/record.js' */

/**
 * @param {Block[]} blocks
 * @param {NameOf} nameOf
 * @returns {string} Without a line break at its end.
 */
export function markdown(blocks, nameOf) {
  return blocks
    .map((block) => one(block, nameOf))
    .filter(Boolean)
    .join('\n\n');
}

/**
 * @param {Block} block
 * @param {NameOf} nameOf
 * @returns {string}
 */
function one(block, nameOf) {
  switch (block.type) {
    case 'heading':
      return heading(block.level + 1, inline(block.runs, nameOf));
    case 'paragraph':
      return inline(block.runs, nameOf);
    case 'list':
      return block.items
        .map((item, index) => {
          const sign = block.ordered ? `${block.start + index}. ` : '- ';
          return sign + indent(markdown(item, nameOf), ' '.repeat(sign.length));
        })
        .join('\n');
    case 'tasks':
      return block.items
        .map(({ done, runs }) => `- ${done === undefined ? '' : `[${done ? 'x' : ' '}] `}${indent(inline(runs, nameOf), '  ')}`)
        .join('\n');
    case 'table':
      return table(block.rows, nameOf);
    case 'code':
      return fenced(block);
    case 'quote':
    case 'panel':
      return quoted(markdown(block.blocks, nameOf));
    case 'expand':
      return [inline([{ text: block.title, strong: true }], nameOf), markdown(block.blocks, nameOf)].filter(Boolean).join('\n\n');
    case 'section':
      return markdown(block.blocks, nameOf);
    case 'rule':
      return '---';
    default:
      return `*${escape(nameOf(block.missing))}*`;
  }
}

/**
 * A heading of one line; signs at its end would be taken for its frame.
 * @param {number} level
 * @param {string} text Already Markdown.
 * @returns {string}
 */
export function heading(level, text) {
  const line = text.replaceAll(/\\?\n/g, ' ').replace(/(?<=\s)#+$/, '\\$&');
  return `${'#'.repeat(Math.min(level, 6))} ${line}`;
}

/**
 * @param {Run[]} runs
 * @param {NameOf} nameOf
 * @returns {string}
 */
function inline(runs, nameOf) {
  // Nothing breaks after the last word: the sign of a break would be left there.
  const end = runs.findLastIndex((run) => run.missing || run.text.trim() !== '');
  const words = runs.slice(0, end + 1).map((run, index) => {
    if (run.missing) {
      return `*${escape(nameOf(run.missing))}*`;
    }
    return marked(run, index === end);
  });
  return withoutStarts(words.join('').trimStart());
}

/**
 * @param {Marks & {text: string}} run
 * @param {boolean} isLast
 * @returns {string}
 */
function marked({ text, strong, em, code, strike, href }, isLast) {
  const words = text.trim();
  if (!words) {
    return broken(text);
  }
  const [before, after] = [text.slice(0, text.indexOf(words)), isLast ? '' : text.slice(text.trimEnd().length)];
  let out = code ? span(words) : broken(withoutSigns(words));
  if (strong) out = `**${out}**`;
  if (em) out = `_${out}_`;
  if (strike) out = `~~${out}~~`;
  if (href) out = linked(out, href, text);
  return broken(before) + out + broken(after);
}

/**
 * @param {string} out What the link says, already Markdown.
 * @param {string} href
 * @param {string} text What it says.
 * @returns {string}
 */
function linked(out, href, text) {
  if (!isAddress(href)) {
    return href === text ? out : `${out} ${broken(withoutSigns(`<${href}>`))}`;
  }
  return href === text && isAutomatic(href) ? `<${href}>` : `[${out}](<${target(href)}>)`;
}

/**
 * What stands between angle brackets alone is taken as it is, without escapes.
 * @param {string} href
 * @returns {boolean}
 */
const isAutomatic = (href) => !/[\s<>\\`|\p{Cc}]|&#?\w+;/u.test(href);

/**
 * The address of a link: on one line, with nothing in it that would end it or stand for something else.
 * @param {string} href
 * @returns {string}
 */
const target = (href) => href.replaceAll(/[\s<>\\`|\p{Cc}]/gu, encodeURIComponent).replaceAll(/&(?=#?\w+;)/g, '\\&');

/**
 * @param {string} text
 * @returns {string}
 */
const unified = (text) => text.replaceAll(/\r\n?/g, '\n');
/**
 * @param {string} text
 * @returns {string}
 */
const broken = (text) => unified(text).replaceAll('\n', '\\\n');

/**
 * A fence and a code span are longer than any run of their sign within.
 * @param {string} text
 * @returns {number}
 */
const longest = (text) => (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);

/**
 * @param {string} text
 * @returns {string}
 */
function span(text) {
  const fence = '`'.repeat(longest(text) + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text.replaceAll(/[\r\n]+/g, ' ')}${pad}${fence}`;
}

/**
 * @param {{language: string, text: string}} code
 * @returns {string}
 */
function fenced({ language, text }) {
  const fence = '`'.repeat(Math.max(3, longest(text) + 1));
  return `${fence}${language.replace(/[^\w+#.-]/g, '')}\n${unified(text)}\n${fence}`;
}

/**
 * A table of this Markdown has one header row and cells of one line.
 * @param {Cell[][]} rows
 * @param {NameOf} nameOf
 * @returns {string}
 */
function table(rows, nameOf) {
  /** @param {Cell} cell */
  const text = ({ blocks }) => markdown(blocks.map(onOneLine), nameOf).replaceAll(/\\?\n+/g, '<br>').replaceAll('|', '\\|');
  const padded = grid(rows).map((row) => row.map((cell) => (cell ? text(cell) : '')));
  // What is further to the right than the head is not drawn.
  const width = padded.reduce((most, row) => Math.max(most, row.length), 1);
  const isHeaded = rows[0]?.every(({ header }) => header);
  const head = (isHeaded && padded.shift()) || [];
  /** @param {string[]} line */
  const row = (line) => `| ${line.join(' | ')} |`;
  return [row(Array.from({ length: width }, (_, at) => head[at] ?? '')), row(Array(width).fill('---')), ...padded.map(row)].join('\n');
}

/**
 * A cell has no room for a fence: code there is a span for each of its lines.
 * @param {Block} block
 * @returns {Block}
 */
function onOneLine(block) {
  if (block.type !== 'code') {
    return block;
  }
  /** @type {Run[]} */
  const lines = block.text.split(/\r\n?|\n/).map((text) => ({ text, code: true }));
  return { type: 'paragraph', runs: lines.flatMap((line, index) => (index > 0 ? [{ text: '\n' }, line] : [line])) };
}

/**
 * @param {string} text
 * @param {string} by
 * @returns {string}
 */
const indent = (text, by) => text.replaceAll('\n', `\n${by}`);
/**
 * @param {string} text
 * @returns {string}
 */
const quoted = (text) => text.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');

/**
 * Text with everything that Markdown would read as a sign taken for what it is.
 * @param {string} text
 * @returns {string}
 */
export const escape = (text) => withoutStarts(withoutSigns(unified(text)));

/**
 * Signs that mean something anywhere. An exclamation mark makes a picture of the link after it.
 * @param {string} text
 * @returns {string}
 */
const withoutSigns = (text) => text.replaceAll(/[\\`*_[\]<>~&]|!$/g, '\\$&');

/**
 * Signs that mean something at the beginning of a line: of headings and lists, and the line below a
 * heading or the head of a table.
 * @param {string} text
 * @returns {string}
 */
function withoutStarts(text) {
  return text
    .replaceAll(/^([^\S\n]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+[^\S\n]*$|[-:|](?=[-:|\s]*$))/gm, '$1\\$2')
    .replaceAll(/^([^\S\n]*\d+)([.)](?=\s|$))/gm, '$1\\$2');
}
