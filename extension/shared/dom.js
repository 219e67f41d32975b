// Making elements for Doorward's own pages.

/**
 * An element.
 * @param {string} tag
 * @param {object} [about] `class` names its class, `text` what it says, `on` what it listens to;
 *   whatever else becomes an attribute, `true` an empty one; what is `undefined`, `null` or
 *   `false` is left out.
 * @param {...(Node|string|false|null|undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, { class: name, text, on = {}, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (name) {
    made.className = name;
  }
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(attribute, value === true ? '' : value);
    }
  }
  for (const [event, listener] of Object.entries(on)) {
    made.addEventListener(event, listener);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  made.append(...children.filter((child) => child || child === 0));
  return made;
}

/** A list of what is said; nothing where nothing is. */
export function list(texts) {
  return texts.length > 0 && element('ul', {}, ...texts.map((text) => element('li', { text })));
}
