/** @import {Package} from './package.js' */

/**
 * @param {Package} file
 * @returns {Promise<undefined>}
 */
export async function readOpenDocument(file) {
  file.out.left = 'other';
  return undefined;
}
