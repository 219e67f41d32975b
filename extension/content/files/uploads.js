// Files that somebody picks, drops or pastes into the page. Each is read as that is done, here and
// in the background, before anybody else can have it; nothing but what was found is kept: here for as
// long as it may be told where the file is, and by the background for the next visit.

import { numberOf } from '../page/collect.js';
import { filesAlone } from '../press/transfer.js';

/**
 * @import {Upload} from '../../../types/core.js'
 * @import {FileAnswer} from '../../../types/files.js'
 * @import {Collected, Control} from '../page/collect.js'
 * @import {Transfer} from '../press/transfer.js'
 */

/**
 * @typedef {object} Put
 * @property {File} file
 * @property {HTMLElement[]} places What is being written that it was put into, or may have been.
 * @property {boolean} page Whether it was put into the page itself, or may have been.
 * @property {Control} [control] What it was picked with, or dropped on, where that waited for an
 *   answer.
 * @property {boolean} isShown Whether a file has stood in one of these places since.
 * @property {FileAnswer|{state: 'reading'}} answer What was found in it.
 */

// More at once are a folder: of the rest it is said that they were not read.
const MOST = 50;
/** @type {FileAnswer} */
const MANY = { state: 'unread', why: 'many', hidden: {}, evidence: [], concealed: [] };

export class Uploads {
  #read;
  #placesNow;
  #changed;
  #come;
  /** @type {Put[]} */
  #put = [];
  /**
   * The files that wait for an answer, or did last.
   * @type {WeakMap<Element, File[]>}
   */
  #waiting = new WeakMap();
  #end = new AbortController();

  /**
   * @param {object} on
   * @param {(file: File) => Promise<FileAnswer>} on.read Reads a file.
   * @param {() => HTMLElement[]} on.places What is being written on the page now.
   * @param {() => void} on.changed Called when more is known of one.
   * @param {(isLeft: boolean) => void} on.come Called when some are put in, and when they, or what they
   *   were put into, have left the page: the site may have them then.
   */
  constructor({ read, places, changed, come }) {
    this.#read = read;
    this.#come = come;
    this.#placesNow = places;
    this.#changed = changed;
  }

