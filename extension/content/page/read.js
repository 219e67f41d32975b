// Reads the text of the page, block by block, in the browser's idle time.
//
// A block is an element whose text is read as one; which elements begin one is
// stated by the core (`src/page/landmarks.rs`, `READING`). A block is sent again
// only when its text has changed. What was found in each is kept here, with the
// element, and nowhere else.

import { soon } from '../../shared/time.js';
import { Headers } from './headers.js';
import { addressOf } from './links.js';

/**
 * @import {Match, Place, Reading} from '../../../types/core.js'
 * @import {ask as Ask} from '../../shared/ask.js'
 * @import {Control, Root} from './collect.js'
 */

/**
 * A block as it was read; `around` is what stands around it, and `context` what it has of that from
 * the block that it is in.
 * @typedef {{text: string, around: string, context: string, place: Place|undefined}} Read
 */

/**
 * A block to read.
 * @typedef {object} Queued
 * @property {HTMLElement} element
 * @property {string} [name] Its local name.
 * @property {Place|undefined} place
 * @property {string} context
 * @property {boolean} [isAlone] Whether it is read by itself, and not after what stands before it.
 * @property {boolean} [isWhole] Whether all in it is read, whatever was read before.
 */

/**
 * A block inside another, its place where that is one of its own; or a link with its address.
 * @typedef {{element: HTMLElement, name: string, place: Place|null|undefined, address?: string}} InnerBlock
 */

/**
 * What stands in an element: another, or a text, which has no name.
 * @typedef {HTMLElement | (Text & {localName?: undefined})} Child
 */

// The main thread is given back after this long, so that scrolling and typing
// never wait for Doorward.
const SLICE_MS = 3;
// A message costs 1.4 to 2 ms however small it is, and less than a slice up to
// this size (measured on the 500 kB page).
const BATCH_CHARACTERS = 96_000;
const BATCH_BLOCKS = 1_600;
// A short block just before is often the label of this one ("NHS number:").
const LABEL_CHARACTERS = 60;
/** @type {Place} */
const LINK = 'link';
// The elements whose text is what they hold, not what stands in them.
const VALUED = new Set(['button', 'data', 'input', 'option', 'output', 'select', 'textarea']);
// To ask for the time after each block took a tenth of the reading.
const BLOCKS_PER_LOOK_AT_THE_CLOCK = 8;

export class Reader {
  #ask;
  #changed;
  #empty;
  #skip;
  #except;
  #elements;
  #attributes;
  #marks;
  // To ask the page's window for it at each link takes as long as to look at the link.
  #site = `${globalThis.location?.origin}/`;
  /** @type {Headers|undefined} */
  #headers;
  /** @type {Queued[]} */
  #queue = [];
  /**
   * Those in it that were changed since they were read.
   * @type {Set<Node>}
   */
  #touched = new Set();
  /** @type {{element: Element, read: Read}[]} */
  #batch = [];
  #batchCharacters = 0;
  /** @type {WeakMap<Node, Read>} */
  #read = new WeakMap();
  /**
   * The links that lead elsewhere, with the address in place of a text.
   * @type {WeakMap<Node, Read>}
   */
  #links = new WeakMap();
  /** @type {Map<Element, Match[]>} */
  #matches = new Map();
  #scheduled = false;
  /**
   * What waits for idle time, until it begins.
   * @type {number|undefined}
   */
  #idle;
  #urgent = false;
  #sending = 0;
  #label = '';
  // Whether anything was found, or is gone, that nobody has been told of yet.
  #isNews = false;

  /** Set when blocks could not be sent; the whole content is to be added again. */
  incomplete = false;

  /**
   * @param {Reading} reading How to cut blocks, from the core's plan.
   * @param {typeof Ask} ask Asks the core.
   * @param {() => void} changed Called when everything queued has been read.
   * @param {() => void} [empty] Called when there was nothing new in it.
   */
  constructor(reading, ask, changed, empty = () => {}) {
    this.#ask = ask;
    this.#empty = empty;
    this.#changed = changed;
    this.#skip = new Set(reading.skip);
    this.#except = reading.except;
    this.#elements = new Map(reading.elements);
    this.#attributes = reading.attributes;
    this.#marks = reading.attributes.map(([name, value]) => `[${name}="${value}"]`).join();
  }

