// Collects what the core asked to see, as plain values.
//
// Which elements those are is stated by landmarks, which come from the core
// (`src/page/landmarks.rs`); here is only how to collect any landmark.

/** @import {Act, Around, Landmark, PageNode, Place} from '../../../types/core.js' */

let last = 0;
/** @type {WeakMap<Element, number>} */
const numbers = new WeakMap();

/**
 * The number by which the core and this script name an element.
 * @param {Element} element
 */
export function numberOf(element) {
  let number = numbers.get(element);
  if (number === undefined) {
    number = ++last;
    numbers.set(element, number);
  }
  return number;
}

/**
 * An element, perhaps one that holds a value.
 * @typedef {HTMLElement & Partial<Pick<HTMLInputElement, 'value' | 'checked' | 'form'>>} Control
 */

/**
 * A root of text to read.
 * @typedef {{element: HTMLElement, place: Place|undefined}} Root
 */

/**
 * By what an act is known should the page draw its element anew, and what was collected beside it.
 * @typedef {{surface: Node, landmark: Landmark, node: PageNode, beside?: PageNode['parts']}} Trace
 */

/**
 * @typedef {object} Collected
 * @property {Record<string, PageNode[]>} landmarks For the core.
 * @property {Map<number, Control>} elements By their numbers.
 * @property {Map<Control, Act>} acts The elements that share when submitted or pressed.
 * @property {Map<Control, Trace>} traces Of each of the `acts`.
 * @property {Root[]} content
 * @property {Root[]} drafts What is being written.
 * @property {{surface: Node, element: Control, keys: string[]}[]} keys What keys press with Ctrl or
 *   Cmd, and where.
 * @property {Control[]} lines What Enter saves, and leaving it.
 * @property {HTMLElement[]} surfaces Those with parts, in which any change matters.
 * @property {HTMLElement[]} calm Those in which somebody types.
 * @property {Map<string, HTMLElement>} first The first element of each landmark.
 * @property {boolean} isMissing Whether there is none of a landmark that is on every page.
 */

/**
 * Collects all landmarks.
 * @param {Landmark[]} landmarks
 * @returns {Collected}
 */
export function collect(landmarks) {
  /** @type {Collected} */
  const found = {
    landmarks: {},
    elements: new Map(),
    acts: new Map(),
    traces: new Map(),
    content: [],
    drafts: [],
    keys: [],
    lines: [],
    surfaces: [],
    calm: [],
    first: new Map(),
    isMissing: false,
  };
  /** @type {Map<string, boolean>} */
  const there = new Map();
  const isThere = (/** @type {string} */ selector) => {
    if (!there.has(selector)) {
      there.set(selector, document.querySelector(selector) !== null);
    }
    return there.get(selector);
  };
  for (const landmark of landmarks) {
    const { needs, content } = landmark;
    const elements = !needs || isThere(needs) ? match(document, landmark.selectors) : [];
    if (elements.length === 0) {
      found.isMissing ||= landmark.expect === 'present';
      continue;
    }
    found.first.set(landmark.name, elements[0]);
    if (content && !landmark.draft) {
      found.content.push(...elements.map((element) => ({ element, place: content })));
      continue;
    }
    found.landmarks[landmark.name] = elements.map((element) => node(element, landmark, found));
  }
  return found;
}

/**
 * The values of the landmarks that a verdict rests on, as one string.
 * @param {Pick<Collected, 'landmarks'>} collected
 * @param {Landmark[]} landmarks
 */
export function decisive(collected, landmarks) {
  /** @type {unknown[]} */
  const parts = [];
  /** @type {(nodes: PageNode[]|undefined, landmark: Landmark) => void} */
  const visit = (nodes, landmark) => {
    for (const node of nodes ?? []) {
      if (landmark.decides) {
        parts.push(landmark.name, node.n, node.attributes, node.texts);
      }
      for (const part of landmark.parts ?? []) {
        visit(node.parts?.[part.name], part);
      }
    }
  };
  for (const landmark of landmarks) {
    visit(collected.landmarks[landmark.name], landmark);
  }
  return JSON.stringify(parts);
}

/**
 * What the first of the selectors finds that finds anything.
 * @param {ParentNode} root
 * @param {string[]} selectors
 */
function match(root, selectors) {
  for (const selector of selectors) {
    /** @type {NodeListOf<HTMLElement>} */
    const elements = root.querySelectorAll(selector);
    if (elements.length > 0) {
      return [...elements];
    }
  }
  return [];
}

/**
 * @param {Control} element
 * @param {Landmark} landmark
 * @param {Collected} found What is added to.
 * @param {HTMLElement} [surface] What it stands in.
 * @param {PageNode['parts']} [beside] The parts of which it is one.
 */
function node(element, landmark, found, surface = element, beside) {
  const n = numberOf(element);
  found.elements.set(n, element);
  if (landmark.act) {
    found.acts.set(element, landmark.act);
  }
  if (landmark.draft) {
    found.drafts.push({ element, place: landmark.content });
  }
  if (landmark.keys) {
    // One that stands by itself is pressed from anywhere.
    found.keys.push({ surface: within(element, surface), element, keys: landmark.keys });
  }
  if (landmark.saves) {
    found.lines.push(element);
  }
  /** @type {PageNode} */
  const result = { n };
  if (landmark.act) {
    found.traces.set(element, { surface: within(element, surface), landmark, node: result, beside });
  }
  if (landmark.attributes) {
    result.attributes = attributes(element, landmark.attributes);
  }
  if (landmark.texts) {
    result.texts = texts(element);
  }
  if (landmark.around) {
    result.around = around(element, surface);
  }
  if (landmark.parts) {
    (landmark.calm ? found.calm : found.surfaces).push(element);
    /** @type {Record<string, PageNode[]>} */
    const parts = {};
    result.parts = parts;
    for (const part of landmark.parts) {
      const elements = part.refers
        ? named(element, part.refers, found.content)
        : match(outward(element, part.outward), part.selectors);
      if (elements.length > 0) {
        parts[part.name] = elements.map((inner) => node(inner, part, found, surface, parts));
      }
    }
  }
  return result;
}

