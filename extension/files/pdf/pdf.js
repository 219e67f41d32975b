// PDFs: the text of their pages, what is noted on them, filled in and attached, and what they say of
// themselves. Pictures are not read, nor is text whose letters the file does not tell.
// Source: ISO 32000-2, 7.7 (pages), 7.11 (files within), 12.5 (annotations), 12.7 (forms).

import { joined } from '../bytes.js';
import { Unreadable, whyOf } from '../passages.js';
import { Objects, isStream } from './objects.js';
import { Reference } from './syntax.js';
import { Drawings } from './text.js';
import { LABEL } from '../office/properties.js';
import { readXml } from '../xml.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Dictionary, Value} from './syntax.js'
 */

/** @typedef {(name: string, bytes: Uint8Array) => Promise<void>} ReadFile */

const MOST_PAGES = 20_000;
const MOST_FIELDS = 50_000;
const MOST_NOTES = 50_000;
const MOST_FILES = 200;
const DEEPEST = 50;
// These are no comments: where a link leads is read by itself, a field with its form, and a pop-up says
// only what it belongs to. Free text is part of the page.
const NO_COMMENT = new Set(['Link', 'Widget', 'Popup', 'FreeText']);
// What these say may stand nowhere but in what is drawn for them.
const DRAWN = new Set(['Stamp', 'Watermark', 'FreeText']);
// The flag of a choice that shows the option chosen alone: ISO 32000-2, table 233.
const COMBO = 1 << 17;

/**
 * @param {Uint8Array} bytes
 * @param {Passages} out
 * @param {ReadFile} readFile Reads a file that is in it.
 * @throws {Unreadable|Full}
 */
export async function readPdf(bytes, out, readFile) {
  const objects = new Objects(bytes, out);
  await objects.find();
  await new Pdf(objects, out).read(readFile);
}

class Pdf {
  #objects;
  #out;
  #drawings;
  /** @type {Dictionary|undefined} */
  #root;
  /** @type {Dictionary|undefined} */
  #form;
  #notes = 0;
  /** The fields that stand on pages. @type {Dictionary[]} */
  #widgets = [];

  /**
   * @param {Objects} objects
   * @param {Passages} out
   */
  constructor(objects, out) {
    this.#objects = objects;
    this.#out = out;
    this.#drawings = new Drawings(objects, out);
    const last = [...(objects.noted.get('Catalog') ?? [])].at(-1);
    const root = objects.dictionary(objects.trailer.get('Root'));
    this.#root = root?.has('Pages') ? root : last === undefined ? undefined : objects.dictionary(new Reference(last));
    this.#form = objects.dictionary(this.#root?.get('AcroForm'));
  }

