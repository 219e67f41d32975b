// Goes through what draws a page of a PDF, and takes the text from it. Source: ISO 32000-2, 7.8.2
// (operators), 8.9.7 (pictures within), 8.10 (forms), 9.4.3 (showing text).

import { Font } from './fonts.js';
import { Lines, UNKNOWN } from './lines.js';
import { isStream } from './objects.js';
import { Full, Unreadable } from '../passages.js';
import { Pen, SAME, numberOf, times } from './pen.js';
import { Name, Reader, Reference, Word, isWhite } from './syntax.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Objects, Stream} from './objects.js'
 * @import {Matrix} from './pen.js'
 * @import {Dictionary, Value} from './syntax.js'
 */

const DEEPEST = 8;
const MOST_STEPS = 10_000_000;
const MOST_FORMS = 200_000;
const STEPS_PER_REST = 500;
const MOST_OPERANDS = 64;
// As many curves and strokes without a word are letters that were made shapes, or a drawing.
const SHAPES_OF_A_DRAWING = 60;

/** Reads pages one after another. */
export class Drawings {
  #objects;
  #out;
  #lines;
  /** @type {Map<unknown, Font>} */
  #fonts = new Map();
  /** Forms in which there is no text, and how much else. @type {Map<unknown, number>} */
  #textless = new Map();
  /** Those that are being drawn: a form is not drawn within itself. @type {Set<unknown>} */
  #open = new Set();
  #steps = 0;
  #forms = 0;
  #glyphs = 0;
  #shapes = 0;
  #pictures = 0;

  /** Whether text was drawn with fonts that say nothing of what it means. */
  get hasUnread() {
    return this.#lines.hasBroken || [...this.#fonts.values()].some(({ isUnread }) => isUnread);
  }

  /**
   * @param {Objects} objects
   * @param {Passages} out
   */
  constructor(objects, out) {
    this.#objects = objects;
    this.#out = out;
    this.#lines = new Lines(out);
  }

  /**
   * @param {Uint8Array} content
   * @param {Value|undefined} resources
   * @returns {Promise<boolean>} Whether there is something on it, and none of it text.
   */
  async page(content, resources) {
    const before = this.#glyphs;
    [this.#shapes, this.#pictures] = [0, 0];
    try {
      await this.#draw(content, this.#objects.dictionary(resources), SAME, 0);
    } finally {
      this.endPart();
    }
    return this.#glyphs === before && (this.#pictures > 0 || this.#shapes > SHAPES_OF_A_DRAWING);
  }

  /** What follows stands elsewhere. */
  endPart() {
    this.#lines.endPage();
    this.#out.apart();
  }

  /**
   * @param {Uint8Array} content
   * @param {Dictionary|undefined} resources
   * @param {Matrix} matrix
   * @param {number} depth
   */
  async #draw(content, resources, matrix, depth) {
    const reader = new Reader(content);
    const pen = new Pen(matrix);
    /** @type {Value[]} */
    const operands = [];
    while (!reader.isOver) {
      const value = reader.next();
      this.#steps += 1;
      if (this.#steps % STEPS_PER_REST === 0) {
        if (this.#steps > MOST_STEPS) {
          throw new Full();
        }
        await this.#out.rest();
      }
      if (!(value instanceof Word)) {
        if (operands.length < MOST_OPERANDS) {
          operands.push(value);
        }
        continue;
      }
      const { word } = value;
      if (word === 'ID') {
        skipPicture(reader);
      } else if (word === 'Do') {
        await this.#use(resources, operands[0], pen.state.matrix, depth);
      } else if (word === 'Tf') {
        pen.state.font = await this.#font(resources, operands[0]);
        pen.state.size = numberOf(operands[1]);
      } else if (word === 'TJ') {
        await this.#showAll(pen, operands[0]);
      } else {
        this.#operate(pen, word, operands);
      }
      operands.length = 0;
    }
    if (reader.isCut) {
      this.#out.left ??= 'large';
    }
  }

