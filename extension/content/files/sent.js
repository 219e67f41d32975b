// Has a file read that somebody is about to attach: the background does it, which gets the bytes
// piece by piece (`background/files.js`). No request is made.

import { turns } from '../../shared/turns.js';

/** @import {FileAnswer, FromFileReader, ToFileReader} from '../../../types/files.js' */

// Of a larger file only the beginning is sent, which tells what it is (`files/read.js`).
const MOST_BYTES = 25_000_000;
// A multiple of three, so that each piece is a text of its own.
const PIECE = 196_608;
const TRIES = 2;

const one = turns();

/**
 * Reads a file; one at a time.
 * @param {File} file
 * @returns {Promise<FileAnswer>} `unread` by `fault` where nobody could.
 */
export const readInBackground = (file) =>
  one(async () => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await send(file).catch(() => undefined);
      if (answer) {
        return answer;
      }
    }
    return { state: 'unread', why: 'fault', hidden: {}, evidence: [], concealed: [] };
  });

/**
 * @param {File} file
 * @returns {Promise<FileAnswer|undefined>} Nothing where the port was shut before there was one.
 */
async function send(file) {
  const port = chrome.runtime.connect({ name: 'file' });
  const post = (/** @type {ToFileReader} */ message) => port.postMessage(message);
  let isOver = false;
  let goOn = () => {};
  /** @type {Promise<void>} */
  const wanted = new Promise((done) => (goOn = done));
  /** @type {Promise<FileAnswer|undefined>} */
  const answered = new Promise((done) => {
    const end = (/** @type {FileAnswer|undefined} */ answer) => {
      isOver = true;
      goOn();
      done(answer);
    };
    port.onMessage.addListener((/** @type {FromFileReader} */ message) => {
      if ('going' in message) {
        goOn();
      } else {
        end(message.answer);
      }
    });
    port.onDisconnect.addListener(() => end(undefined));
  });
  try {
    post({ file: { name: file.name, size: file.size } });
    const length = file.size > MOST_BYTES ? PIECE : file.size;
    for (let at = 0; at < length && !isOver; at += PIECE) {
      const piece = await textOf(file.slice(at, at + PIECE));
      if (!isOver) {
        post({ piece });
        // Of a film or a picture nothing is wanted but its beginning.
        await wanted;
      }
    }
    if (!isOver) {
      post({ end: true });
    }
    return await answered;
  } finally {
    port.disconnect();
  }
}

/**
 * Bytes as text. The browser does that beside the page's own thread.
 * @param {Blob} bytes
 * @returns {Promise<string>}
 */
const textOf = (bytes) =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => {
      const said = String(reader.result);
      done(said.slice(said.indexOf(',') + 1));
    };
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(bytes);
  });
