// Which addresses of links are read, of a page and of a file: those in which something is named, or that
// hold a long word. Most do neither, and are passed over.

const ELSEWHERE = /^\w[\w+.-]*:\/\//;
// What a secret needs: a name and its value, somebody's login, or letters and digits enough.
const TELLING = /[=@]|\w{16}/;
// A drawing or a search that is kept in its address goes on for pages.
const MOST = 4_000;

/**
 * What of an address is read; `undefined` where there is nothing to read in it.
 * @param {string} address
 */
export const readable = (address) =>
  ELSEWHERE.test(address) && TELLING.test(address) ? address.slice(0, MOST) : undefined;
