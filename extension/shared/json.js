// What came as JSON, or from a store that anybody may have written to.

/** What JSON text says; `undefined` where it is none. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object and neither a list nor null. */
export const isPlain = (value) =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A table, or what should be one, with this entry; without it where its value is undefined. */
export function withEntry(table, name, value) {
  const { [name]: _, ...others } = isPlain(table) ? table : {};
  return value === undefined ? others : { ...others, [name]: value };
}
