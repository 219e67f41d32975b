// The core, loaded once and only when it is first asked.

import load, { answer, __wbg_reset_state as recreate } from '../pkg/doorward.js';
import { NotChecked, PASSING } from './ask.js';

/** @import {Answers, Requests} from '../../types/core.js' */

/** @type {Promise<unknown>|undefined} */
let loading;

/**
 * Why the core did not load, as a key of the catalogue.
 * @param {unknown} fault
 */
function whyNotLoaded(fault) {
  // A policy may switch WebAssembly off, alone or together with the JIT.
  const isOff =
    typeof WebAssembly === 'undefined' || fault instanceof WebAssembly.CompileError;
  return isOff ? 'not_checked_wasm' : PASSING;
}

/**
 * Asks the core. See `src/protocol.rs` for the requests and answers.
 * @template {keyof Answers} Name
 * @param {Pick<Requests, Name>} request
 * @returns {Promise<Answers[Name]>}
 * @throws {NotChecked}
 */
export async function askCore(request) {
  try {
    loading ??= load();
    await loading;
  } catch (fault) {
    loading = undefined;
    throw new NotChecked(whyNotLoaded(fault));
  }
  try {
    return answer(request);
  } catch (fault) {
    // After a trap the instance's memory is not to be trusted: begin afresh.
    // The core keeps nothing between requests, so nothing is lost.
    if (fault instanceof WebAssembly.RuntimeError) {
      recreate();
    }
    throw new NotChecked(PASSING);
  }
}
