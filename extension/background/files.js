// Reads files for pages. The content script has what somebody attaches in hand and sends its bytes by
// a port, as text, which is all that such a message carries in every browser; one answer goes back.
// Nothing is kept: where this worker is stopped meanwhile, the page sees the port shut and asks anew.

import { HEAD_BYTES, MOST_BYTES, readFile, whyUnread } from '../files/read.js';
import { settings } from '../storage/store.js';
import { NotChecked, PASSING, whyOf } from '../shared/ask.js';
import { askCore } from '../shared/core.js';

/**
 * @import {Match} from '../../types/core.js'
 * @import {FileAnswer, FilePassage, FromFileReader, ToFileReader, Unreadable} from '../../types/files.js'
 */

// A worker that neither sends nor hears anything for half a minute is stopped.
const SIGN_OF_LIFE_MS = 10_000;

// Of each rule: to weigh a list of a hundred thousand keeps the thread for seconds, and how many
// there are is told without.
const MOST_WEIGHED = 5_000;

/** Answers who asks for a file to be read. */
export function readFiles() {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== 'file') {
      return;
    }
    if (port.sender?.id === chrome.runtime.id) {
      new Sent(port);
    } else {
      port.disconnect();
    }
  });
}

/** A file, as it is sent. */
class Sent {
  #port;
  #name = '';
  #size = 0;
  #bytes = new Uint8Array();
  #received = 0;
  #isBeingRead = false;
  #isOver = false;

  /** @param {chrome.runtime.Port} port */
  constructor(port) {
    this.#port = port;
    port.onDisconnect.addListener(() => (this.#isOver = true));
    port.onMessage.addListener((message) => {
      this.#hear(message).catch((fault) => this.#answer({ why: whyOf(fault) }));
    });
  }

  /** @param {ToFileReader} message */
  async #hear(message) {
    if (this.#isOver || this.#isBeingRead) {
      return;
    }
    if ('file' in message) {
      await this.#begin(message.file);
    } else if ('piece' in message) {
      await this.#take(message.piece);
    } else if (this.#received < Math.min(this.#size, this.#bytes.length)) {
      await this.#read('broken');
    } else {
      await this.#read();
    }
  }

  /** @param {{name: string, size: number}} file */
  async #begin({ name, size }) {
    this.#name = name;
    this.#size = size;
    this.#bytes = new Uint8Array(size > MOST_BYTES ? HEAD_BYTES : size);
    if (size === 0) {
      await this.#read('empty');
    }
  }

  /** @param {string} piece */
  async #take(piece) {
    const said = atob(piece);
    const end = Math.min(this.#received + said.length, this.#bytes.length);
    for (let at = this.#received; at < end; at += 1) {
      this.#bytes[at] = said.charCodeAt(at - this.#received);
    }
    const isFirst = this.#received === 0;
    this.#received = end;
    if (isFirst) {
      const why = whyUnread(this.#bytes.subarray(0, end), this.#size);
      if (why) {
        await this.#read(why);
      } else {
        this.#send({ going: true });
      }
    }
  }

  /**
   * Reads it, and its name, which may say what is in it.
   * @param {Unreadable} [why] Its name alone.
   */
  async #read(why) {
    this.#isBeingRead = true;
    const found = new Tally();
    const concealed = new Tally();
    const layers = await settings();
    let saidSo = Date.now();
    const take = async (/** @type {FilePassage[]} */ batch) => {
      const texts = batch.map(({ text, context, place }) => ({ text, context, place }));
      const answers = await askCore({ read: { texts, settings: layers } });
      answers.forEach((matches, index) => {
        found.add(matches);
        concealed.add(batch[index].hidden ? matches : []);
      });
      if (this.#isOver) {
        // Nobody waits for it any more.
        throw new NotChecked(PASSING);
      }
      if (Date.now() - saidSo > SIGN_OF_LIFE_MS) {
        saidSo = Date.now();
        this.#send({ going: true });
      }
    };
    await take([{ text: this.#name, context: '', place: 'file_name' }]);
    const outcome = why
      ? /** @type {const} */ ({ state: 'unread', why, hidden: {} })
      : await readFile({ name: this.#name, bytes: this.#bytes }, take);
    this.#answer({
      answer: { ...outcome, evidence: await found.weigh(), concealed: await concealed.weigh() },
    });
  }

  /** @param {{answer: FileAnswer}|{why: string}} answer */
  #answer(answer) {
    if (!this.#isOver) {
      this.#isOver = true;
      this.#send(answer);
      this.#port.disconnect();
    }
  }

  /** @param {FromFileReader} message */
  #send(message) {
    try {
      this.#port.postMessage(message);
    } catch {
      // The page is gone.
      this.#isOver = true;
    }
  }
}

/** Counts what is found in a file, passage by passage, to have it weighed together. */
class Tally {
  /** @type {Match[]} */
  #matches = [];
  /**
   * How many there are of each rule, and which values.
   * @type {Map<string, {count: number, values: Set<number>}>}
   */
  #rules = new Map();

  /** @param {Match[]} matches */
  add(matches) {
    for (const match of matches) {
      const rule = this.#rules.get(match.rule) ?? { count: 0, values: new Set() };
      this.#rules.set(match.rule, rule);
      rule.count += 1;
      rule.values.add(match.value);
      if (rule.count <= MOST_WEIGHED) {
        this.#matches.push(match);
      }
    }
  }

  async weigh() {
    const evidence = await askCore({ weigh: { matches: this.#matches } });
    return evidence.map((each) => {
      const { count = 0, values } = this.#rules.get(each.rule) ?? {};
      return values && count > MOST_WEIGHED ? { ...each, count: Math.max(each.count, values.size) } : each;
    });
  }
}
