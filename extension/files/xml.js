// Reads XML as it comes, piece by piece. A worker has no `DOMParser`, and a tree of a large sheet
// would not fit in it anyway.
//
// Names are told without their prefix; an attribute that has one is told with the colon before it
// (`:id` for `r:id`), because `id` and `r:id` are often both there. Entities of a document type are
// not expanded.

import { Unreadable } from './passages.js';

/** @import {Passages} from './passages.js' */

/**
 * What reads a document; attributes are only looked at where they are asked for.
 * @typedef {object} Handler
 * @property {(name: string, attributes: () => Record<string, string>) => void} [open]
 * @property {(text: string) => void} [text] May come in pieces.
 * @property {(name: string) => void} [close]
 */

const LONGEST_TAG = 1_000_000;
const LONGEST_ENTITY = 12;
// What office programs write is a few dozen deep.
const DEEPEST = 1_000;
const [QUOTE, APOSTROPHE, GREATER] = [34, 39, 62];

const SPACE = /\s/;
const SPACES = new Set([9, 10, 13, 32]);
const ENTITY = /&(#[xX]?[\da-fA-F]{1,7}|\w{1,8});/g;
const ENTITIES = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['nbsp', ' ']]);

/**
 * @param {AsyncIterable<Uint8Array>} chunks
 * @param {Handler} handler
 * @param {Passages} out Is given its rest after each chunk.
 * @throws {Unreadable}
 */
export async function readXml(chunks, handler, out) {
  const tokens = new Tokens(handler);
  /** @type {TextDecoder|undefined} */
  let decoder;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    tokens.feed(decoder.decode(chunk, { stream: true }));
    await out.rest();
  }
  tokens.end();
}

/**
 * By the mark at the beginning; office programs write UTF-8 but for that.
 * @param {Uint8Array} bytes
 */
function encodingOf([first, second]) {
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

class Tokens {
  #handler;
  #rest = '';
  #depth = 0;
  // The end of what is being passed over, and whether its text is told.
  #until = '';
  #isTold = false;

  /** @param {Handler} handler */
  constructor(handler) {
    this.#handler = handler;
  }

  /**
   * @param {string} chunk
   * @throws {Unreadable}
   */
  feed(chunk) {
    const text = this.#rest + chunk;
    let at = 0;
    for (let next = this.#step(text, at); next > at; next = this.#step(text, at)) {
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_TAG) {
      throw new Unreadable('broken');
    }
  }

  /** @throws {Unreadable} Where an element is still open. */
  end() {
    if (this.#depth > 0 || this.#until || this.#rest.trim()) {
      throw new Unreadable('broken');
    }
  }

  /**
   * Takes what begins here, and says where it ends; here, where more is needed for that.
   * @param {string} text
   * @param {number} at
   */
  #step(text, at) {
    if (this.#until) {
      return this.#passOver(text, at);
    }
    const tag = text.indexOf('<', at);
    if (tag !== at) {
      return this.#tell(text, at, tag);
    }
    if (text.startsWith('<!', at) || text.startsWith('<?', at)) {
      return this.#passOverFrom(text, at);
    }
    const end = tagEnd(text, at);
    if (end < 0) {
      return at;
    }
    this.#tag(text.slice(at + 1, end));
    return end + 1;
  }

  /**
   * @param {string} text
   * @param {number} at
   * @param {number} tag Where the next begins.
   */
  #tell(text, at, tag) {
    let end = tag;
    if (tag < 0) {
      // An entity may be cut in two.
      const entity = text.lastIndexOf('&');
      end = entity >= at && entity > text.length - LONGEST_ENTITY ? entity : text.length;
    }
    if (end > at) {
      this.#handler.text?.(withoutEntities(text.slice(at, end)));
    }
    return end;
  }

  /**
   * A comment, a section of characters, an instruction, or a document type.
   * @param {string} text
   * @param {number} at
   */
  #passOverFrom(text, at) {
    if (text.length - at < '<![CDATA['.length) {
      return at;
    }
    this.#isTold = text.startsWith('<![CDATA[', at);
    if (this.#isTold) {
      this.#until = ']]>';
      return at + '<![CDATA['.length;
    }
    if (text.startsWith('<!--', at)) {
      this.#until = '-->';
      return at + '<!--'.length;
    }
    const end = text.indexOf('>', at);
    if (end < 0) {
      return at;
    }
    const subset = text.startsWith('<!', at) ? text.indexOf('[', at) : -1;
    if (subset > 0 && subset < end) {
      this.#until = ']';
      return subset;
    }
    return end + 1;
  }

  /**
   * @param {string} text
   * @param {number} at
   */
  #passOver(text, at) {
    const end = text.indexOf(this.#until, at);
    // The end itself may be cut in two.
    const stop = end < 0 ? Math.max(at, text.length - this.#until.length + 1) : end;
    if (this.#isTold && stop > at) {
      this.#handler.text?.(text.slice(at, stop));
    }
    if (end < 0) {
      return stop;
    }
    const after = end + this.#until.length;
    this.#until = '';
    return after;
  }

  /** @param {string} tag What stands between the angles. */
  #tag(tag) {
    if (tag.startsWith('/')) {
      this.#depth -= 1;
      this.#handler.close?.(local(tag.slice(1).trimEnd()));
      return;
    }
    const space = tag.search(/[\s/]/);
    const name = local(space < 0 ? tag : tag.slice(0, space));
    this.#depth += 1;
    if (this.#depth > DEEPEST) {
      throw new Unreadable('broken');
    }
    this.#handler.open?.(name, () => attributesOf(tag));
    if (tag.endsWith('/')) {
      this.#depth -= 1;
      this.#handler.close?.(name);
    }
  }
}

/**
 * Where a tag ends; a quoted value may hold the sign for it.
 * @param {string} text
 * @param {number} at
 */
function tagEnd(text, at) {
  let quote = 0;
  for (let index = at; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (quote) {
      quote = code === quote ? 0 : quote;
    } else if (code === QUOTE || code === APOSTROPHE) {
      quote = code;
    } else if (code === GREATER) {
      return index;
    }
  }
  return -1;
}

const local = (/** @type {string} */ name) => name.slice(name.indexOf(':') + 1);

/**
 * By hand: cells of a large sheet come by the million, and a pattern takes twice as long.
 * @param {string} tag
 */
function attributesOf(tag) {
  /** @type {Record<string, string>} */
  const attributes = {};
  let at = tag.search(SPACE);
  for (let equals = tag.indexOf('=', at); at >= 0 && equals > 0; equals = tag.indexOf('=', at)) {
    const name = tag.slice(at, equals).trim();
    let open = equals + 1;
    while (SPACES.has(tag.charCodeAt(open))) {
      open += 1;
    }
    const close = tag.indexOf(tag[open], open + 1);
    if (close < 0) {
      break;
    }
    const colon = name.indexOf(':');
    attributes[colon < 0 ? name : name.slice(colon)] = withoutEntities(tag.slice(open + 1, close));
    at = close + 1;
  }
  return attributes;
}

/** @param {string} text */
export function withoutEntities(text) {
  if (!text.includes('&')) {
    return text;
  }
  return text.replace(ENTITY, (whole, /** @type {string} */ name) => {
    if (!name.startsWith('#')) {
      return ENTITIES.get(name) ?? whole;
    }
    const isHex = name[1] === 'x' || name[1] === 'X';
    const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
