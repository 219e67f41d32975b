// PDFs that are encrypted and that anybody can open all the same: the password is empty, and encryption
// only tells programs not to print or change them. Forms, statements and published papers are often like
// that. What needs a password stays shut: none is asked for, and none tried but the empty one.
// Source: ISO 32000-2, 7.6; for what is older than AES (`V` 1 and 2), ISO 32000-1, 7.6.
//
// MD5 and RC4 keep nothing safe any more. They are here because such files are made with them.

import { joined } from '../bytes.js';
import { Unreadable } from '../passages.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Objects} from './objects.js'
 * @import {Dictionary} from './syntax.js'
 */

/** @typedef {'none'|'rc4'|'aes'|'aes-256'} Way */

// What an empty password is filled up with.
const PADDING = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g) ?? [],
  (digits) => parseInt(digits, 16),
);
const SALT = Uint8Array.of(0x73, 0x41, 0x6c, 0x54);
const BLOCK = 16;
const PIECE = 500_000;
const ROUNDS = 64;
/** @type {Record<string, Way>} */
const WAYS = { None: 'none', V2: 'rc4', AESV2: 'aes', AESV3: 'aes-256' };

export class Lock {
  #key;
  /** How streams and strings are encrypted. */
  #ways;
  #out;
  /** Whether what the file says of itself is not encrypted. */
  isMetadataClear;

  /**
   * @param {Uint8Array} key
   * @param {{streams: Way, strings: Way}} ways
   * @param {boolean} isMetadataClear
   * @param {Passages} out
   */
  constructor(key, ways, isMetadataClear, out) {
    this.#key = key;
    this.#ways = ways;
    this.isMetadataClear = isMetadataClear;
    this.#out = out;
  }

  /**
   * @param {Objects} objects
   * @param {Dictionary|undefined} about The dictionary of how the file is encrypted.
   * @param {Uint8Array} id What the file calls itself: the first part.
   * @param {Passages} out
   * @throws {Unreadable} Where it takes a password, or is encrypted in a way that is not known.
   */
  static async open(objects, about, id, out) {
    const ways = about && waysOf(objects, about);
    const key = ways && (await keyOf(objects, about, id));
    if (!key) {
      throw new Unreadable('locked');
    }
    return new Lock(key, ways, isMetadataClear(objects, about), out);
  }

  /**
   * @param {Uint8Array} bytes
   * @param {{id: number, generation: number}} object In which they stand.
   */
  stream(bytes, object) {
    return this.#decrypt(bytes, object, this.#ways.streams);
  }

  /**
   * @param {Uint8Array} bytes
   * @param {{id: number, generation: number}} object
   */
  string(bytes, object) {
    return this.#decrypt(bytes, object, this.#ways.strings);
  }

