// Reads what is being written, when the writing pauses.
//
// A keystroke costs a look into a map here and nothing else: the text is read, cut
// and sent to the core after a pause, or when somebody sends it. The page's elements
// and the caret stay as they are. What was found is underlined by the browser's own
// highlights, which change no element.

import { numberOf } from './collect.js';
import { Reader } from './read.js';

const PAUSE_MS = 600;
// Names and links are looked for in this much of it.
const TEXT_CHARACTERS = 20_000;
// The name of the highlight in `highlight.css`.
const HIGHLIGHT = 'doorward-found';

export class Drafts {
  #reading;
  #ask;
  #changed;
  #drafts = new Map();

  /**
   * @param reading How to cut blocks, from the core's plan.
   * @param ask Asks the core.
   * @param {() => void} changed Called when a draft has been read.
   */
  constructor(reading, ask, changed) {
    this.#reading = reading;
    this.#ask = ask;
    this.#changed = changed;
  }

  /** Takes note of the drafts that are on the page now. */
  see(drafts) {
    const known = this.#drafts;
    this.#drafts = new Map();
    for (const { element, place } of drafts) {
      const draft = known.get(element) ?? { element, place, text: '', evidence: [], ranges: [] };
      this.#drafts.set(element, draft);
      if (!known.delete(element)) {
        this.write(element, 0);
      }
    }
    for (const gone of known.values()) {
      clearTimeout(gone.timer);
    }
    if (known.size > 0) {
      this.#highlight();
    }
  }

  /** Somebody writes: it is read when they pause. */
  write(element, pause = PAUSE_MS) {
    const draft = this.#drafts.get(element);
    if (!draft) {
      return;
    }
    draft.isOld = true;
    draft.until = performance.now() + pause;
    draft.timer ??= setTimeout(() => this.#wait(draft), pause);
  }

  /** Reads all of them again, whatever they say. */
  readAgain() {
    for (const element of this.#drafts.keys()) {
      this.write(element, 0);
    }
  }

  // One timer for many keystrokes.
  #wait(draft) {
    const left = draft.until - performance.now();
    draft.timer = left > 0 ? setTimeout(() => this.#wait(draft), left) : undefined;
    if (left <= 0) {
      this.#read(draft);
    }
  }

  /** Whether all have been read as they stand. */
  get done() {
    return [...this.#drafts.values()].every(({ isOld, isReading }) => !isOld && !isReading);
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
    return [...this.#drafts.values()].map(({ element, text, first, evidence, wasRead }) => ({
      n: numberOf(element),
      text,
      evidence,
      read: wasRead === true,
      same: text === first,
    }));
  }

  async #read(draft) {
    if (draft.isReading) {
      // It is read again when that is done.
      draft.isOld = true;
      return;
    }
    draft.isOld = false;
    draft.isReading = true;
    const texts = [];
    try {
      const reader = await this.#readAll(draft, texts);
      const matches = reader.matches();
      draft.evidence = matches.length > 0 ? await this.#ask({ weigh: { matches } }) : [];
      draft.text = texts.join('\n').slice(0, TEXT_CHARACTERS);
      draft.first ??= draft.text;
      draft.ranges = [...reader.found].flatMap(([element, found]) => {
        const sure = found.filter(({ confidence }) => confidence !== 'low');
        return reader.ranges(element, sure);
      });
      draft.wasRead = true;
      this.#highlight();
    } catch {
      // The judgement that follows says that nothing could be checked.
      draft.wasRead = false;
    }
    draft.isReading = false;
    if (draft.isOld && draft.timer === undefined) {
      this.write(draft.element);
    }
    this.#changed();
  }

  #readAll({ element, place }, texts) {
    return new Promise((done, failed) => {
      const ask = (request) => {
        texts.push(...request.read.texts.map(({ text }) => text));
        return this.#ask(request);
      };
      const end = () => (reader.incomplete ? failed(new Error('not read')) : done(reader));
      const reader = new Reader(this.#reading, ask, end, end);
      reader.add(element, place);
      reader.hurry();
    });
  }

  #highlight() {
    const ranges = [...this.#drafts.values()].flatMap((draft) => draft.ranges);
    if (ranges.length > 0) {
      CSS.highlights?.set(HIGHLIGHT, new Highlight(...ranges));
    } else {
      CSS.highlights?.delete(HIGHLIGHT);
    }
  }
}
