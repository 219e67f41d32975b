// A line of Markdown: its words with their marks, and no other sign in it than those of the marks.

import { isAddress } from './address.js';

/** @import {Marks, NameOf, Run} from '../../types/record.js' */

/** @typedef {Marks & {text: string}} Piece Either words, without a space at either end, or the gap between two. */
/** @typedef {string | {sign: string, opens: boolean}} Token What is written as it is, or a sign around words. */

/** The outermost first: each is written once around all pieces that bear it. */
const MARKS = /** @type {const} */ (['href', 'strike', 'em', 'strong', 'code']);
const SIGNS = { strike: '~~', em: '_', strong: '**' };

/**
 * @param {Run[]} runs
 * @param {NameOf} nameOf
 * @returns {string}
 */
export function inline(runs, nameOf) {
  return withoutStarts(joined(tokensOf(pieces(runs, nameOf))).trimStart());
}

/**
 * Words and gaps in turn. Of a sign beside a space Markdown makes nothing, so a gap bears only marks of
 * the words on both sides of it; what comes after the last word is left out, as the sign of a
 * break would be left there.
 * @param {Run[]} runs
 * @param {NameOf} nameOf
 * @returns {Piece[]}
 */
function pieces(runs, nameOf) {
  /** @type {Piece[]} */
  const all = [];
  let gap = '';
  for (const run of runs) {
    const { text, ...marks } = run.missing ? { text: nameOf(run.missing), em: /** @type {const} */ (true) } : run;
    const words = text.trim();
    const at = text.indexOf(words);
    gap += text.slice(0, at);
    if (words) {
      const piece = { ...marks, text: words };
      if (gap) {
        all.push({ ...shared(all.at(-1), piece, gap), text: gap });
      }
      all.push(piece);
      gap = '';
    }
    gap += text.slice(at + words.length);
  }
  return all;
}

/**
 * The marks that a gap is within: those of both words, as far as they are marked alike from the outside.
 * @param {Piece|undefined} before
 * @param {Piece} after
 * @param {string} gap
 * @returns {Marks}
 */
function shared(before, after, gap) {
  // A span of code has no lines.
  const end = MARKS.findIndex((mark) => before?.[mark] !== after[mark] || (mark === 'code' && gap.includes('\n')));
  const alike = MARKS.slice(0, end === -1 ? MARKS.length : end);
  return Object.fromEntries(alike.map((mark) => [mark, after[mark]]));
}

/**
 * @param {Piece[]} all
 * @param {number} depth Of the marks that are written around these already.
 * @returns {Token[]}
 */
function tokensOf(all, depth = 0) {
  if (depth === MARKS.length) {
    return all.map(({ text }) => broken(withoutSigns(text)));
  }
  const mark = MARKS[depth];
  /** @type {Piece[][]} */
  const groups = [];
  for (const piece of all) {
    const last = groups.at(-1);
    if (last && last[0][mark] === piece[mark]) {
      last.push(piece);
    } else {
      groups.push([piece]);
    }
  }
  return groups.flatMap((group) => {
    const [{ [mark]: value }] = group;
    const within = () => tokensOf(group, depth + 1);
    const words = () => group.map(({ text }) => text).join('');
    if (value === undefined) {
      return within();
    }
    if (mark === 'code') {
      return [span(words())];
    }
    if (mark === 'href') {
      return linked(within(), String(value), words());
    }
    const sign = SIGNS[mark];
    return [{ sign, opens: true }, ...within(), { sign, opens: false }];
  });
}

/**
 * @param {Token[]} within What the link says.
 * @param {string} href
 * @param {string} text The same, as it stands on the page.
 * @returns {Token[]}
 */
function linked(within, href, text) {
  if (!isAddress(href)) {
    return href === text ? within : [...within, ` ${broken(withoutSigns(`<${href}>`))}`];
  }
  return href === text && isAutomatic(href) ? [`<${href}>`] : ['[', ...within, `](<${target(href)}>)`];
}

const LETTER = /[\p{L}\p{N}]/u;
// What is neither a space nor punctuation to every reader of Markdown: some take no symbol for it.
const FIRST = /^[^\s!-/:-@[-`{-~\p{P}]/u;
const LAST = /[^\s!-/:-@[-`{-~\p{P}]$/u;

/**
 * Puts the signs around words. `**Owner:**Priya` and `un_believ_able` have none to Markdown: between a
 * letter outside and a sign of punctuation inside, and of `_` between any two letters, it takes the sign
 * for itself (CommonMark, 6.2). There the letter outside is written by its number, which ends in one.
 * @param {Token[]} tokens
 * @returns {string}
 */
function joined(tokens) {
  /** @type {string[]} */
  const out = [];
  let isBound = false;
  tokens.forEach((token, at) => {
    if (typeof token === 'string') {
      out.push(isBound ? token.replace(FIRST, byNumber) : token);
      isBound = false;
      return;
    }
    const { sign, opens } = token;
    const last = out.at(-1) ?? '';
    const next = tokens[at + 1];
    const edge = opens ? typeof next === 'string' && next.charAt(0) : last.slice(-1);
    const binds = sign === '_' || !edge || !LETTER.test(edge);
    if (opens && binds && out.length > 0) {
      out[out.length - 1] = last.replace(LAST, byNumber);
    }
    isBound = !opens && binds;
    out.push(sign);
  });
  return out.join('');
}

/** @param {string} letter */
const byNumber = (letter) => `&#${letter.codePointAt(0)};`;

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
export const unified = (text) => text.replaceAll(/\r\n?/g, '\n');
/**
 * @param {string} text
 * @returns {string}
 */
const broken = (text) => unified(text).replaceAll('\n', '\\\n');

/**
 * All of it in one line. Of the signs before the end of a line only one that stands alone is of a break:
 * a pair is a sign that was written.
 * @param {string} text Already Markdown.
 * @param {string} by What stands where a line ended.
 */
export const unbroken = (text, by) => text.replaceAll(/((?:\\\\)*)\\?\n\s*/g, `$1${by}`);

/**
 * A fence and a code span are longer than any run of their sign within.
 * @param {string} text
 * @returns {number}
 */
export const longest = (text) => (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);

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
