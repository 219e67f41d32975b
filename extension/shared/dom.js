// Making elements for Doorward's own pages.

/**
 * An element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [about] `class` names its class, `text` what it says, `on` what it listens to;
 *   whatever else becomes an attribute, `true` an empty one; what is `undefined`, `null` or
 *   `false` is left out.
 * @param {...(Node|string|number|false|null|undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
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
  const shown = children.filter((child) => child || child === 0);
  made.append(.../** @type {(string|Node)[]} */ (shown));
  return made;
}

/** A list of what is said; nothing where nothing is. */
export function list(texts) {
  return texts.length > 0 && element('ul', {}, ...texts.map((text) => element('li', { text })));
}
