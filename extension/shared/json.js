// What came as JSON, or from a store that anybody may have written to.

/**
 * What JSON text says; `undefined` where it is none.
 * @param {string} text
 */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether a value is an object and neither a list nor null.
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export const isPlain = (value) =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * A table with this entry; without it where its value is undefined.
 * @param {unknown} table What should be one; where it is none, an empty one is taken.
 * @param {string} name
 * @param {unknown} value
 * @returns {Record<string, any>}
 */
export function withEntry(table, name, value) {
  const { [name]: _, ...others } = isPlain(table) ? table : {};
  return value === undefined ? others : { ...others, [name]: value };
}

/**
 * Whether two values are the same as JSON, in whatever order their keys stand: a browser's store may
 * give them back in another.
 * @param {unknown} one
 * @param {unknown} other
 */
export const isSame = (one, other) => inOneOrder(one) === inOneOrder(other);

const inOneOrder = (/** @type {unknown} */ value) =>
  JSON.stringify(value, (_, part) =>
    isPlain(part) ? Object.fromEntries(Object.keys(part).toSorted().map((key) => [key, part[key]])) : part);
