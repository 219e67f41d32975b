/** The variants of a page, as its address names them; the first value of each is the default. */

const CHOICES = {
  locale: ['en', 'de', 'ja'],
  theme: ['light', 'dark'],
  gates: ['off', 'on'],
  layout: ['plain', 'tabs', 'menu', 'split'],
  public: ['0', '1'],
  picker: ['smart', 'plain'],
  csp: ['strict', 'none'],
  window: ['off', 'modal', 'popup', 'padlock'],
  access: ['restricted', 'view', 'edit'],
  wording: ['new', 'old'],
  composer: ['tabs', 'buttons'],
  dialogs: ['atlaskit', 'plain'],
  line: ['plain', 'component'],
  draft: ['0', '1', 'live'],
  early: ['0', '1'],
};

/**
 * @param {URLSearchParams} query
 * @returns {Record<keyof typeof CHOICES, string>} every choice, made
 * @throws {RangeError} for a value that no variant has
 */
export function readVariant(query) {
  return Object.fromEntries(Object.entries(CHOICES).map(([name, values]) => {
    const value = query.get(name) ?? values[0];
    if (!values.includes(value)) throw new RangeError(`${name}=${value}: one of ${values.join(', ')}`);
    return [name, value];
  }));
}
