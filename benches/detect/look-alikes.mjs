// Numbers that look like somebody's identifier and are not: orders, tickets,
// times, ISBNs, sizes. The same every time.

let seed;
const dice = (bound) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % bound;
const digits = (count) => Array.from({ length: count }, () => dice(10)).join('');
const letters = (count) => Array.from({ length: count }, () => String.fromCharCode(65 + dice(26))).join('');
const hex = (count) => Array.from({ length: count }, () => dice(16).toString(16)).join('');

const KINDS = [
  () => `order ${digits(10)}`, () => `order no. ${digits(16)}`, () => `ticket #${digits(8)}`, () => `INC${digits(7)}`,
  () => `ISBN 978-${digits(1)}-${digits(3)}-${digits(5)}-${digits(1)}`, () => `ISBN ${digits(10)}`, () => `EAN ${digits(13)}`,
  () => `version ${dice(20)}.${dice(99)}.${dice(9999)}`, () => `build ${digits(8)}.${digits(2)}`, () => `timestamp 1${digits(9)}`,
  () => `ts=1${digits(12)}`, () => `20${digits(2)}-${digits(2)}-${digits(2)} ${digits(2)}:${digits(2)}`, () => `parcel ${digits(12)}`,
  () => `tracking ${letters(2)}${digits(9)}GB`, () => `invoice ${digits(6)}-${digits(4)}`, () => `job id ${digits(11)}`,
  () => `SKU ${digits(4)}-${digits(4)}-${digits(4)}-${digits(4)}`, () => `part ${letters(2)} ${digits(6)} E`, () => `size ${digits(10)}`,
  () => `uuid ${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`, () => `commit ${hex(40)}`, () => `£${digits(2)},${digits(3)}.${digits(2)}`,
  () => `lat 51.${digits(7)}, lon -0.${digits(7)}`, () => `grid ref SU ${digits(5)} ${digits(5)}`, () => `PO ${digits(10)}`,
  () => `licence key ${letters(5)}-${letters(5)}-${digits(5)}-${letters(5)}`, () => `DOI 10.${digits(4)}/${digits(8)}`,
  () => `/wiki/spaces/X/pages/${digits(10)}/Title`, () => `pageId=${digits(10)}`, () => `DOOR-${digits(5)}`, () => `customfield_${digits(5)}`,
  () => `meter ${digits(13)}`, () => `case ${digits(8)} opened`, () => `ref ${digits(10)}`, () => `${digits(2)}-${digits(2)}-${digits(2)}`,
  () => `10.${dice(256)}.${dice(256)}.${dice(256)}`, () => `model ${letters(2)}${digits(2)} ${letters(3)}`, () => `port ${digits(5)}`,
  () => `batch ${letters(2)}${digits(6)}C`, () => `row ${digits(4)} ${digits(4)} ${digits(4)}`, () => digits(6), () => digits(8), () => digits(9), () => digits(10), () => digits(12),
];

/// `count` texts, each kind in turn.
export function lookAlikes(count) {
  seed = 20260112;
  return Array.from({ length: count }, (_, n) => KINDS[n % KINDS.length]());
}
