// Reads what is being written, when the writing pauses.
//
// A keystroke costs a look into a map here and nothing else: what was written in is
// read and sent to the core after a pause, or when somebody sends it, and the rest of
// the text stays as it was read. The page's elements and the caret stay as they are. What
// was found is underlined by the browser's own highlights, which change no element.

import { numberOf } from './collect.js';
import { enteredWith } from './observe.js';
import { Reader } from './read.js';

/**
 * @import {Evidence, Place, Reading} from '../../../types/core.js'
 * @import {ask as Ask} from '../../shared/ask.js'
 * @import {Root} from './collect.js'
 */

/**
 * @typedef {object} Draft
 * @property {HTMLElement} element
 * @property {Place|undefined} place
 * @property {Set<Node>} touched Where somebody wrote since it was read.
 * @property {string|undefined} first What it said at first, once that is known.
 * @property {string} text What it said when it was read last.
 * @property {string} [firstLinks] Where its links led at first, once that is known.
 * @property {string} links Where they led when it was read last.
 * @property {Evidence[]} evidence What was found in that.
 * @property {StaticRange[]} ranges Where.
 * @property {Reader} [reader] Knows which of its blocks were read.
 * @property {(reader: Reader) => void} [end] Called when its reader has read.
 * @property {number} [timer] For the pause.
 * @property {number} [until] When that is over.
 * @property {boolean} [isOld] Whether it says something else than when it was read.
 * @property {boolean} [isReading]
 * @property {boolean} [isForgotten] Whether all of it is to be read anew.
 * @property {boolean} [wasRead] False where it could not be read the last time.
 */

const PAUSE_MS = 600;
// Names and links are looked for in this much of it.
const TEXT_CHARACTERS = 20_000;
// The name of the highlight in `page.css`.
const HIGHLIGHT = 'doorward-found';

export class Drafts {
  #reading;
  #ask;
  #changed;
  /** @type {Map<Element, Draft>} */
  #drafts = new Map();

  /**
   * @param {Reading} reading How to cut blocks, from the core's plan.
   * @param {typeof Ask} ask Asks the core.
   * @param {() => void} changed Called when a draft has been read.
   */
  constructor(reading, ask, changed) {
    this.#reading = reading;
    this.#ask = ask;
    this.#changed = changed;
  }

  /**
   * Takes note of the drafts that are on the page now.
   * @param {Root[]} drafts
   */
  see(drafts) {
    const known = this.#drafts;
    this.#drafts = new Map();
    for (const { element, place } of drafts) {
      if (this.#drafts.has(element)) {
        // Named by two landmarks. Taken twice, it would be new at every look, and never be read.
        continue;
      }
      /** @type {Draft} */
      const draft = known.get(element) ?? {
        element,
        place,
        touched: new Set(),
        first: enteredWith(element),
        text: '',
        links: '',
        evidence: [],
        ranges: [],
      };
      this.#drafts.set(element, draft);
      if (!known.delete(element)) {
        this.write(element, undefined, 0);
      }
    }
    for (const gone of known.values()) {
      clearTimeout(gone.timer);
    }
    if (known.size > 0) {
      this.#highlight();
    }
  }

  /**
   * Somebody writes in a draft: it is read when they pause.
   * @param {Element} element
   * @param {Node} [node] Where, if that is known.
   * @param {number} [pause]
   */
  write(element, node, pause = PAUSE_MS) {
    const draft = this.#drafts.get(element);
    if (!draft) {
      return;
    }
    if (node) {
      draft.touched.add(node);
    }
    draft.isOld = true;
    draft.until = performance.now() + pause;
    draft.timer ??= setTimeout(() => this.#wait(draft), pause);
  }

  /** Reads all of them again, whatever they say. */
  readAgain() {
    for (const [element, draft] of this.#drafts) {
      draft.isForgotten = true;
      this.write(element, undefined, 0);
    }
  }

  /**
   * One timer for many keystrokes.
   * @param {Draft} draft
   */
  #wait(draft) {
    const left = (draft.until ?? 0) - performance.now();
    draft.timer = left > 0 ? setTimeout(() => this.#wait(draft), left) : undefined;
    if (left <= 0) {
      this.#read(draft);
    }
  }

  /** Whether all have been read as they stand. */
  get done() {
    return [...this.#drafts.values()].every(({ isOld, isReading }) => !isOld && !isReading);
  }

  /** Has what could not be read the last time read once more. */
  retry() {
    for (const draft of this.#drafts.values()) {
      draft.isOld ||= draft.wasRead === false;
    }
  }

  /** Reads without waiting for a pause. */
  hurry() {
    for (const draft of this.#drafts.values()) {
      if (draft.isOld && !draft.isReading) {
        clearTimeout(draft.timer);
        draft.timer = undefined;
        this.#read(draft);
      }
    }
  }

  /** What the core is told of them. */
  get values() {
    return [...this.#drafts.values()].map(({ element, text, first, links, firstLinks, evidence, wasRead }) => ({
      n: numberOf(element),
      text,
      evidence,
      read: wasRead === true,
      same: text.trim() === first?.trim() && links === firstLinks,
    }));
  }

  /** @param {Draft} draft */
  async #read(draft) {
    if (draft.isReading) {
      // It is read again when that is done.
      draft.isOld = true;
      return;
    }
    draft.isOld = false;
    draft.isReading = true;
    try {
      const reader = await this.#readTouched(draft);
      const matches = reader.matches();
      draft.evidence = matches.length > 0 ? await this.#ask({ weigh: { matches } }) : [];
      draft.text = reader.text(draft.element, TEXT_CHARACTERS);
      draft.links = reader.addresses(draft.element);
      draft.first ??= draft.text;
      draft.firstLinks ??= draft.links;
      draft.ranges = [...reader.found].flatMap(([element, found]) => {
        const sure = found.filter(({ confidence }) => confidence !== 'low');
        return reader.ranges(element, sure);
      });
      draft.wasRead = true;
      this.#highlight();
    } catch {
      // The judgement that follows says that nothing could be checked. All is read anew.
      draft.wasRead = false;
      draft.reader = undefined;
    }
    draft.isReading = false;
    if (draft.isOld && draft.timer === undefined) {
      this.write(draft.element);
    }
    this.#changed();
  }

  /**
   * Has what was written in read.
   * @param {Draft} draft
   * @returns {Promise<Reader>} What it was read by.
   */
  #readTouched(draft) {
    return new Promise((done, failed) => {
      const { element, place, touched } = draft;
      draft.end = (reader) => {
        if (reader === draft.reader) {
          reader.incomplete ? failed(new Error('not read')) : done(reader);
        }
      };
      if (draft.reader && !draft.isForgotten) {
        const roots = [{ element, place }];
        for (const node of touched) {
          draft.reader.touch(node, roots);
        }
      } else {
        draft.isForgotten = false;
        const end = () => draft.end?.(reader);
        const reader = new Reader(this.#reading, this.#ask, end, end);
        draft.reader = reader;
        reader.add(element, place);
      }
      touched.clear();
      draft.reader.hurry();
    });
  }

  #highlight() {
    const ranges = [...this.#drafts.values()].flatMap((draft) => draft.ranges);
    if (ranges.length > 0) {
      CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
    } else {
      CSS.highlights.delete(HIGHLIGHT);
    }
  }
}
