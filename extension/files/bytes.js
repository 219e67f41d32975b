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