  /** Whether everything queued has been read. */
  get done() {
    return this.#queue.length === 0 && this.#batch.length === 0 && this.#sending === 0;
  }

  /**
   * What was found in all blocks that are still on the page.
   * @param {Element} [within] Only below this element.
   */
  matches(within) {
    /** @type {Match[]} */
    const all = [];
    for (const [element, matches] of this.#matches) {
      if (element.isConnected) {
        if (!within || within.contains(element)) {
          all.push(...matches);
        }
      } else {
        this.#matches.delete(element);
        // Should it come back, it is new, and so is what it comes back in.
        this.#links.delete(element);
        for (let outer = /** @type {Node|null} */ (element); outer; outer = outer.parentNode) {
          this.#read.delete(outer);
        }
      }
    }
    return all;
  }

  /**
   * The text below an element as it was read, a line for each block.
   * @param {Element} root
   * @param {number} length At most so long.
   */
  text(root, length) {
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    let left = length;
    let element = /** @type {Node|null} */ (root);
    for (; element && left > 0; element = walker.nextNode()) {
      const text = this.#read.get(element)?.text;
      if (text) {
        texts.push(text);
        left -= text.length + 1;
      }
    }
    return texts.join('\n').slice(0, length);
  }

  /**
   * Where the links below an element lead, as it was read.
   * @param {Element} root
   */
  addresses(root) {
    return Array.from(root.getElementsByTagName('a'), (link) => this.#links.get(link)?.text ?? '').join('\n');
  }

  /** What was found, by block or link. */
  get found() {
    return this.#matches;
  }

  /**
   * Where in the page the matches of a block stand; those of a link's address are all of the link.
   * @param {Element} element
   * @param {Match[]} matches
   */
  ranges(element, matches) {
    if (this.#links.has(element)) {
      return matches.slice(0, 1).map(() => allOf(element));
    }
    /** @type {{node: Text, at: number}[]} */
    const pieces = [];
    let text = '';
    const walk = (/** @type {Element} */ outer) => {
      for (let each = outer.firstChild; each; each = each.nextSibling) {
        const child = /** @type {Child} */ (each);
        if (child.localName === undefined) {
          if (child.nodeType === Node.TEXT_NODE) {
            pieces.push({ node: child, at: text.length });
            text += child.data;
          }
        } else if (this.#isRead(child, child.localName)) {
          const isApart =
            child.localName === 'br' ||
            this.#elements.has(child.localName) ||
            this.#attributes.some(([name, value]) => child.getAttribute(name) === value);
          if (isApart) {
            text += '\n';
          } else {
            walk(child);
          }
        }
      }
    };
    walk(element);
    const before = text.length - text.trimStart().length;
    /** @type {(offset: number) => [Text, number]|undefined} */
    const place = (offset) => {
      const piece = pieces.findLast(({ at }) => at <= offset + before) ?? pieces[0];
      return piece && [piece.node, Math.min(offset + before - piece.at, piece.node.data.length)];
    };
    return matches.flatMap(({ start, end }) => {
      const [from, to] = [place(start), place(end)];
      if (!from || !to) {
        return [];
      }
      const range = new StaticRange({
        startContainer: from[0],
        startOffset: from[1],
        endContainer: to[0],
        endOffset: to[1],
      });
      return [range];
    });
  }

  /**
   * Queues all text below an element.
   * @param {HTMLElement} element
   * @param {Place|undefined} place Where it stands.
   */
  add(element, place) {
    this.#isNews = true;
    this.#queue.push({ element, place, context: '', isWhole: true });
    this.#schedule();
  }

  /**
   * Queues the block a changed node belongs to.
   * @param {Node} node
   * @param {Root[]} roots Of content.
   * @returns {boolean} False when the node belongs to none of them.
   */
  touch(node, roots) {
    const root = roots.find(({ element }) => element.contains(node));
    if (!root) {
      return false;
    }
    // A text is no block, so what is found is an element.
    let block = /** @type {HTMLElement} */ (node);
    while (block !== root.element && !this.#read.has(block)) {
      block = block.parentElement ?? root.element;
    }
    const { place, context } = this.#read.get(block) ?? { place: root.place, context: '' };
    if (!this.#touched.has(block)) {
      this.#touched.add(block);
      this.#queue.push({ element: block, place, context, isAlone: true });
    }
    this.#schedule();
    return true;
  }

  /** Forgets which blocks were read, so that those added next are read whatever they say. */
  forget() {
    this.#read = new WeakMap();
    this.#links = new WeakMap();
  }

  /** Reads what is queued without waiting for idle time. */
  hurry() {
    this.#urgent = true;
    if (this.#idle !== undefined) {
      cancelIdleCallback(this.#idle);
      this.#idle = undefined;
      this.#scheduled = false;
    }
    this.#schedule();
  }

  #schedule() {
    if (this.#scheduled) {
      return;
    }
    this.#scheduled = true;
    if (this.#urgent) {
      soon(() => this.#slice());
    } else {
      this.#idle = requestIdleCallback(() => this.#slice(), { timeout: 1_000 });
    }
  }

  #slice() {
    this.#scheduled = false;
    this.#idle = undefined;
    // Sending has a slice of its own.
    if (this.#queue.length === 0 || this.#isBatchFull) {
      this.#send();
    } else {
      const end = performance.now() + SLICE_MS;
      // The page cannot change within a slice.
      this.#headers = new Headers();
      for (let count = 1; !this.#isBatchFull; count += 1) {
        const block = this.#queue.pop();
        if (!block) {
          break;
        }
        this.#readBlock(block);
        if (count % BLOCKS_PER_LOOK_AT_THE_CLOCK === 0 && performance.now() >= end) {
          break;
        }
      }
      this.#headers = undefined;
    }
    if (this.#queue.length > 0 || this.#batch.length > 0) {
      this.#schedule();
    } else {
      this.#urgent = false;
      this.#tell();
    }
  }

  // An answer may come while a block is queued that turns out to be unchanged: what came is
  // news still when the queue is empty.
  #tell() {
    if (!this.done) {
      return;
    }
    if (this.#isNews) {
      this.#isNews = false;
      this.#changed();
    } else {
      this.#empty();
    }
  }