  /** Hears of what is dropped and pasted before the page does. */
  start() {
    const first = { capture: true, signal: this.#end.signal };
    window.addEventListener('drop', (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      // What the page does not take, the browser opens instead.
      setTimeout(() => event.defaultPrevented && this.#take(event, files));
    }, first);
    window.addEventListener('paste', (event) => {
      const { types = [], files = [] } = event.clipboardData ?? {};
      // What Office copies comes with a picture of it, which editors do not take (as
      // @atlaskit/editor-plugin-paste has it).
      if (!types.includes('text/html')) {
        this.#take(event, [...files]);
      }
    }, first);
  }

  /**
   * Takes the files that somebody has picked, before the page does.
   * @param {Event} event A change.
   * @param {boolean} isHolding Whether what goes into the page itself waits for an answer.
   * @returns {HTMLInputElement|undefined} The control, where it waits.
   */
  pick(event, isHolding) {
    // Within a shadow tree that is open.
    const input = /** @type {HTMLInputElement} */ (event.composedPath()[0]);
    if (input.type !== 'file' || !input.files?.length) {
      return undefined;
    }
    const isInPage = this.#take({ target: input }, [...input.files], isHolding ? input : undefined);
    return isInPage && isHolding ? input : undefined;
  }

  /**
   * Takes the files that somebody drops or pastes into the page itself, before the page does, where
   * that can be done once more. Of copied pictures nothing would be told: nobody can read them. What is
   * dropped on a control for files changes that, and waits then.
   * @param {Transfer} event
   * @returns {Control|undefined} What that is done to, which waits.
   */
  put(event) {
    const files = filesAlone(event);
    const isPicture = (/** @type {File} */ { type }) => event.type === 'paste' && type.startsWith('image/');
    const path = /** @type {HTMLInputElement[]} */ (event.composedPath());
    // A text may be what it is done to.
    const target = path.find(({ localName }) => localName);
    const isLeft = !target || target.type === 'file' || files.every(isPicture);
    if (isLeft || this.#placesNow().some((place) => place.contains(target))) {
      return undefined;
    }
    this.#take({ target }, files, target);
    return target;
  }

  /**
   * What waits is not put in; what was picked with the same control before is.
   * @param {Element} control
   * @returns Whether anything has waited.
   */
  takeBack(control) {
    const waiting = this.#waiting.get(control) ?? [];
    const before = this.#put;
    this.#put = before.filter((put) => put.control !== control || !waiting.includes(put.file));
    this.#changed();
    return this.#put.length < before.length;
  }

  /**
   * A control waits no more.
   * @param {Element} control
   */
  letGo(control) {
    for (const put of this.#put) {
      put.control = put.control === control ? undefined : put.control;
    }
  }

  /** Hears of nothing any more. */
  stop() {
    this.#end.abort();
  }

  /**
   * Notes which of them the page shows.
   * @param {Collected['landmarks']} landmarks
   */
  see(landmarks) {
    if (this.#put.length === 0) {
      return;
    }
    const nodes = Object.values(landmarks).flat();
    const isShown = (/** @type {HTMLElement} */ place) =>
      nodes.some(({ n, parts }) => n === numberOf(place) && parts?.file?.length);
    for (const put of this.#put) {
      const wasShown = put.isShown;
      put.isShown = put.places.some(isShown);
      if (wasShown && !put.isShown) {
        // Somebody has taken it out again.
        put.places = [];
      }
    }
    this.#only(({ page, places }) => page || places.some(({ isConnected }) => isConnected));
  }

  /** Those put into the page are not on it any more, or it is another page. */
  forgetPage() {
    for (const put of this.#put) {
      put.page = false;
    }
    this.#only(({ places }) => places.length > 0);
  }

  /** @param {(put: Put) => boolean} isThere */
  #only(isThere) {
    const { length } = this.#put;
    this.#put = this.#put.filter(isThere);
    if (this.#put.length < length) {
      this.#come(true);
    }
  }

  /** Whether any stand in what is being written, where they may be taken out again. */
  get areWithin() {
    return this.#put.some(({ places }) => places.length > 0);
  }

  /** Whether all have been read. */
  get done() {
    return this.#put.every(({ answer }) => answer.state !== 'reading');
  }

  /**
   * What the core is told of them.
   * @returns {Upload[]}
   */
  get values() {
    return this.#put.map(({ file, places, page, control, answer }) => ({
      name: file.name,
      size: String(file.size),
      places: places.map(numberOf),
      page,
      control: control && numberOf(control),
      ...answer,
    }));
  }

  /**
   * @param {Pick<Event, 'target'>} event
   * @param {File[]} files
   * @param {Control} [control] What waits for an answer.
   * @returns Whether they go into the page itself, or may.
   */
  #take({ target }, files, control) {
    const open = this.#placesNow();
    const around = open.filter((place) => place.contains(/** @type {Node} */ (target)));
    const page = around.length === 0;
    // Where it goes is not told: it counts for all of them.
    const places = page ? open : around;
    if (control) {
      this.#waiting.set(control, files);
    }
    // What was held comes once more.
    const fresh = files.slice(0, MOST + 1).filter((file) => !this.#put.some((put) => put.file === file));
    for (const [at, file] of fresh.entries()) {
      /** @type {Put} */
      const put = { file, places, page, control: page ? control : undefined, isShown: false, answer: { state: 'reading' } };
      this.#put.push(put);
      if (at === MOST) {
        put.answer = MANY;
        break;
      }
      this.#read(file).then((answer) => {
        put.answer = answer;
        this.#changed();
      });
    }
    if (fresh.length > 0) {
      this.#come(false);
      this.#changed();
    }
    return page;
  }
}
