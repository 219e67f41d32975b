// Making elements for Doorward's own pages.

/**
 * @typedef {object} About
 * @property {string} [class] The name of its class.
 * @property {string} [text] What it says.
 * @property {Listeners} [on] What it listens to.
 */

/**
 * By the type of the event.
 * @typedef {{[Type in keyof Events]?: (event: Events[Type]) => unknown}} Listeners
 * @typedef {HTMLElementEventMap} Events
 */

/**
 * An element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {About & Record<string, unknown>} [about] Whatever else is in it becomes an attribute,
 *   `true` an empty one; what is `undefined`, `null` or `false` is left out.
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
      made.setAttribute(attribute, value === true ? '' : String(value));
    }
  }
  for (const [event, listener] of Object.entries(on)) {
    // Each is for the event of its name.
    made.addEventListener(event, /** @type {EventListener} */ (listener));
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  const shown = children.filter((child) => child || child === 0);
  made.append(.../** @type {(string|Node)[]} */ (shown));
  return made;
}

/**
 * A list of what is said; nothing where nothing is.
 * @param {string[]} texts
 */
export function list(texts) {
  return texts.length > 0 && element('ul', {}, ...texts.map((text) => element('li', { text })));
}

// How much of a list is in sight at once in the narrow popup: lines, and characters in each.
const LINES = 9;
const WIDTH = 45;

/**
 * The same; a long one scrolls, so that what comes after it stays in sight.
 * @param {string[]} texts
 * @param {string} label What it is, for whoever comes to it by keyboard.
 */
export function scrolling(texts, label) {
  const made = list(texts);
  const lines = texts.reduce((sum, text) => sum + Math.ceil(text.length / WIDTH), 0);
  if (made && lines > LINES) {
    made.className = 'scrolling';
    made.tabIndex = 0;
    made.ariaLabel = label;
  }
  return made;
}
