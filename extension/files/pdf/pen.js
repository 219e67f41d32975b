// Where and how the text of a page of a PDF is drawn: what its operators set before they show some.
// Source: ISO 32000-2, 8.4 (graphics state), 9.3 (text state), 9.4.2 (where text stands).

/**
 * @import {Font} from './fonts.js'
 * @import {Value} from './syntax.js'
 */

/** @typedef {[a: number, b: number, c: number, d: number, e: number, f: number]} Matrix */

/**
 * What is saved and restored as one.
 * @typedef {object} State
 * @property {Matrix} matrix
 * @property {Font|undefined} font
 * @property {number} size
 * @property {number} spacing Between letters.
 * @property {number} words What a space has more.
 * @property {number} scale How wide letters are drawn.
 * @property {number} leading From one line to the next.
 * @property {number} rise
 * @property {string} clip To which box all is cut.
 */

const MOST_SAVED = 256;

/** @type {Matrix} */
export const SAME = [1, 0, 0, 1, 0, 0];

/**
 * @param {Matrix} one
 * @param {Matrix} other
 * @returns {Matrix}
 */
export const times = ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];

/**
 * @param {number} x
 * @param {number} y
 * @returns {Matrix}
 */
const moved = (x, y) => [1, 0, 0, 1, x, y];

export class Pen {
  /** @type {State} */
  state;
  /** @type {State[]} */
  #saved = [];
  /** Where the next letter stands. */
  #text = SAME;
  /** Where the line begins in which it does. */
  #line = SAME;
  /** The last box that was made a path of. */
  #box = '';

  /** @param {Matrix} matrix */
  constructor(matrix) {
    this.state = { matrix, font: undefined, size: 0, spacing: 0, words: 0, scale: 1, leading: 0, rise: 0, clip: '' };
  }

  /** Where the next letter stands, on the page. */
  get at() {
    return times(moved(0, this.state.rise), times(this.#text, this.state.matrix));
  }

  /**
   * Goes on in the line.
   * @param {number} width
   */
  advance(width) {
    this.#text = times(moved(width, 0), this.#text);
  }

  /**
   * Goes to another line, from where this one began.
   * @param {number} x
   * @param {number} y
   */
  move(x, y) {
    this.#line = times(moved(x, y), this.#line);
    this.#text = this.#line;
  }

  nextLine() {
    this.move(0, -this.state.leading);
  }

  /**
   * Takes an operator that sets something and shows nothing.
   * @param {string} operator
   * @param {Value[]} operands
   */
  take(operator, operands) {
    const { state } = this;
    const number = (/** @type {number} */ index) => numberOf(operands[index]);
    switch (operator) {
      case 'q':
        if (this.#saved.length < MOST_SAVED) {
          this.#saved.push({ ...state });
        }
        return;
      case 'Q':
        this.state = this.#saved.pop() ?? state;
        return;
      case 'cm':
        state.matrix = times(matrixOf(operands), state.matrix);
        return;
      case 're':
        this.#box = [0, 1, 2, 3].map(number).join(' ');
        return;
      case 'W':
      case 'W*':
        state.clip = this.#box;
        return;
      case 'BT':
        [this.#text, this.#line] = [SAME, SAME];
        return;
      case 'Tc':
        state.spacing = number(0);
        return;
      case 'Tw':
        state.words = number(0);
        return;
      case 'Tz':
        state.scale = number(0) / 100;
        return;
      case 'TL':
        state.leading = number(0);
        return;
      case 'Ts':
        state.rise = number(0);
        return;
      case 'Td':
        this.move(number(0), number(1));
        return;
      case 'TD':
        state.leading = -number(1);
        this.move(number(0), number(1));
        return;
      case 'Tm':
        this.#line = matrixOf(operands);
        this.#text = this.#line;
        return;
      case 'T*':
        this.nextLine();
        return;
      default:
    }
  }
}

/** @param {Value|undefined} value */
export const numberOf = (value) => (typeof value === 'number' ? value : 0);

/** @param {Value[]} operands */
const matrixOf = (operands) => /** @type {Matrix} */ ([0, 1, 2, 3, 4, 5].map((index) => numberOf(operands[index])));
