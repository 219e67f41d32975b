// Reads a file that somebody is about to attach: its bytes in, passages out, as the reader of a page
// makes them (`content/page/read.js`), and at the end how far it was read and what of it does not show.
//
// Runs in the background worker, from bytes that the content script was handed by the browser. No
// request is made and nothing is kept. Whatever the bytes are, it ends and does not throw.

import { readGzip, readTar, readZip } from './archive.js';
import { readCompound } from './compound/compound.js';
import { PROPERTIES } from './compound/item.js';
import { readMessage } from './compound/message.js';
import { readWordDocument } from './compound/document.js';
import { NATIVE, objectIn, objectsOf } from './compound/objects.js';
import { readSummaries } from './compound/properties.js';
import { readWorkbook } from './compound/workbook.js';
import { isRead, kindOf } from './kind.js';
import { readDocument } from './office/document.js';
import { isHtml, readHtml } from './text/html.js';
import { isMail, readMail } from './text/mail.js';
import { readOpenDocument } from './office/opendocument.js';
import { Package } from './office/package.js';
import { Full, Passages, whyOf } from './passages.js';
import { readPdf } from './pdf/pdf.js';
import { readPlain, textOf } from './text/plain.js';
import { readProperties } from './office/properties.js';
import { isRtf, readRtf } from './text/rtf.js';
import { readSlides } from './office/slides.js';
import { readSpreadsheet } from './office/spreadsheet.js';
import { Zip } from './zip.js';

/**
 * @import {FileOutcome, FilePassage, Unreadable as Why} from '../../types/files.js'
 * @import {Storage} from './compound/compound.js'
 */

/** A larger file is not read. */
export const MOST_BYTES = 25_000_000;

/** So many bytes of its beginning tell what it is. */
export const HEAD_BYTES = 4_096;

/**
 * What reads each kind of Office's files, by the type of its main part. Templates, shows and files
 * with macros have types of their own, which say the same in the middle.
 * @type {[type: RegExp, part: string, read: (file: Package, main: string) => Promise<void>][]}
 */
const KINDS = [
  [/(spreadsheetml|ms-excel)\..*main\+xml$/, 'xl/workbook.xml', readSpreadsheet],
  [/(wordprocessingml|ms-word)\..*main\+xml$/, 'word/document.xml', readDocument],
  [/(presentationml|ms-powerpoint)\..*main\+xml$/, 'ppt/presentation.xml', readSlides],
];
/**
 * What reads each kind of compound file, or why it is not read, by a stream that it has.
 * Source: [MS-OFFCRYPTO], 1.3; [MS-OXMSG], 2.4.
 * @type {[stream: string, read: Why|((file: Storage, out: Passages, depth: number) => Promise<void>)][]}
 */
const COMPOUNDS = [
  ['EncryptedPackage', 'locked'],
  [PROPERTIES, readOutlook],
  ['Workbook', readWorkbook],
  ['Book', readWorkbook],
  ['WordDocument', readWordDocument],
  ['Package', readObject],
  [NATIVE, readObject],
  ['CONTENTS', readObject],
];
// A message with a message with it, and so on.
const DEEPEST = 3;
const EMBEDDED = /\/embeddings\/[^/]+$/;
// The tables of Power Pivot, which are packed in a way of their own.
const MODEL = 'xl/model/item.data';
const CONTENT_TYPES = '[Content_Types].xml';

/**
 * Why a file is not read, as far as its beginning tells.
 * @param {Uint8Array} head
 * @param {number} size Of the whole file.
 * @returns {Why|undefined}
 */
export function whyUnread(head, size) {
  if (size === 0) {
    return 'empty';
  }
  const kind = kindOf(head);
  if (kind && !isRead(kind)) {
    return kind;
  }
  return size > MOST_BYTES ? 'large' : undefined;
}

/**
 * @param {{name: string, bytes: Uint8Array}} file
 * @param {(batch: FilePassage[]) => Promise<void>|void} take Is handed what was read, in batches.
 * @returns {Promise<FileOutcome>} Rejects only where `take` does.
 */
export async function readFile({ name, bytes }, take) {
  const out = new Passages(take);
  const why = whyUnread(bytes, bytes.length) ?? (await readBytes(name, bytes, out));
  await out.flush();
  const left = why ?? out.left;
  const state = !left ? 'read' : out.any ? 'part' : 'unread';
  return { state, why: left, hidden: out.hidden };
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Passages} out
 * @param {number} [depth] In how many others the file is.
 * @returns {Promise<Why|undefined>} Why not all of it was read.
 */
async function readBytes(name, bytes, out, depth = 0) {
  try {
    const kind = kindOf(bytes);
    if (kind === 'compound') {
      return await readOld(readCompound(bytes, out.allowance), out, depth);
    }
    if (kind === 'pdf') {
      await readPdf(bytes, out, inner(out, depth));
      return undefined;
    }
    if (kind === 'package') {
      return await readPackage(new Zip(bytes, out.allowance), out, depth);
    }
    if (kind === 'gzip' || kind === 'tar') {
      if (depth >= DEEPEST) {
        return 'archive';
      }
      await (kind === 'gzip' ? readGzip(name, bytes, out, inner(out, depth)) : readTar(bytes, out, inner(out, depth)));
      return undefined;
    }
    if (kind) {
      return kind;
    }
    const text = textOf(bytes);
    if (text === undefined) {
      return 'other';
    }
    await readText(name, text, out, depth);
    return undefined;
  } catch (fault) {
    if (out.isRefused) {
      throw fault;
    }
    return whyOf(fault);
  }
}

