// Questions to the background, which holds the core.

import { after } from './time.js';

/** @import {Answers, Requests} from '../../types/messages.js' */

// The browser may stop the worker again just as it starts.
const TRIES = 4;
const PAUSES_MS = [1_000, 4_000, 16_000];

/** A fault that may be over at the next try. The others last until the page is loaded again. */
export const PASSING = 'not_checked_fault';

/** This script is cut off from the extension. */
export const CUT_OFF = 'not_checked_reload';

/** The page cannot be checked: the core did not run or failed, or is out of reach. `message` is a key of the catalogue. */
export class NotChecked extends Error {}

/**
 * Why something failed, as a key of the catalogue; a fault of the scripts may be over at the next
 * try.
 * @param {unknown} fault
 */
export const whyOf = (fault) => (fault instanceof NotChecked ? fault.message : PASSING);

/**
 * Asks the background, and by it the core.
 * @template {keyof Answers} Name
 * @param {Pick<Requests, Name>} request
 * @returns {Promise<Answers[Name]>}
 * @throws {NotChecked}
 */
export async function ask(request) {
  let reply;
  for (let tries = 0; reply === undefined && tries < TRIES && !isCutOff(); tries += 1) {
    reply = await send(request);
  }
  if (reply === undefined) {
    throw new NotChecked(isCutOff() ? CUT_OFF : PASSING);
  }
  if (reply.why) {
    throw new NotChecked(reply.why);
  }
  return reply.answer;
}

/**
 * Asks what nothing goes on without: after a passing fault again, a few times.
 * @template {keyof Answers} Name
 * @param {Pick<Requests, Name>} request
 * @param {(fault: NotChecked) => void} failed Called after each such fault.
 * @returns {Promise<Answers[Name]>}
 * @throws {NotChecked}
 */
export async function insist(request, failed) {
  for (const pause of PAUSES_MS) {
    try {
      return await ask(request);
    } catch (fault) {
      if (!(fault instanceof NotChecked) || fault.message !== PASSING) {
        throw fault;
      }
      failed(fault);
    }
    await after(pause);
  }
  return ask(request);
}

/**
 * A worker that is stopped between request and answer leaves the request
 * unanswered. Every request is complete in itself, so it can be put again.
 * @template {keyof Answers} Name
 * @param {Pick<Requests, Name>} request
 * @returns {Promise<{answer: Answers[Name], why?: string}|undefined>} `why` there is no answer.
 */
async function send(request) {
  try {
    return await chrome.runtime.sendMessage(request);
  } catch {
    return undefined;
  }
}

/**
 * Whether this script is cut off from the extension for good: it was updated, switched off or
 * removed while the page was open. Nothing tells a page of that.
 */
export function isCutOff() {
  try {
    return chrome.runtime?.id === undefined;
  } catch {
    return true;
  }
}