  /**
   * Does what an operator says that needs nothing but its operands.
   * @param {Pen} pen
   * @param {string} operator
   * @param {Value[]} operands
   */
  #operate(pen, operator, operands) {
    switch (operator) {
      case 'Tj':
        this.#show(pen, operands[0]);
        return;
      case '"':
        [pen.state.words, pen.state.spacing] = [numberOf(operands[0]), numberOf(operands[1])];
        pen.nextLine();
        this.#show(pen, operands[2]);
        return;
      case "'":
        pen.nextLine();
        this.#show(pen, operands[0]);
        return;
      case 'BI':
        this.#pictures += 1;
        return;
      case 'c':
      case 'v':
      case 'y':
      case 'f':
      case 'f*':
      case 'S':
      case 'sh':
        this.#shapes += 1;
        return;
      default:
        pen.take(operator, operands);
    }
  }

  /**
   * Strings, and how far the next is from where it would stand.
   * @param {Pen} pen
   * @param {Value|undefined} list
   */
  async #showAll(pen, list) {
    for (const [index, each] of (Array.isArray(list) ? list : []).entries()) {
      if (index % STEPS_PER_REST === STEPS_PER_REST - 1) {
        await this.#out.rest();
      }
      if (typeof each === 'number') {
        pen.advance((-each / 1_000) * pen.state.size * pen.state.scale);
      } else {
        this.#show(pen, each);
      }
    }
  }

  /**
   * @param {Pen} pen
   * @param {Value|undefined} value
   */
  #show(pen, value) {
    const { font, size, spacing, words, scale, clip } = pen.state;
    if (!(value instanceof Uint8Array) || !font) {
      return;
    }
    let text = '';
    let width = 0;
    for (const glyph of font.read(value)) {
      text += glyph.text ?? UNKNOWN;
      width += ((glyph.width / 1_000) * size + spacing + (glyph.isSpace ? words : 0)) * scale;
    }
    const from = pen.at;
    pen.advance(width);
    if (text) {
      this.#glyphs += text.length;
      this.#lines.put({ text, clip, ...placed(from, pen.at, size) });
    }
  }

  /**
   * @param {Dictionary|undefined} resources
   * @param {Value|undefined} name
   */
  async #font(resources, name) {
    const said = name instanceof Name ? this.#objects.dictionary(resources?.get('Font'))?.get(name.name) : undefined;
    const font = this.#objects.dictionary(said);
    const key = said instanceof Reference ? said.id : font;
    let known = this.#fonts.get(key);
    if (!known) {
      known = await Font.load(this.#objects, font ?? new Map(), this.#out);
      this.#fonts.set(key, known);
    }
    return known;
  }

  /**
   * A form, which is drawn as if it stood there, or a picture.
   * @param {Dictionary|undefined} resources
   * @param {Value|undefined} name
   * @param {Matrix} matrix
   * @param {number} depth
   */
  async #use(resources, name, matrix, depth) {
    const said = name instanceof Name ? this.#objects.dictionary(resources?.get('XObject'))?.get(name.name) : undefined;
    const form = this.#objects.get(said);
    if (isStream(form)) {
      await this.form(form, resources, matrix, depth);
    }
  }

  /**
   * @param {Stream} form
   * @param {Dictionary} [resources] Of what it stands in.
   * @param {Matrix} [matrix]
   * @param {number} [depth]
   */
  async form(form, resources, matrix = SAME, depth = 0) {
    this.#forms += 1;
    if (this.#forms > MOST_FORMS) {
      throw new Full();
    }
    if (this.#objects.name(form.dictionary.get('Subtype')) === 'Image') {
      this.#pictures += 1;
      return;
    }
    const known = this.#textless.get(form);
    if (known !== undefined || depth >= DEEPEST || this.#open.has(form)) {
      this.#shapes += known ?? 0;
      return;
    }
    const [glyphs, shapes, pictures] = [this.#glyphs, this.#shapes, this.#pictures];
    const own = this.#objects.list(form.dictionary.get('Matrix')).map((value) => this.#objects.number(value, 0));
    const inner = own.length === 6 ? times(/** @type {Matrix} */ (own), matrix) : matrix;
    this.#open.add(form);
    try {
      const content = await this.#objects.unpack(form);
      await this.#draw(content, this.#objects.dictionary(form.dictionary.get('Resources')) ?? resources, inner, depth + 1);
    } catch (fault) {
      if (!(fault instanceof Unreadable)) {
        throw fault;
      }
      this.#out.left ??= 'broken';
    } finally {
      this.#open.delete(form);
    }
    if (this.#glyphs === glyphs && this.#pictures === pictures) {
      this.#textless.set(form, this.#shapes - shapes);
    }
  }
}

/**
 * Where a piece of text stands that begins and ends so, told in the direction in which it runs.
 * @param {Matrix} from
 * @param {Matrix} to
 * @param {number} size
 */
function placed(from, to, size) {
  const [a, b, c, d] = from;
  const turned = Math.atan2(b, a);
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  const along = (/** @type {Matrix} */ at) => at[4] * cos + at[5] * sin;
  // A font may be drawn upside down and turned over by the page.
  const [x, end] = [along(from), along(to)].sort((one, other) => one - other);
  return {
    direction: Math.round((turned * 180) / Math.PI),
    x,
    end,
    y: from[5] * cos - from[4] * sin,
    size: Math.hypot(c, d) * Math.abs(size) || 1,
  };
}

/**
 * The bytes of a picture stand among what draws the page.
 * @param {Reader} reader
 */
function skipPicture(reader) {
  const { bytes } = reader;
  for (let at = bytes.indexOf(69, reader.at); at >= 0; at = bytes.indexOf(69, at + 1)) {
    if (bytes[at + 1] === 73 && isWhite(bytes[at - 1]) && isWhite(bytes[at + 2] ?? 32)) {
      reader.at = at + 2;
      return;
    }
  }
  reader.at = bytes.length;
}