/**
 * @param {Storage} file
 * @param {Passages} out
 * @param {number} depth In how many others the file is.
 * @returns {Promise<Why|undefined>}
 */
async function readOld(file, out, depth) {
  const read = COMPOUNDS.find(([stream]) => file.has(stream))?.[1] ?? 'old';
  if (typeof read === 'string') {
    return read;
  }
  try {
    await read(file, out, depth);
  } finally {
    // Of what is locked nothing is.
    if (out.any) {
      readSummaries(file, out);
    }
  }
  await out.within(async () => {
    for (const object of objectsOf(file)) {
      await out.attempt(async () => {
        out.apart();
        const why = await readOld(object, out, depth + 1);
        out.left ??= why;
        out.tell('embedded');
      });
    }
  });
  return file.isCut ? 'broken' : undefined;
}

/**
 * @param {Storage} file
 * @param {Passages} out
 * @param {number} depth In how many others the file is.
 */
async function readOutlook(file, out, depth) {
  if (depth >= DEEPEST) {
    throw new Full();
  }
  await readMessage(file, out, {
    readBytes: inner(out, depth),
    readObject: async (object) => {
      const why = await readOld(object, out, depth + 1);
      out.left ??= why;
    },
  });
}

/**
 * What was packed as it is, by an older program.
 * @param {Storage} file
 * @param {Passages} out
 * @param {number} depth
 */
async function readObject(file, out, depth) {
  const { name, bytes } = objectIn(file);
  await inner(out, depth)(name, bytes);
}

/**
 * What reads a file that is in another.
 * @param {Passages} out
 * @param {number} depth In how many others that one is.
 */
const inner = (out, depth) => async (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => {
  out.apart();
  const why = await readBytes(name, bytes, out, depth + 1);
  out.left ??= why;
  if (out.isOver) {
    throw new Full();
  }
};

/**
 * @param {string} name
 * @param {string} text
 * @param {Passages} out
 * @param {number} depth
 */
async function readText(name, text, out, depth) {
  if (depth < DEEPEST && isMail(text)) {
    await readMail(text, out, {
      readText: (text) => readPlain(text, 'a.txt', out),
      readBytes: inner(out, depth),
    });
  } else if (isRtf(text)) {
    await readRtf(text, out);
  } else if (isHtml(text, name)) {
    await readHtml(text, out);
  } else {
    await readPlain(text, name, out);
  }
}

/**
 * @param {Zip} zip
 * @param {Passages} out
 * @param {number} [depth] In how many others the file is.
 * @returns {Promise<Why|undefined>}
 */
async function readPackage(zip, out, depth = 0) {
  const file = new Package(zip, out);
  if (file.has('META-INF/manifest.xml')) {
    return readOpenDocument(file);
  }
  if (!file.has(CONTENT_TYPES)) {
    if (depth >= DEEPEST) {
      return 'archive';
    }
    await readZip(zip, out, inner(out, depth));
    return undefined;
  }
  const main = await mainPart(file);
  if (!main) {
    return out.left ?? 'other';
  }
  await readProperties(file, await file.relations(''));
  await main.read(file, main.part);
  await readChunks(file, main.part, depth);
  await readEmbedded(file);
  await file.links();
  if (file.has(MODEL)) {
    return 'other';
  }
  return zip.isCut ? 'large' : undefined;
}

/**
 * Pages, messages and documents that Word will make part of the document when it opens it: what is made
 * of a page of the web is often nothing else. Source: ECMA-376, part 1, 11.3.1.
 * @param {Package} file
 * @param {string} main
 * @param {number} depth
 */
async function readChunks(file, main, depth) {
  for (const { type, target } of await file.relations(main)) {
    if (type === 'aFChunk' && file.has(target)) {
      await file.out.attempt(async () => {
        if (depth >= DEEPEST) {
          throw new Full();
        }
        await inner(file.out, depth)(target, await file.whole(target));
      });
    }
  }
}

/**
 * The files within a file: a chart in a document often has the whole workbook with it. Those in
 * them are left out.
 * @param {Package} file
 */
async function readEmbedded(file) {
  const { out } = file;
  await out.within(async () => {
    for (const name of file.names(EMBEDDED)) {
      await out.attempt(async () => {
        await inner(out, 0)(name, await file.whole(name));
        out.tell('embedded');
      });
    }
  });
}

/** @param {Package} file */
async function mainPart(file) {
  /** @type {{part: string, read: (file: Package, main: string) => Promise<void>}|undefined} */
  let main;
  await file.read(CONTENT_TYPES, {
    open(name, attributes) {
      if (name === 'Override') {
        const { PartName: part = '', ContentType: type = '' } = attributes();
        const kind = KINDS.find(([wanted]) => wanted.test(type));
        main ??= kind && { part: part.slice(1), read: kind[2] };
      }
    },
  });
  const usual = KINDS.find(([, part]) => file.has(part));
  return main ?? (usual && { part: usual[1], read: usual[2] });
}