  /**
   * @param {Uint8Array} bytes
   * @param {{id: number, generation: number}} object
   * @param {Way} way
   */
  async #decrypt(bytes, { id, generation }, way) {
    if (way === 'none' || bytes.length === 0) {
      return bytes;
    }
    if (way === 'aes-256') {
      return withoutPadding(await decryptAes(this.#key, bytes));
    }
    const number = Uint8Array.of(id, id >> 8, id >> 16, generation, generation >> 8);
    const key = md5(joined([this.#key, number, way === 'aes' ? SALT : new Uint8Array(0)])).subarray(0, Math.min(BLOCK, this.#key.length + 5));
    return way === 'aes' ? withoutPadding(await decryptAes(key, bytes)) : rc4(key, bytes, this.#out);
  }
}

/**
 * @param {Objects} objects
 * @param {Dictionary} about
 * @returns {{streams: Way, strings: Way}|undefined}
 */
function waysOf(objects, about) {
  const version = objects.number(about.get('V'), 0);
  if (objects.name(about.get('Filter')) !== 'Standard') {
    return undefined;
  }
  if (version === 1 || version === 2) {
    return { streams: 'rc4', strings: 'rc4' };
  }
  const filters = objects.dictionary(about.get('CF'));
  const way = (/** @type {string} */ kind) => {
    const name = objects.name(about.get(kind));
    return name === '' || name === 'Identity' ? 'none' : WAYS[objects.name(objects.dictionary(filters?.get(name))?.get('CFM'))];
  };
  const [streams, strings] = [way('StmF'), way('StrF')];
  return (version === 4 || version === 5) && streams && strings ? { streams, strings } : undefined;
}

/**
 * @param {Objects} objects
 * @param {Dictionary} about
 */
const isMetadataClear = (objects, about) =>
  objects.number(about.get('V'), 0) >= 4 && objects.get(about.get('EncryptMetadata')) === false;

/**
 * The key that the empty password gives, where it is the right one.
 * @param {Objects} objects
 * @param {Dictionary} about
 * @param {Uint8Array} id
 */
async function keyOf(objects, about, id) {
  const revision = objects.number(about.get('R'), 0);
  const [owner, user, packed] = ['O', 'U', 'UE'].map((name) => objects.get(about.get(name)));
  if (!(owner instanceof Uint8Array) || !(user instanceof Uint8Array)) {
    return undefined;
  }
  if (revision === 5 || revision === 6) {
    return packed instanceof Uint8Array ? newKey(revision, user, packed) : undefined;
  }
  const bits = objects.number(about.get('V'), 0) === 4 ? 128 : objects.number(about.get('Length'), 40);
  const length = revision === 2 ? 5 : Math.min(BLOCK, Math.max(5, bits >> 3));
  const rights = objects.number(about.get('P'), 0);
  const isClear = isMetadataClear(objects, about);
  const said = Uint8Array.of(rights, rights >> 8, rights >> 16, rights >> 24, ...(isClear ? [255, 255, 255, 255] : []));
  return oldKey({ revision, length, owner, user, id, said });
}

/**
 * ISO 32000-2, 7.6.4.3.2 and 7.6.4.4.3 (algorithms 2, 4 and 5).
 * @param {{revision: number, length: number, owner: Uint8Array, user: Uint8Array, id: Uint8Array, said: Uint8Array}} file
 */
async function oldKey({ revision, length, owner, user, id, said }) {
  let key = md5(joined([PADDING, owner.subarray(0, 32), said.subarray(0, 4), id, said.subarray(4)])).subarray(0, length);
  for (let round = 0; revision >= 3 && round < 50; round += 1) {
    key = md5(key).subarray(0, length);
  }
  let proof = revision === 2 ? PADDING : md5(joined([PADDING, id]));
  for (let round = 0; round < (revision === 2 ? 1 : 20); round += 1) {
    proof = await rc4(key.map((byte) => byte ^ round), proof);
  }
  return isSame(proof, user.subarray(0, proof.length)) ? key : undefined;
}

/**
 * ISO 32000-2, 7.6.4.3.3 (algorithm 2.A). `user` is a hash, what is added to prove it, and to make the key.
 * @param {number} revision
 * @param {Uint8Array} user
 * @param {Uint8Array} packed
 */
async function newKey(revision, user, packed) {
  const hash = revision === 5 ? sha : hardened;
  if (!isSame(await hash(user.subarray(32, 40)), user.subarray(0, 32))) {
    return undefined;
  }
  return decryptAes(await hash(user.subarray(40, 48)), joined([new Uint8Array(BLOCK), packed.subarray(0, 32)]));
}

/**
 * ISO 32000-2, 7.6.4.3.4 (algorithm 2.B), of an empty password.
 * @param {Uint8Array} salt
 */
async function hardened(salt) {
  let key = await sha(salt);
  for (let round = 0; ; round += 1) {
    const repeated = joined(Array(64).fill(key));
    const encrypted = (await encryptAes(key.subarray(0, 16), key.subarray(16, 32), repeated)).subarray(0, repeated.length);
    // The remainder of a number by three is that of the sum of its bytes.
    const kind = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = await sha(encrypted, ['SHA-256', 'SHA-384', 'SHA-512'][kind]);
    if (round >= ROUNDS - 1 && encrypted[encrypted.length - 1] <= round - 31) {
      return key.subarray(0, 32);
    }
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} [kind]
 */
const sha = async (bytes, kind = 'SHA-256') => new Uint8Array(await crypto.subtle.digest(kind, copy(bytes)));

/** @param {Uint8Array} key */
const aes = (key) => crypto.subtle.importKey('raw', copy(key), 'AES-CBC', false, ['encrypt', 'decrypt']);

/**
 * @param {Uint8Array} key
 * @param {Uint8Array} iv
 * @param {Uint8Array} bytes
 */
const encryptAes = async (key, iv, bytes) =>
  new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: copy(iv) }, await aes(key), copy(bytes)));

/**
 * What is encrypted, with what fills its last block up.
 * @param {Uint8Array} key
 * @param {Uint8Array} bytes The first block is the vector.
 */
async function decryptAes(key, bytes) {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % BLOCK));
  if (whole.length <= BLOCK) {
    return new Uint8Array(0);
  }
  // The browser gives nothing where a last block is not filled up as it should be: so it gets one more.
  const last = await encryptAes(key, whole.subarray(-BLOCK), new Uint8Array(0));
  const decrypted = await crypto.subtle.decrypt({ name: 'AES-CBC', iv: copy(whole.subarray(0, BLOCK)) }, await aes(key), joined([whole.subarray(BLOCK), last]));
  return new Uint8Array(decrypted);
}

/** @param {Uint8Array} bytes */
function withoutPadding(bytes) {
  const count = bytes[bytes.length - 1] ?? 0;
  return count >= 1 && count <= BLOCK ? bytes.subarray(0, bytes.length - count) : bytes;
}

/**
 * @param {Uint8Array} key
 * @param {Uint8Array} bytes
 * @param {Passages} [out] Is given its rest where there is much.
 */
async function rc4(key, bytes, out) {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  let other = 0;
  for (let index = 0; index < 256; index += 1) {
    other = (other + state[index] + key[index % key.length]) & 255;
    [state[index], state[other]] = [state[other], state[index]];
  }
  const said = new Uint8Array(bytes.length);
  let index = 0;
  other = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    index = (index + 1) & 255;
    const moved = state[index];
    other = (other + moved) & 255;
    state[index] = state[other];
    state[other] = moved;
    said[at] = bytes[at] ^ state[(state[index] + moved) & 255];
    if (at % PIECE === PIECE - 1) {
      await out?.rest();
    }
  }
  return said;
}

const TURNS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
const SINES = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

/**
 * RFC 1321.
 * @param {Uint8Array} bytes
 */
function md5(bytes) {
  const filled = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  filled.set(bytes);
  filled[bytes.length] = 128;
  const words = new DataView(filled.buffer);
  words.setUint32(filled.length - 8, bytes.length * 8, true);
  const sum = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < filled.length; block += 64) {
    let [a, b, c, d] = sum;
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
      const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] & 15;
      const turned = (a + mixed + SINES[step] + words.getInt32(block + word * 4, true)) | 0;
      const turn = TURNS[round][step & 3];
      [a, d, c, b] = [d, c, b, (b + ((turned << turn) | (turned >>> (32 - turn)))) | 0];
    }
    [a, b, c, d].forEach((value, index) => (sum[index] += value));
  }
  return new Uint8Array(sum.buffer);
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
const isSame = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index]);

// What is handed to the browser must not be shared with another thread.
const copy = (/** @type {Uint8Array} */ bytes) => new Uint8Array(bytes);