  /** @param {ReadFile} readFile */
  async read(readFile) {
    const pages = await this.#pages();
    if (pages.length === 0) {
      throw new Unreadable('pdf');
    }
    let pictures = 0;
    for (const page of pages) {
      await this.#attempt(async () => {
        pictures += (await this.#drawings.page(await this.#content(page), inherited(page, 'Resources'))) ? 1 : 0;
      });
      await this.#attempt(() => this.#annotations(page.at(-1)));
    }
    await this.#attempt(() => this.#fields());
    await this.#attempt(() => this.#properties());
    await this.#attempt(() => this.#out.within(() => this.#files(readFile)));
    if (this.#drawings.hasUnread || this.#root?.get('NeedsRendering') === true) {
      this.#out.left ??= 'pdf';
    }
    if (pictures > 0) {
      this.#out.left ??= 'picture';
    }
  }

  /**
   * Does what the file may make fail, and goes on with the rest of it.
   * @param {() => Promise<void>} work
   * @throws {Full} Only where nothing more may be read of the whole file.
   */
  async #attempt(work) {
    try {
      await work();
    } catch (fault) {
      if (this.#out.isOver || this.#out.allowance.left < 0) {
        throw fault;
      }
      this.#out.left ??= whyOf(fault);
    }
  }

  /** Each page with those that it inherits from, which come first. */
  async #pages() {
    const objects = this.#objects;
    /** @type {Dictionary[][]} */
    const pages = [];
    /** @type {Set<Dictionary>} */
    const seen = new Set();
    const walk = async (/** @type {Value|undefined} */ value, /** @type {Dictionary[]} */ above) => {
      const node = objects.dictionary(value);
      if (!node || seen.has(node) || above.length > DEEPEST) {
        return;
      }
      if (pages.length >= MOST_PAGES) {
        this.#out.left ??= 'large';
        return;
      }
      seen.add(node);
      await this.#out.rest();
      const path = [...above, node];
      if (!node.has('Kids')) {
        pages.push(path);
      }
      for (const kid of objects.list(node.get('Kids'))) {
        await walk(kid, path);
      }
    };
    const tree = this.#root?.get('Pages');
    await walk(tree, []);
    const count = objects.number(objects.dictionary(tree)?.get('Count'), 0);
    if (pages.length < count || pages.length === 0) {
      for (const id of objects.noted.get('Page') ?? []) {
        await walk(new Reference(id), parents(objects, id));
      }
      if (pages.length < count) {
        this.#out.left ??= 'broken';
      }
    }
    return pages;
  }

  /** @param {Dictionary[]} page */
  async #content(page) {
    const objects = this.#objects;
    const parts = [];
    for (const each of objects.each(page.at(-1)?.get('Contents'))) {
      const stream = objects.get(each);
      if (isStream(stream)) {
        // A word may not go on in the next of them.
        parts.push(await objects.unpack(stream), Uint8Array.of(10));
      } else {
        this.#out.left ??= 'broken';
      }
    }
    return parts.length === 2 ? parts[0] : joined(parts);
  }

  /**
   * What is noted on a page, and what its fields show.
   * @param {Dictionary|undefined} page
   */
  async #annotations(page) {
    const objects = this.#objects;
    for (const each of objects.list(page?.get('Annots'))) {
      const note = objects.dictionary(each);
      this.#notes += 1;
      if (note && this.#notes <= MOST_NOTES) {
        this.#note(note);
        await this.#draw(note);
        await this.#out.rest();
      }
    }
    this.#out.apart();
  }

  /** @param {Dictionary} note */
  #note(note) {
    const kind = this.#objects.name(note.get('Subtype'));
    const said = this.#string(note.get('Contents')).trim();
    // Where it leads, by a press on it: ISO 32000-2, 12.6.4.8.
    this.#out.link(this.#string(this.#objects.dictionary(note.get('A'))?.get('URI')));
    if (said && kind === 'FreeText') {
      this.#out.add(said, { place: 'body' });
    } else if (said && !NO_COMMENT.has(kind)) {
      this.#out.tell('comments');
      this.#out.add(said);
    }
  }

  /**
   * What is drawn for an annotation, where nothing else of it says the same: who signed, what stands
   * on a button (ISO 32000-2, 12.5.5).
   * @param {Dictionary} note
   */
  async #draw(note) {
    const objects = this.#objects;
    const kind = objects.name(note.get('Subtype'));
    const isWidget = kind === 'Widget';
    if (isWidget) {
      this.#widgets.push(note);
    }
    if (isWidget ? isFilledIn(objects, note) : !DRAWN.has(kind) || (kind === 'FreeText' && note.has('Contents'))) {
      return;
    }
    const usual = objects.get(objects.dictionary(note.get('AP'))?.get('N'));
    const look = usual instanceof Map ? objects.get(usual.get(objects.name(note.get('AS')))) : usual;
    if (isStream(look)) {
      await this.#drawings.form(look, objects.dictionary(this.#form?.get('DR')));
      this.#drawings.endPart();
    }
  }

  /** What is filled in. */
  async #fields() {
    const objects = this.#objects;
    /** @type {Set<Dictionary>} */
    const seen = new Set();
    const walk = async (/** @type {Value} */ value, /** @type {number} */ depth) => {
      const field = objects.dictionary(value);
      if (!field || seen.has(field) || depth > DEEPEST || seen.size > MOST_FIELDS) {
        return;
      }
      seen.add(field);
      const context = this.#string(field.get('TU')) || this.#string(field.get('T'));
      for (const each of objects.each(field.get('V'))) {
        this.#out.add(this.#string(each), { context: context.slice(0, 200), place: 'cell' });
      }
      await this.#out.rest();
      for (const kid of objects.list(field.get('Kids'))) {
        await walk(kid, depth + 1);
      }
    };
    // The form may not name all that stand on the pages.
    for (const field of [...objects.list(this.#form?.get('Fields')), ...this.#widgets]) {
      await walk(field, 0);
    }
    this.#out.apart();
  }

  /** What the file says of itself. */
  async #properties() {
    const objects = this.#objects;
    const out = this.#out;
    const labels = new Set();
    const label = (/** @type {string} */ name, /** @type {string} */ said) => {
      if (LABEL.test(name) && said && !labels.has(said)) {
        labels.add(said);
        out.add(said, { place: 'label' });
      }
    };
    const info = objects.dictionary(objects.trailer.get('Info')) ?? new Map();
    for (const [name, value] of info) {
      label(name, this.#string(value).trim());
    }
    const metadata = objects.get(this.#root?.get('Metadata'));
    if (isStream(metadata)) {
      await readXmp(await objects.unpack(metadata), label, out);
    }
    // The title of a scan is no reason to say that some of it was read.
    for (const name of out.any ? ['Title', 'Subject', 'Keywords'] : []) {
      out.add(this.#string(info.get(name)), { place: 'body' });
    }
    out.apart();
  }

  /** @param {ReadFile} readFile */
  async #files(readFile) {
    const objects = this.#objects;
    const out = this.#out;
    const streams = new Map();
    for (const id of objects.noted.get('Filespec') ?? []) {
      const about = objects.dictionary(new Reference(id));
      const kept = objects.dictionary(about?.get('EF'));
      const stream = objects.get(kept?.get('F') ?? kept?.get('UF'));
      if (about && isStream(stream)) {
        streams.set(stream, this.#string(about.get('UF')) || this.#string(about.get('F')));
      }
    }
    out.tell('embedded', streams.size);
    if (streams.size > MOST_FILES) {
      out.left ??= 'large';
    }
    for (const [stream, name] of [...streams].slice(0, MOST_FILES)) {
      out.apart();
      await this.#attempt(async () => readFile(name, await objects.unpack(stream)));
    }
  }

  /** @param {Value|undefined} value */
  #string(value) {
    const said = this.#objects.get(value);
    return said instanceof Uint8Array ? textOf(said) : '';
  }
}

/**
 * @param {Dictionary[]} page
 * @param {string} name
 */
const inherited = (page, name) => page.findLast((each) => each.has(name))?.get(name);

/**
 * Whether what a field shows is its value, which is read as that.
 * @param {Objects} objects
 * @param {Dictionary} widget
 */
function isFilledIn(objects, widget) {
  /** @type {Dictionary|undefined} */
  let field = widget;
  /** @type {Map<string, Value>} */
  const said = new Map();
  for (let depth = 0; field && depth < DEEPEST; depth += 1) {
    for (const name of ['FT', 'Ff', 'V']) {
      const own = objects.get(field.get(name));
      if (own !== undefined && !isStream(own) && !said.has(name)) {
        said.set(name, own);
      }
    }
    field = objects.dictionary(field.get('Parent'));
  }
  const kind = objects.name(said.get('FT'));
  const isOne = kind === 'Tx' || (kind === 'Ch' && (objects.number(said.get('Ff'), 0) & COMBO) > 0);
  return isOne && said.get('V') instanceof Uint8Array;
}

/**
 * Those above a page that no tree leads to.
 * @param {Objects} objects
 * @param {number} id
 */
function parents(objects, id) {
  /** @type {Dictionary[]} */
  const above = [];
  let node = objects.dictionary(objects.dictionary(new Reference(id))?.get('Parent'));
  while (node && !above.includes(node) && above.length < DEEPEST) {
    above.unshift(node);
    node = objects.dictionary(node.get('Parent'));
  }
  return above;
}

/**
 * A string that is not drawn: ISO 32000-2, 7.9.2.2. What has no mark is nearly Windows' encoding.
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  const [first, second, third] = bytes;
  const isUtf8 = first === 0xef && second === 0xbb && third === 0xbf;
  const wide = first === 0xfe && second === 0xff ? 'utf-16be' : first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
  return new TextDecoder(isUtf8 ? 'utf-8' : (wide ?? 'windows-1252')).decode(bytes).replaceAll('\0', '');
}

/**
 * How the file is classified, where that is said in its metadata, as an element or an attribute.
 * @param {Uint8Array} bytes
 * @param {(name: string, said: string) => void} label
 * @param {Passages} out
 */
async function readXmp(bytes, label, out) {
  let said = '';
  const chunks = (async function* () {
    yield bytes;
  })();
  const handler = {
    open: (/** @type {string} */ _, /** @type {() => Record<string, string>} */ attributes) => {
      said = '';
      for (const [name, value] of Object.entries(attributes())) {
        label(name, value.trim());
      }
    },
    text: (/** @type {string} */ text) => {
      said += text;
    },
    close: (/** @type {string} */ name) => {
      label(name, said.trim());
      said = '';
    },
  };
  await readXml(chunks, handler, out);
}
