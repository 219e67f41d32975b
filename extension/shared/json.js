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
