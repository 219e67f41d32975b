// Messages, appointments and the like as Outlook saves them: who wrote to whom, what it says, and the
// files that are with it. Source: [MS-OXMSG], 2.2; [MS-OXPROPS], 2 (what is what); [MS-OXCMSG], 2.2.1
// (what it says) and 2.2.2 (files).

import { kindOf } from '../kind.js';
import { readHtml } from '../text/html.js';
import { DEEPEST, fieldsOf, MOST_PARTS, NO_TEXT, sayFields } from '../text/mail.js';
import { readPlain } from '../text/plain.js';
import { readRtf } from '../text/rtf.js';
import { withoutEntities } from '../xml.js';
import { Item, namesOf, PROPERTIES } from './item.js';
import { unpackRtf } from './unpack-rtf.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Storage} from './compound.js'
 */

/**
 * How what is with a message is read: a file, and an object that another program made.
 * @typedef {object} Ways
 * @property {(name: string, bytes: Uint8Array) => Promise<void>} readBytes
 * @property {(object: Storage) => Promise<void>} readObject
 */

/**
 * @typedef {object} Room
 * @property {Ways} ways
 * @property {[name: string, property: number][]} names
 * @property {number} left How many files and messages may still be read.
 */

const SUBJECT = 0x0037;
const HEADERS = 0x007d;
const [PLAIN, RICH, PAGE] = [0x1000, 0x1009, 0x1013];
// The name, the address, and how Exchange calls somebody who has none.
const SENDERS = [[0x0042, 0x5d02, 0x0065], [0x0c1a, 0x5d01, 0x0c1f]];
const RECIPIENT = [0x3001, 0x39fe, 0x3003];
const OF_EXCHANGE = /^\//;
const RECIPIENTS = '__recip_version1.0_#';
const RECIPIENT_TYPE = 0x0c15;
const TYPES = ['from', 'to', 'cc', 'bcc'];
const REPLY_TO = 0x0050;
const SENSITIVITY = 0x0036;
const SENSITIVITIES = ['', 'Personal', 'Private', 'Company-Confidential'];
const CLASS = 0x001a;
const MAIL = /^($|ipm\.note|report)/i;
// What else there is, such as where one meets, whom, and what is kept of a person.
const isDetail = (/** @type {number} */ property) => property >= 0x8000 || (property >= 0x3a00 && property < 0x3b00);
const FILES = '__attach_version1.0_#';
const CONTENT = 0x3701;
const FILE_NAMES = [0x3707, 0x3704, 0x3001];
const FILE_TYPE = 0x370e;
const ELSEWHERE = 0x370d;
const CONTENT_ID = 0x3712;
// What draws an object: of a picture there is nothing else.
const isDrawing = (/** @type {string} */ name) => name < '\x04' || name === 'contents';
// More is not compared.
const LONG = 500_000;
const WORD = /[\p{L}\p{N}]{2,}/gu;
// How Rich Text says what is no letter of ASCII.
const ESCAPED = /\\'([\da-f]{2})|\\u(-?\d{1,5}) ?\??/gi;

/**
 * @param {Storage} file
 * @param {Passages} out
 * @param {Ways} ways
 */
export async function readMessage(file, out, ways) {
  await readItem(file, out, { ways, names: namesOf(file), left: MOST_PARTS }, 0);
}

/**
 * @param {Storage} storage
 * @param {Passages} out
 * @param {Room} room
 * @param {number} depth In how many messages of the same file it is.
 */
async function readItem(storage, out, room, depth) {
  const item = new Item(storage);
  out.apart();
  sayFields(fieldsOf(item.text(HEADERS)), out);
  sayFields(await ownFields(item, room, out), out);
  if (!MAIL.test(item.text(CLASS))) {
    for (const property of item.texts.filter(isDetail)) {
      out.add(item.text(property));
      await out.rest();
    }
  }
  out.apart();
  await readBody(item, out);
  for (const part of item.parts(FILES)) {
    room.left -= 1;
    if (room.left < 0) {
      out.left ??= 'large';
      return;
    }
    await out.attempt(() => readAttached(part, item, out, room, depth));
    await out.rest();
  }
}

