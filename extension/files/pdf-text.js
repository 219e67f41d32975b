// Goes through what draws a page of a PDF, and hears what of it is text. Source: ISO 32000-2, 8.4 and
// 8.10 (graphics state, forms), 9.2 to 9.4 (text).

import { Font } from './pdf-fonts.js';
import { Lines } from './pdf-lines.js';
import { isStream } from './pdf-objects.js';
import { Full, Unreadable } from './passages.js';
import { Name, Reader, Reference, Word, isWhite } from './pdf-syntax.js';

/**
 * @import {Passages} from './passages.js'
 * @import {Objects, Stream} from './pdf-objects.js'
 * @import {Dictionary, Value} from './pdf-syntax.js'
 */

/** @typedef {[a: number, b: number, c: number, d: number, e: number, f: number]} Matrix */
/** @typedef {{matrix: Matrix, font: Font|undefined, size: number, spacing: number, words: number, scale: number, leading: number, rise: number, clip: string}} State */

const DEEPEST = 8;
const MOST_SAVED = 256;
const MOST_STEPS = 10_000_000;
const MOST_FORMS = 200_000;
const STEPS_PER_REST = 500;
const MOST_OPERANDS = 64;
// As many curves and strokes without a word are letters that were made shapes, or a drawing.
const SHAPES_OF_A_DRAWING = 60;
/** @type {Matrix} */
const SAME = [1, 0, 0, 1, 0, 0];

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

  /** Whether something was drawn as text. */
  get hasText() {
    return this.#glyphs > 0;
  }

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
    /** @type {State} */
    let state = { matrix, font: undefined, size: 0, spacing: 0, words: 0, scale: 1, leading: 0, rise: 0, clip: '' };
    /** @type {State[]} */
    const saved = [];
    /** @type {Value[]} */
    const operands = [];
    let [text, line] = [SAME, SAME];
    let box = [0];
    const number = (/** @type {number} */ index) => {
      const value = operands[index];
      return typeof value === 'number' ? value : 0;
    };
    const sixNumbers = () => /** @type {Matrix} */ ([0, 1, 2, 3, 4, 5].map(number));
    const move = (/** @type {number} */ x, /** @type {number} */ y) => {
      line = times([1, 0, 0, 1, x, y], line);
      text = line;
    };
    const show = (/** @type {Value} */ value) => {
      if (value instanceof Uint8Array && state.font) {
        text = this.#show(state.font, value, state, text);
      }
    };
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
      switch (value.word) {
        case 'q':
          if (saved.length < MOST_SAVED) {
            saved.push({ ...state });
          }
          break;
        case 'Q':
          state = saved.pop() ?? state;
          break;
        case 'cm':
          state.matrix = times(sixNumbers(), state.matrix);
          break;
        case 're':
          box = [0, 1, 2, 3].map(number);
          break;
        case 'W':
        case 'W*':
          state.clip = box.join(' ');
          break;
        case 'BT':
          [text, line] = [SAME, SAME];
          break;
        case 'Tf':
          state.font = await this.#font(resources, operands[0]);
          state.size = number(1);
          break;
        case 'Tc':
          state.spacing = number(0);
          break;
        case 'Tw':
          state.words = number(0);
          break;
        case 'Tz':
          state.scale = number(0) / 100;
          break;
        case 'TL':
          state.leading = number(0);
          break;
        case 'Ts':
          state.rise = number(0);
          break;
        case 'Td':
          move(number(0), number(1));
          break;
        case 'TD':
          state.leading = -number(1);
          move(number(0), number(1));
          break;
        case 'Tm':
          line = sixNumbers();
          text = line;
          break;
        case 'T*':
          move(0, -state.leading);
          break;
        case 'Tj':
          show(operands[0]);
          break;
        case "'":
          move(0, -state.leading);
          show(operands[0]);
          break;
        case '"':
          [state.words, state.spacing] = [number(0), number(1)];
          move(0, -state.leading);
          show(operands[2]);
          break;
        case 'TJ':
          for (const [index, each] of (Array.isArray(operands[0]) ? operands[0] : []).entries()) {
            if (index % STEPS_PER_REST === STEPS_PER_REST - 1) {
              await this.#out.rest();
            }
            if (typeof each === 'number') {
              text = times([1, 0, 0, 1, (-each / 1_000) * state.size * state.scale, 0], text);
            } else {
              show(each);
            }
          }
          break;
        case 'Do':
          await this.#use(resources, operands[0], state.matrix, depth);
          break;
        case 'BI':
          this.#pictures += 1;
          break;
        case 'ID':
          skipPicture(reader);
          break;
        case 'c':
        case 'v':
        case 'y':
        case 'f':
        case 'f*':
        case 'S':
        case 'sh':
          this.#shapes += 1;
          break;
        default:
      }
      operands.length = 0;
    }
    if (reader.isCut) {
      this.#out.left ??= 'large';
    }
  }

  /**
   * @param {Font} font
   * @param {Uint8Array} bytes
   * @param {State} state
   * @param {Matrix} text
   * @returns {Matrix} Where what follows stands.
   */
  #show(font, bytes, { matrix, size, spacing, words, scale, rise, clip }, text) {
    let said = '';
    let width = 0;
    for (const glyph of font.read(bytes)) {
      said += glyph.text ?? '\ufffd';
      width += ((glyph.width / 1_000) * size + spacing + (glyph.isSpace ? words : 0)) * scale;
    }
    const after = times([1, 0, 0, 1, width, 0], text);
    if (!said) {
      return after;
    }
    this.#glyphs += said.length;
    const from = times([1, 0, 0, 1, 0, rise], times(text, matrix));
    const to = times(after, matrix);
    // A font may be drawn upside down and turned over by the page.
    const [a, b, c, d] = from;
    const turned = Math.atan2(b, a);
    const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
    const along = (/** @type {Matrix} */ at) => at[4] * cos + at[5] * sin;
    const piece = {
      text: said,
      direction: Math.round((turned * 180) / Math.PI),
      x: along(from),
      end: along(to),
      y: from[5] * cos - from[4] * sin,
      size: Math.hypot(c, d) * Math.abs(size) || 1,
      clip,
    };
    if (piece.end < piece.x) {
      [piece.x, piece.end] = [piece.end, piece.x];
    }
    this.#lines.put(piece);
    return after;
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
 * @param {Matrix} one
 * @param {Matrix} other
 * @returns {Matrix}
 */
const times = ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];

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