  get #isBatchFull() {
    return this.#batchCharacters >= BATCH_CHARACTERS || this.#batch.length >= BATCH_BLOCKS;
  }

  /**
   * Reads the text that is the block's own, and queues the blocks inside it.
   * @param {Queued} block
   */
  #readBlock({ element, name = element.localName, place, context, isAlone, isWhole }) {
    this.#touched.delete(element);
    /** @type {InnerBlock[]} */
    const inner = [];
    const text = this.#ownText(element, name, inner).trim();
    const known = this.#read.get(element);
    const header = name === 'td' || name === 'th' ? (this.#headers?.of(element) ?? '') : '';
    const around = header || context || (isAlone ? this.#labelBefore(element) : this.#label);
    if (known?.text !== text || known.around !== around || known.place !== place) {
      const read = { text, around, context, place };
      this.#read.set(element, read);
      if (text) {
        this.#take(element, read);
      } else if (this.#matches.delete(element)) {
        this.#isNews = true;
      }
    }
    this.#label = label(text);
    // The queue is emptied from its end, so that reading goes down the page.
    for (const block of inner.reverse()) {
      if (block.address !== undefined) {
        this.#readAddress(block.element, block.address);
        continue;
      }
      // A block that was read before tells of its own changes, but not while it stood in no root.
      if (known && !isWhole && this.#read.has(block.element)) {
        continue;
      }
      this.#queue.push({
        element: block.element,
        name: block.name,
        place: block.place ?? place,
        context: header || context,
        isAlone: known !== undefined && !isWhole,
        isWhole,
      });
    }
  }

  /**
   * @param {Element} link
   * @param {string} address
   */
  #readAddress(link, address) {
    if (this.#links.get(link)?.text !== address) {
      /** @type {Read} */
      const read = { text: address, around: '', context: '', place: LINK };
      this.#links.set(link, read);
      this.#take(link, read);
    }
  }

  /**
   * Takes what was read to what is sent next.
   * @param {Element} element
   * @param {Read} read
   */
  #take(element, read) {
    this.#batch.push({ element, read });
    this.#batchCharacters += read.text.length;
  }

  /**
   * What stands before a block that is read by itself.
   * @param {Element} element
   */
  #labelBefore(element) {
    const { previousElementSibling: sibling } = element;
    const before = sibling && this.#read.get(sibling);
    return before ? label(before.text) : (this.#read.get(element)?.around ?? '');
  }

  /**
   * The text that is an element's own.
   * @param {Control} element
   * @param {string} name Its local name.
   * @param {InnerBlock[]} inner Takes the blocks inside it.
   * @returns {string}
   */
  #ownText(element, name, inner) {
    if (!element.firstElementChild) {
      return (VALUED.has(name) ? element.value : element.textContent) ?? '';
    }
    let text = '';
    for (let each = element.firstChild; each; each = each.nextSibling) {
      const child = /** @type {Child} */ (each);
      const name = child.localName;
      if (name === undefined) {
        text += child.nodeType === Node.TEXT_NODE ? child.data : '';
      } else if (this.#isRead(child, name)) {
        const marked = this.#marks && child.matches(this.#marks) && this.#mark(child);
        if (marked) {
          inner.push({ element: child, name, place: marked[2] });
          text += ' ';
        } else if (this.#elements.has(name)) {
          inner.push({ element: child, name, place: this.#elements.get(name) });
          text += '\n';
        } else {
          const drawn = name === 'br' ? '\n' : this.#ownText(child, name, inner);
          if (name === 'a') {
            this.#lookBehind(child, drawn, inner);
          }
          text += drawn;
        }
      }
    }
    return text;
  }

  /**
   * Looks where a link leads.
   * @param {HTMLElement} element
   * @param {string} drawn
   * @param {InnerBlock[]} inner Takes it, if its address is to be read.
   */
  #lookBehind(element, drawn, inner) {
    const address = addressOf(element, drawn, this.#site);
    if (address !== undefined) {
      inner.push({ element, name: 'a', place: LINK, address });
    } else if (this.#links.delete(element) && this.#matches.delete(element)) {
      this.#isNews = true;
    }
  }

  /**
   * Whether the text of an element is read.
   * @param {Element} element
   * @param {string} name Its local name.
   */
  #isRead(element, name) {
    return !this.#skip.has(name) || element.matches(this.#except);
  }

  /** @param {Element} element */
  #mark(element) {
    return this.#attributes.find(([name, value]) => element.getAttribute(name) === value);
  }

  async #send() {
    const batch = this.#batch;
    if (batch.length > 0) {
      this.#batch = [];
      this.#batchCharacters = 0;
      this.#sending += 1;
      try {
        const texts = batch.map(({ read: { text, around, place } }) => ({ text, context: around, place }));
        const answers = await this.#ask({ read: { texts } });
        answers.forEach((matches, index) => this.#keep(batch[index], matches));
      } catch {
        batch.forEach(({ element, read }) => this.#memory(read).delete(element));
        this.incomplete = true;
      } finally {
        this.#sending -= 1;
        this.#isNews = true;
      }
    }
    this.#tell();
  }

  /** @param {Read} read */
  #memory({ place }) {
    return place === LINK ? this.#links : this.#read;
  }

  /**
   * A question that had to be put again may be answered after one about what the block says by
   * now: an answer counts for the text that it is about.
   * @param {{element: Element, read: Read}} block
   * @param {Match[]} matches
   */
  #keep({ element, read }, matches) {
    if (this.#memory(read).get(element) !== read) {
      return;
    }
    if (matches.length > 0) {
      this.#matches.set(element, matches);
    } else {
      this.#matches.delete(element);
    }
  }
}

/**
 * All that is in an element.
 * @param {Element} element
 */
const allOf = (element) =>
  new StaticRange({
    startContainer: element,
    startOffset: 0,
    endContainer: element,
    endOffset: element.childNodes.length,
  });

const label = (/** @type {string} */ text) => (text.length <= LABEL_CHARACTERS ? text : '');
