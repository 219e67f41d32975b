// The values that a PDF is written in, as objects and as what draws a page: numbers, names, strings,
// lists, dictionaries, references. Source: ISO 32000-2, 7.2 and 7.3.
//
// Nothing throws: what is not closed ends where the bytes do, or where another object begins. Nor is a
// value read any further than a million bytes, so that none keeps the thread for long.

/** A name of the file, such as `/Type`. */
export class Name {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }
}

/** A word that is no value: an operator of a page, or one that frames objects. */
export class Word {
  /** @param {string} word */
  constructor(word) {
    this.word = word;
  }
}

/** Another object is meant. */
export class Reference {
  /** @param {number} id */
  constructor(id) {
    this.id = id;
  }
}

/** @typedef {Map<string, Value>} Dictionary */
/** @typedef {null|boolean|number|Name|Word|Reference|Uint8Array|Value[]|Dictionary} Value Strings are bytes. */

const [WHITE, DELIMITER] = [1, 2];
const KINDS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) {
  KINDS[byte] = WHITE;
}
for (const sign of '()<>[]{}/%') {
  KINDS[sign.charCodeAt(0)] = DELIMITER;
}
const [HASH, PERCENT, OPEN, CLOSE, SLASH, LESS, GREATER, BACKSLASH] = [...'#%()/<>\\'].map((sign) => sign.charCodeAt(0));
const [OPEN_LIST, CLOSE_LIST, OPEN_PROCEDURE, CLOSE_PROCEDURE] = [...'[]{}'].map((sign) => sign.charCodeAt(0));
const [LINE_FEED, RETURN, NINE] = [10, 13, 57];
const ESCAPES = new Map([...'nrtbf'].map((sign, index) => [sign.charCodeAt(0), [10, 13, 9, 8, 12][index]]));
// A list in a list, and so on.
const DEEPEST = 40;
const LONGEST_WORD = 128;
// A list of twenty thousand pages is a fifth of it.
const LONGEST_VALUE = 1_000_000;
const [PLUS, MINUS, POINT, ZERO] = [...'+-.0'].map((sign) => sign.charCodeAt(0));
// With more digits a sum is not exact.
const MOST_DIGITS = 15;
const NUMBER = /^[+-]*(\d+\.?\d*|\.\d+)/;

const END = new Word('');
const [END_LIST, END_DICTIONARY] = [new Word(']'), new Word('>>')];
/** These end whatever is open. */
const FRAMES = new Set(['obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref']);

/**
 * @param {number} byte
 * @returns {boolean}
 */
export const isWhite = (byte) => KINDS[byte] === WHITE;

/**
 * A short word by itself: most are of a few letters, and there are many.
 * @param {Uint8Array} bytes
 * @param {number} begin
 * @param {number} end
 */
function word(bytes, begin, end) {
  const last = Math.min(end, begin + LONGEST_WORD);
  let said = '';
  for (let at = begin; at < last; at += 1) {
    said += String.fromCharCode(bytes[at]);
  }
  return said;
}

/**
 * What digits say, with a sign before them and a point among them.
 * @param {Uint8Array} bytes
 * @param {number} begin
 * @param {number} end
 * @returns {number|undefined} Nothing where it is not that, or is long.
 */
function figure(bytes, begin, end) {
  const isSigned = bytes[begin] === MINUS || bytes[begin] === PLUS;
  let [value, scale, digits] = [0, 0, 0];
  for (let at = isSigned ? begin + 1 : begin; at < end; at += 1) {
    const byte = bytes[at];
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      scale *= 10;
      digits += 1;
    } else if (byte === POINT && scale === 0) {
      scale = 1;
    } else {
      return undefined;
    }
  }
  if (digits === 0 || digits > MOST_DIGITS) {
    return undefined;
  }
  const size = scale > 1 ? value / scale : value;
  return bytes[begin] === MINUS ? -size : size;
}

export class Reader {
  /** @type {Map<string, Word>} */
  #words = new Map();