/**
 * What an element stands in: the page, where it stands by itself.
 * @type {(element: HTMLElement, surface: HTMLElement) => Node}
 */
const within = (element, surface) => (surface === element ? document : surface);

/**
 * The one act of all these that does in the same surface what this trace says; `undefined` without
 * one.
 * @param {Trace} trace
 * @param {Collected['traces']} traces
 */
export function successorOf({ surface, landmark, node: before }, traces) {
  const said = (/** @type {PageNode} */ { attributes, texts, around }) =>
    JSON.stringify([attributes, texts, around]);
  const isSame = (/** @type {Trace} */ trace) =>
    trace.surface === surface && trace.landmark === landmark && said(trace.node) === said(before);
  const same = [...traces].filter(([, trace]) => isSame(trace));
  return same.length === 1 ? same[0][0] : undefined;
}

/**
 * Who is chosen beside an act: by their values, where the field has any, or else by their names.
 * @param {Pick<Trace, 'beside'>} trace
 */
export function chosenBeside({ beside }) {
  const chosen = beside?.recipient ?? beside?.chip ?? [];
  return JSON.stringify(chosen.map(({ attributes, texts }) => [attributes, texts]));
}

/**
 * What an element belongs to may stand beside it: this many levels are looked at.
 * @param {HTMLElement} element
 * @param {number} [levels]
 */
function outward(element, levels = 0) {
  let outer = element;
  for (let level = 0; level < levels && outer.parentElement !== document.body; level += 1) {
    outer = outer.parentElement ?? outer;
  }
  return outer;
}

/**
 * The element whose id an attribute holds. A heading has the id that the author of the text gives it,
 * and comes before a menu that is drawn at the end of the page: what stands in the text is not meant.
 * @param {Element} element
 * @param {string} attribute
 * @param {Root[]} content
 */
function named(element, attribute, content) {
  const id = element.getAttribute(attribute);
  if (!id) {
    return [];
  }
  // No selector of a site: an id is all that is known of it.
  const called = `[id="${CSS.escape(id)}"]`;
  /** @type {NodeListOf<HTMLElement>} */
  const all = document.querySelectorAll(called);
  const found = [...all].find((one) => !content.some((root) => root.element.contains(one)));
  return found ? [found] : [];
}

/**
 * @param {Control} element
 * @param {string[]} names
 */
function attributes(element, names) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const name of names) {
    const value = attribute(element, name);
    if (typeof value === 'string') {
      values[name] = value;
    }
  }
  return values;
}

/**
 * The state of a control is what it is now, not what it was made with.
 * @param {Control} element
 * @param {string} name
 */
function attribute(element, name) {
  switch (name) {
    case 'value':
      return element.value;
    case 'checked':
      return String(element.checked ?? element.getAttribute('aria-checked') === 'true');
    default:
      return element.getAttribute(name);
  }
}

// A row is three or four elements deep in everything seen.
const LEVELS_AROUND = 4;

/**
 * What stands around an element, up to the surface it is in: each surrounding
 * element that holds more text than the one before.
 * @param {HTMLElement} element
 * @param {HTMLElement} surface
 */
function around(element, surface) {
  /** @type {Around[]} */
  const levels = [];
  let length = element.textContent.length;
  for (
    let outer = element.parentElement;
    outer && outer !== surface && levels.length < LEVELS_AROUND;
    outer = outer.parentElement
  ) {
    if (outer.textContent.length > length) {
      length = outer.textContent.length;
      // A link of a drawing (SVG) has no path, whatever the type says.
      const links = [...outer.getElementsByTagName('a')].flatMap(({ pathname }) => pathname ?? []);
      levels.push({ texts: texts(outer, isSeen), links });
    }
  }
  return levels;
}

/**
 * What is there for screen readers alone announces what is chosen, in a point
 * that holds no letter.
 * @param {Node} text
 * @param {Element} outer
 */
function isSeen(text, outer) {
  for (let element = text.parentElement; element && element !== outer; element = element.parentElement) {
    if (element.offsetWidth <= 1 && element.offsetHeight <= 1) {
      return false;
    }
  }
  return true;
}

// The elements whose text nobody reads.
const UNREAD = new Set(['script', 'style', 'noscript', 'template']);

/**
 * Whether an element holds any text.
 * @param {Element} element
 */
export function hasText(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode;
    if (nodeValue?.trim() && !UNREAD.has(parentElement?.localName ?? '')) {
      return true;
    }
  }
  return false;
}

/** @type {(element: Element, isWanted?: (text: Node, outer: Element) => boolean) => string[]} */
function texts(element, isWanted = () => true) {
  /** @type {string[]} */
  const pieces = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue?.trim();
    if (text && isWanted(walker.currentNode, element)) {
      pieces.push(text);
    }
  }
  return pieces;
}
