// Bytes, put together and read as letters.

/**
 * All of these, one after another.
 * @param {Uint8Array[]} parts
 */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// A function takes no more values than this in every browser.
const AT_ONCE = 4_096;

/**
 * A letter for each byte. In `latin1`, as browsers have it, some bytes are other characters.
 * @param {Uint8Array} bytes
 */
export function latin(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  }
  return text;
}

// The code pages that browsers know by other names.
/** @type {Record<number, string>} */
const CODE_PAGES = { 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 1200: 'utf-16le', 10_000: 'macintosh', 0x8000: 'macintosh', 65_001: 'utf-8' };

/**
 * What reads text in a code page of Windows; the western one where it is not known.
 * @param {number} page
 */
export const lettersOf = (page) => new TextDecoder(CODE_PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252'));