  /**
   * @param {Uint8Array} bytes
   * @param {number} [at]
   */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
    /** How far the value may go that is being read. */
    this.end = bytes.length;
    /** Whether one was longer than that. */
    this.isCut = false;
  }

  /** Whether the bytes are at their end. */
  get isOver() {
    return this.at >= this.bytes.length;
  }

  /**
   * The next value; a word where there is none, which is empty at the end, or where nothing comes for long.
   * @param {boolean} [hasReferences] Whether `1 0 R` is one.
   * @returns {Value}
   */
  next(hasReferences = false) {
    this.end = Math.min(this.bytes.length, this.at + LONGEST_VALUE);
    return this.#value(hasReferences, 0);
  }

  skipWhite() {
    const { bytes, end } = this;
    for (; this.at < end; this.at += 1) {
      if (bytes[this.at] === PERCENT) {
        while (this.at < end && bytes[this.at] !== LINE_FEED && bytes[this.at] !== RETURN) {
          this.at += 1;
        }
      } else if (KINDS[bytes[this.at]] !== WHITE) {
        return;
      }
    }
  }

  /**
   * @param {boolean} hasReferences
   * @param {number} depth
   * @returns {Value}
   */
  #value(hasReferences, depth) {
    this.skipWhite();
    const { bytes, at, end } = this;
    if (at >= end) {
      return END;
    }
    const first = bytes[at];
    this.at += 1;
    switch (first) {
      case SLASH:
        return new Name(this.#name());
      case OPEN:
        return this.#string();
      case LESS:
        if (bytes[this.at] === LESS) {
          this.at += 1;
          return this.#dictionary(hasReferences, depth + 1);
        }
        return this.#hexadecimal();
      case GREATER:
        if (bytes[this.at] === GREATER) {
          this.at += 1;
        }
        return END_DICTIONARY;
      case OPEN_LIST:
        return this.#list(hasReferences, depth + 1);
      case CLOSE_LIST:
        return END_LIST;
      case OPEN_PROCEDURE:
      case CLOSE_PROCEDURE:
      case CLOSE:
        return this.#word(String.fromCharCode(first));
      default:
        this.at = at;
        return this.#numberOrWord(hasReferences);
    }
  }

  /**
   * @param {boolean} hasReferences
   * @param {number} depth
   */
  #list(hasReferences, depth) {
    /** @type {Value[]} */
    const list = [];
    if (depth > DEEPEST) {
      return list;
    }
    for (;;) {
      const value = this.#value(hasReferences, depth);
      if (value === END_LIST || this.#isEnd(value)) {
        return list;
      }
      if (!(value instanceof Word)) {
        list.push(value);
      }
    }
  }

  /**
   * @param {boolean} hasReferences
   * @param {number} depth
   */
  #dictionary(hasReferences, depth) {
    /** @type {Dictionary} */
    const dictionary = new Map();
    /** @type {Name|undefined} */
    let key;
    if (depth > DEEPEST) {
      return dictionary;
    }
    for (;;) {
      const value = this.#value(hasReferences, depth);
      if (value === END_DICTIONARY || this.#isEnd(value)) {
        return dictionary;
      }
      if (key) {
        dictionary.set(key.name, value);
        key = undefined;
      } else if (value instanceof Name) {
        key = value;
      }
    }
  }

  /**
   * Whether a value ends all that is open; it is then still to come.
   * @param {Value} value
   */
  #isEnd(value) {
    if (!(value instanceof Word) || (value !== END && !FRAMES.has(value.word))) {
      return false;
    }
    this.isCut ||= value === END && this.end < this.bytes.length;
    this.at -= value.word.length;
    return true;
  }

  #name() {
    const { bytes, end } = this;
    const begin = this.at;
    let hasHash = false;
    while (this.at < end && KINDS[bytes[this.at]] === 0) {
      hasHash ||= bytes[this.at] === HASH;
      this.at += 1;
    }
    const said = word(bytes, begin, this.at);
    return hasHash ? said.replace(/#([\da-fA-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))) : said;
  }

  #string() {
    const { bytes, end } = this;
    const begin = this.at;
    let depth = 1;
    let hasEscape = false;
    for (; this.at < end; this.at += 1) {
      const byte = bytes[this.at];
      if (byte === BACKSLASH) {
        hasEscape = true;
        this.at += 1;
      } else if (byte === OPEN) {
        depth += 1;
      } else if (byte === CLOSE) {
        depth -= 1;
        if (depth === 0) {
          break;
        }
      }
    }
    const said = bytes.subarray(begin, this.at);
    this.at = Math.min(this.at + 1, end);
    return hasEscape ? unescape(said) : said;
  }

  #hexadecimal() {
    const { bytes, end } = this;
    const begin = this.at;
    const found = bytes.indexOf(GREATER, begin);
    const last = found < 0 || found > end ? end : found;
    this.at = Math.min(last + 1, end);
    return fromHex(bytes.subarray(begin, last));
  }

  /** @param {boolean} hasReferences */
  #numberOrWord(hasReferences) {
    const { bytes, end } = this;
    const begin = this.at;
    while (this.at < end && KINDS[bytes[this.at]] === 0) {
      this.at += 1;
    }
    const number = bytes[begin] > NINE ? undefined : figure(bytes, begin, this.at);
    if (number === undefined) {
      return this.#wordOrAmended(word(bytes, begin, this.at));
    }
    return hasReferences && Number.isInteger(number) && number >= 0 ? this.#reference(number) : number;
  }

  /**
   * Some programs write two signs before a number, or other letters behind it.
   * @param {string} said
   */
  #wordOrAmended(said) {
    const [amended] = NUMBER.exec(said) ?? [];
    if (amended) {
      return Number(amended.replace(/^[+-]*(?=[+-])/, ''));
    }
    return said === 'true' ? true : said === 'false' ? false : said === 'null' ? null : this.#word(said);
  }

  /**
   * A number, or with another one and an R the object of that number.
   * @param {number} id
   */
  #reference(id) {
    const { bytes, end } = this;
    let at = this.at;
    const skip = (/** @type {(byte: number) => boolean} */ isWanted) => {
      const begin = at;
      while (at < end && at < begin + 8 && isWanted(bytes[at])) {
        at += 1;
      }
      return at > begin;
    };
    const isDigit = (/** @type {number} */ byte) => byte >= 48 && byte <= NINE;
    if (skip(isWhite) && skip(isDigit) && skip(isWhite) && bytes[at] === 82 && KINDS[bytes[at + 1] ?? 32] !== 0) {
      this.at = at + 1;
      return new Reference(id);
    }
    return id;
  }

  /** @param {string} said */
  #word(said) {
    const known = this.#words.get(said);
    if (known) {
      return known;
    }
    const word = new Word(said);
    // A page draws with a few dozen; what is no page may hold any.
    if (this.#words.size < 200) {
      this.#words.set(said, word);
    }
    return word;
  }
}

