// What was read of a file so far, handed on in batches as the reader of a page does it
// (`content/page/read.js`), and how much of it there may be.
//
// The worker that reads a file also answers presses that wait. So everything that reads calls
// `rest` often, which gives the thread back to whoever waits for it.

import { readable } from '../shared/addresses.js';
import { after } from '../shared/time.js';

/** @import {FilePassage, HiddenKind, Unreadable as Why} from '../../types/files.js' */

const BATCH_CHARACTERS = 96_000;
const BATCH_PASSAGES = 1_600;
const MOST_CHARACTERS = 8_000_000;
const MOST_INFLATED = 200_000_000;
// A sheet of single digits takes time by its cells, not by its characters.
const LEAST_COUNTED = 4;
const LONGEST_PASSAGE = 16_000;
// Excel knows no longer one than 8,192 characters.
const LONGEST_FORMULA = 16_000;
const LABEL_CHARACTERS = 60;
const SLICE_MS = 12;

/** The file, or a part of it, cannot be read. */
export class Unreadable extends Error {
  /** @param {Why} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** As much was read as may be. */
export class Full extends Error {}

/**
 * Why what failed by that was not read; what else fails, fails by what the file is.
 * @param {unknown} fault
 * @returns {Why}
 */
export const whyOf = (fault) => (fault instanceof Unreadable ? fault.why : fault instanceof Full ? 'large' : 'broken');

export class Passages {
  #take;
  /** @type {FilePassage[]} */
  #waiting = [];
  #handedOn = 0;
  #characters = 0;
  #isRefused = false;
  #total = 0;
  #label = '';
  #began = performance.now();

  /**
   * How much there is that does not show when the file is opened, by kind.
   * @type {Partial<Record<HiddenKind, number>>}
   */
  hidden = {};

  /**
   * Why something of the file was left out, where something was.
   * @type {Why|undefined}
   */
  left;

  /** How many bytes may still be inflated, of the file and of all that is in it. */
  allowance = { left: MOST_INFLATED };

  /** Whether what is read stands where nothing of it shows. */
  #isWithin = false;

  /** Whether anything was read. */
  get any() {
    return this.#total > 0;
  }

  /** Whether nothing more is taken: there is too much, or nobody to take it. */
  get isOver() {
    return this.#isRefused || this.#total > MOST_CHARACTERS;
  }

  /** Whether it was not taken: then what is wrong is not the file. */
  get isRefused() {
    return this.#isRefused;
  }

  /** @param {(batch: FilePassage[]) => Promise<void>|void} take */
  constructor(take) {
    this.#take = take;
  }

  /**
   * @param {string} text
   * @param {Omit<FilePassage, 'text'>} [about] Without a context, what stands before is taken for
   *   the label of a text.
   * @throws {Full}
   */
  add(text, { context = '', place, hidden } = {}) {
    let left = text.trim();
    while (left) {
      const passage = left.slice(0, lengthOfFirst(left));
      this.#total += Math.max(passage.length, LEAST_COUNTED);
      if (this.#total > MOST_CHARACTERS) {
        throw new Full();
      }
      const whole = { text: passage, context: context || this.#label, place, hidden: hidden || this.#isWithin || undefined };
      this.#waiting.push(whole);
      this.#characters += weight(whole);
      this.#label = label(passage);
      left = left.slice(passage.length).trimStart();
    }
  }

  /**
   * Where a link leads. It is no label of what follows.
   * @param {string} [address] Anything else than an address is passed over.
   * @param {Pick<FilePassage, 'hidden'>} [about]
   * @throws {Full}
   */
  link(address = '', about = {}) {
    const text = readable(address.trim());
    if (text) {
      const label = this.#label;
      this.#label = '';
      this.add(text, { ...about, place: 'link' });
      this.#label = label;
    }
  }

  /**
   * The addresses that stand in quotes, as in a formula or a field.
   * @param {string} [said]
   * @param {Pick<FilePassage, 'hidden'>} [about]
   * @throws {Full}
   */
  quoted(said = '', about = {}) {
    if (said.includes('://')) {
      said.slice(0, LONGEST_FORMULA).split('"').forEach((piece) => this.link(piece, about));
    }
  }

  /**
   * Has the files within a file read, of which nothing shows. Those in them are left out.
   * @param {() => Promise<void>} read
   */
  async within(read) {
    if (this.#isWithin) {
      return;
    }
    this.#isWithin = true;
    try {
      await read();
    } finally {
      // What ends the reading of one attached file is not the end of all.
      this.#isWithin = false;
    }
  }

  /**
   * Does what may fail by what the file is, and goes on with the rest of it.
   * @param {() => Promise<unknown>} work
   * @throws {Full} Only where nothing more may be read of the whole file.
   */
  async attempt(work) {
    try {
      await work();
    } catch (fault) {
      if (this.isOver) {
        throw fault;
      }
      this.left ??= whyOf(fault);
    }
  }

  /** What follows stands in another part: what stood before is no label of it. */
  apart() {
    this.#label = '';
  }

  /**
   * There is something that does not show.
   * @param {HiddenKind} kind
   * @param {number} [count]
   */
  tell(kind, count = 1) {
    if (count > 0) {
      this.hidden[kind] = (this.hidden[kind] ?? 0) + count;
    }
  }

  /** Hands on what is enough for a batch, and gives the thread back when it was kept for long. */
  async rest() {
    await this.#breathe();
    while (this.#characters >= BATCH_CHARACTERS || this.#waiting.length - this.#handedOn >= BATCH_PASSAGES) {
      await this.#handOn();
      await this.#breathe();
    }
  }

  /** Hands on what is left. */
  async flush() {
    while (this.#handedOn < this.#waiting.length) {
      await this.#handOn();
      await this.#breathe();
    }
  }

  async #breathe() {
    if (performance.now() - this.#began > SLICE_MS) {
      await after(0);
      this.#began = performance.now();
    }
  }

  async #handOn() {
    let end = this.#handedOn;
    let characters = 0;
    while (end < this.#waiting.length && end - this.#handedOn < BATCH_PASSAGES && characters < BATCH_CHARACTERS) {
      characters += weight(this.#waiting[end]);
      end += 1;
    }
    const batch = this.#waiting.slice(this.#handedOn, end);
    this.#handedOn = end;
    this.#characters -= characters;
    if (end === this.#waiting.length) {
      this.#waiting = [];
      this.#handedOn = 0;
    }
    try {
      await this.#take(batch);
    } catch (fault) {
      this.#isRefused = true;
      throw fault;
    }
  }
}

const weight = (/** @type {FilePassage} */ { text, context = '' }) => text.length + context.length;

/**
 * What a short text says of the one that follows it.
 * @param {string} text
 */
export const label = (text) => (text.length <= LABEL_CHARACTERS ? text : '');

/**
 * A long text is cut between lines or words, so that no number is.
 * @param {string} text
 */
function lengthOfFirst(text) {
  if (text.length <= LONGEST_PASSAGE) {
    return text.length;
  }
  const cuts = ['\n', ' ', ','].map((end) => text.lastIndexOf(end, LONGEST_PASSAGE));
  return cuts.find((cut) => cut > LONGEST_PASSAGE / 2) ?? LONGEST_PASSAGE;
}