/**
 * What Outlook keeps by itself of what stands in the head of a mail, with the properties that are named
 * like a field of one.
 * @param {Item} item
 * @param {Room} room
 * @param {Passages} out
 */
async function ownFields(item, { names }, out) {
  /** @type {[name: string, said: string][]} */
  const fields = [
    ['subject', item.text(SUBJECT)],
    ...SENDERS.map((sender) => /** @type {[string, string]} */ (['from', person(item, sender)])),
    ['reply-to', item.text(REPLY_TO)],
    ['sensitivity', SENSITIVITIES[item.number(SENSITIVITY)] ?? ''],
  ];
  /** @type {Record<string, string[]>} */
  const people = {};
  for (const part of item.parts(RECIPIENTS)) {
    const recipient = new Item(part, item);
    (people[TYPES[recipient.number(RECIPIENT_TYPE) & 3]] ??= []).push(person(recipient, RECIPIENT));
    await out.rest();
  }
  for (const [type, said] of Object.entries(people)) {
    fields.push([type, said.filter(Boolean).join('; ')]);
  }
  for (const [name, property] of names) {
    fields.push([name, item.text(property)]);
  }
  return fields;
}

/**
 * @param {Item} item
 * @param {number[]} properties
 */
function person(item, properties) {
  const [name, smtp, other] = properties.map((property) => item.text(property));
  const address = smtp || (OF_EXCHANGE.test(other) ? '' : other);
  return name && address && name !== address ? `${name} <${address}>` : name || address;
}

/**
 * What it says. Outlook keeps it in up to three forms and makes them of each other: the one with the
 * tables and links is read, and plain text where that has words that the other lacks.
 * @param {Item} item
 * @param {Passages} out
 */
async function readBody(item, out) {
  const plain = item.text(PLAIN);
  let form = item.page(PAGE);
  const packed = item.bytes(RICH);
  if (form) {
    await out.attempt(() => readHtml(form, out));
  } else if (packed?.length) {
    await out.attempt(async () => {
      form = await unpackRtf(packed, out);
      await readRtf(form, out);
    });
  }
  if (!holds(form, plain)) {
    out.apart();
    await readPlain(plain, 'a.txt', out);
  }
}

/**
 * Whether all the words of a text are in another.
 * @param {string} form
 * @param {string} plain
 */
function holds(form, plain) {
  if (form.length + plain.length > LONG) {
    return false;
  }
  const letters = form.replace(ESCAPED, (_, /** @type {string} */ byte, /** @type {string} */ unit) => String.fromCharCode(byte ? Number.parseInt(byte, 16) : Number(unit)));
  const words = new Set(withoutEntities(letters).match(WORD));
  return (plain.match(WORD) ?? []).every((word) => words.has(word));
}

/**
 * @param {Storage} storage
 * @param {Item} message
 * @param {Passages} out
 * @param {Room} room
 * @param {number} depth
 */
async function readAttached(storage, message, out, room, depth) {
  const file = new Item(storage, message);
  const object = file.storage(CONTENT);
  const bytes = file.bytes(CONTENT);
  const type = file.text(FILE_TYPE);
  out.link(file.text(ELSEWHERE));
  if (object?.has(PROPERTIES)) {
    if (depth < DEEPEST) {
      await readItem(object, out, room, depth + 1);
    } else {
      out.left ??= 'large';
    }
  } else if (object) {
    const packed = object.stream('package');
    if (packed) {
      await room.ways.readBytes('', packed);
    } else if (!object.names.every(isDrawing)) {
      await room.ways.readObject(object);
    }
  } else if (bytes?.length && !NO_TEXT.test(type) && !(file.text(CONTENT_ID) && kindOf(bytes) === 'picture')) {
    await room.ways.readBytes(FILE_NAMES.map((name) => file.text(name)).find(Boolean) ?? '', bytes);
  }
}