/** @param {Uint8Array} bytes */
export function fromHex(bytes) {
  const said = new Uint8Array((bytes.length + 1) >> 1);
  let count = 0;
  for (const byte of bytes) {
    const digit = byte >= 48 && byte <= NINE ? byte - 48 : (byte | 32) - 87;
    if (digit >= 0 && digit < 16) {
      said[count >> 1] |= count % 2 ? digit : digit << 4;
      count += 1;
    }
  }
  return said.subarray(0, (count + 1) >> 1);
}

/** @param {Uint8Array} bytes */
function unescape(bytes) {
  const said = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== BACKSLASH) {
      said[length++] = bytes[at];
      continue;
    }
    at += 1;
    const next = bytes[at];
    if (next >= 48 && next < 56) {
      let code = next - 48;
      for (let digits = 1; digits < 3 && bytes[at + 1] >= 48 && bytes[at + 1] < 56; digits += 1) {
        at += 1;
        code = code * 8 + bytes[at] - 48;
      }
      said[length++] = code;
    } else if (next === RETURN || next === LINE_FEED) {
      at += next === RETURN && bytes[at + 1] === LINE_FEED ? 1 : 0;
    } else if (next !== undefined) {
      said[length++] = ESCAPES.get(next) ?? next;
    }
  }
  return said.subarray(0, length);
}
