// Where a link of an older workbook leads. Source: [MS-OSHARED], 2.3.7 (Hyperlinks).

// Before the address: what kind of name it is (2.3.7.6, URLMoniker).
const ADDRESS = [0xe0, 0xc9, 0xea, 0x79, 0xf9, 0xba, 0xce, 0x11, 0x8c, 0x82, 0x00, 0xaa, 0x00, 0x4b, 0xa9, 0x0b];
const WIDE_LETTERS = new TextDecoder('utf-16le');

/**
 * The address in a link; nothing where it leads to a file or a place in the workbook.
 * @param {Uint8Array} link
 */
export function linkOf(link) {
  const at = link.findIndex((_, from) => ADDRESS.every((byte, index) => link[from + index] === byte));
  const begin = at + ADDRESS.length + 4;
  if (at < 0 || begin > link.length) {
    return '';
  }
  const length = new DataView(link.buffer, link.byteOffset, link.byteLength).getUint32(begin - 4, true);
  return WIDE_LETTERS.decode(link.subarray(begin, begin + length)).split('\0')[0];
}
