// Messages as mail programs save them, and pages that were saved like messages: who wrote to whom,
// what it says, and the files that are with it. Source: RFC 5322, 2045 to 2047.

import { isHtml, readHtml } from './html.js';

/** @import {Passages} from '../passages.js' */

/**
 * How what is in a message is read: its text, and a file that is with it.
 * @typedef {object} Ways
 * @property {(text: string) => Promise<void>} readText
 * @property {(name: string, bytes: Uint8Array) => Promise<void>} readBytes
 */

// Exchange writes much into it.
const HEAD = 100_000;
const MIME = /^(mime-version:|content-type:\s*multipart\/)/im;
const FIELD = /^[\w-]+:/;
const SAID = new Set(['subject', 'from', 'to', 'cc', 'bcc', 'reply-to', 'sensitivity', 'keywords', 'comments']);
const LABEL = /^(x-.*classif.*|msip_labels|x-protective-marking|sensitivity)$/;
// Microsoft Purview says more of a label than its name.
const LABEL_NAME = /_Name=([^;]+)/g;
const WORD = /=\?[^?\s]*\?([bq])\?([^?\s]*)\?=/gi;
// A message that is forwarded holds the one before it, and so on.
export const DEEPEST = 5;
// Pictures in a signature are no more read than those in a document.
export const NO_TEXT = /^((image|audio|video)\/|application\/(x-)?pkcs7-signature)/;
const PIECE = 60_000;
const EQUALS = 61;
export const MOST_PARTS = 200;

/**
 * Whether a text is a message, by its head.
 * @param {string} text
 */
export function isMail(text) {
  const head = text.slice(0, HEAD);
  return FIELD.test(head) && MIME.test(head.slice(0, endOfHead(head)));
}

/**
 * Says those that somebody wrote or that say how it is classified.
 * @param {Iterable<[name: string, said: string]>} fields By their names in small letters.
 * @param {Passages} out
 */
export function sayFields(fields, out) {
  for (const [name, said] of fields) {
    if (LABEL.test(name)) {
      const names = [...said.matchAll(LABEL_NAME)].map(([, label]) => label);
      for (const label of names.length ? names : [said]) {
        out.add(label, { place: 'label' });
      }
    } else if (SAID.has(name)) {
      out.add(said, { context: name });
    }
  }
}

/**
 * @param {string} text
 * @param {Passages} out
 * @param {Ways} ways
 * @param {{depth: number, left: number}} [room]
 */
export async function readMail(text, out, ways, room = { depth: 0, left: MOST_PARTS }) {
  const body = endOfHead(text);
  const fields = fieldsOf(text.slice(0, body));
  sayFields(fields, out);
  await readPart(fields, text.slice(body), out, ways, room);
}

/**
 * @param {Map<string, string>} fields
 * @param {string} body
 * @param {Passages} out
 * @param {Ways} ways
 * @param {{depth: number, left: number}} room
 */
async function readPart(fields, body, out, ways, room) {
  const type = (fields.get('content-type') ?? 'text/plain').toLowerCase();
  const boundary = parameter(fields.get('content-type'), 'boundary');
  room.left -= 1;
  if (room.left < 0 || room.depth > DEEPEST) {
    out.left ??= 'large';
    return;
  }
  if (type.startsWith('multipart/') && boundary) {
    // Before the first stands nothing, after the last `--`.
    const parts = body.split(`--${boundary}`, MOST_PARTS + 2).slice(1);
    const inner = { depth: room.depth + 1, left: room.left };
    for (const part of parts.filter((part) => !part.startsWith('--'))) {
      const own = part.replace(/^\r?\n/, '');
      const end = endOfHead(own);
      await readPart(fieldsOf(own.slice(0, end)), own.slice(end), out, ways, inner);
    }
    room.left = inner.left;
    return;
  }
  if (NO_TEXT.test(type)) {
    return;
  }
  const bytes = await decoded(body, fields.get('content-transfer-encoding') ?? '', out);
  if (!bytes && type.startsWith('message/')) {
    await readMail(body.trimStart(), out, ways, { depth: room.depth + 1, left: room.left });
    return;
  }
  const name = parameter(fields.get('content-disposition'), 'filename') ?? parameter(fields.get('content-type'), 'name');
  if (bytes) {
    await ways.readBytes(name ?? (type.startsWith('text/html') ? 'part.html' : 'part.txt'), bytes);
  } else if (type.startsWith('text/html') || isHtml(body)) {
    await readHtml(body, out);
  } else {
    await ways.readText(body);
  }
}

/** @param {string} text */
function endOfHead(text) {
  const end = /\r?\n\r?\n/.exec(text);
  return end ? end.index + end[0].length : text.length;
}

/**
 * The fields of a head, by their names in small letters.
 * @param {string} head
 */
export function fieldsOf(head) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const line of head.slice(0, HEAD).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) {
      fields.set(line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim()));
    }
  }
  return fields;
}

/**
 * What a field says whose letters stand for others.
 * @param {string} said
 */
function words(said) {
  return said.replace(WORD, (whole, /** @type {string} */ way, /** @type {string} */ word) => {
    const bytes = way.toLowerCase() === 'b' ? base64(word) : quoted(word.replaceAll('_', ' '));
    return bytes ? new TextDecoder().decode(bytes) : whole;
  });
}

/**
 * @param {string|undefined} field
 * @param {string} name
 */
function parameter(field, name) {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(field ?? '');
  return found?.[1] ?? found?.[2];
}

/**
 * @param {string} body
 * @param {string} encoding
 * @param {Passages} out
 * @returns {Promise<Uint8Array|undefined>} Nothing where it stands there as it is.
 */
async function decoded(body, encoding, out) {
  const way = encoding.trim().toLowerCase();
  if (way === 'quoted-printable') {
    return quoted(body.replace(/=[ \t]*\r?\n/g, ''));
  }
  if (way !== 'base64') {
    return undefined;
  }
  const bytes = new Uint8Array(body.length);
  let length = 0;
  let carried = '';
  for (let at = 0; at < body.length; at += PIECE) {
    const piece = carried + body.slice(at, at + PIECE).replace(/[^\w+/]/g, '');
    const whole = at + PIECE < body.length ? piece.length - (piece.length % 4) : piece.length;
    carried = piece.slice(whole);
    const part = base64(piece.slice(0, whole));
    if (!part) {
      out.left ??= 'broken';
      break;
    }
    bytes.set(part, length);
    length += part.length;
    await out.rest();
  }
  return bytes.subarray(0, length);
}

/** @param {string} text */
function base64(text) {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** @param {string} text */
function quoted(text) {
  const bytes = new TextEncoder().encode(text);
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const digits = bytes[at] === EQUALS ? String.fromCharCode(bytes[at + 1], bytes[at + 2]) : '';
    if (/^[\dA-F]{2}$/i.test(digits)) {
      bytes[end] = Number.parseInt(digits, 16);
      at += 2;
    } else {
      bytes[end] = bytes[at];
    }
    end += 1;
  }
  return bytes.subarray(0, end);
}
