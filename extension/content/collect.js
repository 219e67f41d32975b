// Collects what the core asked to see, as plain values.
//
// Which elements those are is stated by landmarks, which come from the core
// (`src/page/landmarks.rs`); here is only how to collect any landmark.

/** @import {Landmark, PageNode} from '../../types/core.js' */

let last = 0;
const numbers = new WeakMap();

/** The number by which the core and this script name an element. */
export function numberOf(element) {
  let number = numbers.get(element);
  if (number === undefined) {
    number = ++last;
    numbers.set(element, number);
  }
  return number;
}

/**
 * @typedef {{landmarks: Record<string, PageNode[]>, elements: Map<number, Element>,
 *   acts: Map<Element, string>, content: Array<{element: Element, place: string}>,
 *   drafts: Array<{element: Element, place: string}>,
 *   keys: Array<{surface: Node, element: Element, keys: string[]}>, lines: Element[],
 *   surfaces: Element[], calm: Element[], first: Map<string, Element>, isMissing: boolean,
 *   traces: Map<Element, object>}} Collected
 *   `landmarks` is for the core; `elements` finds an element by its number;
 *   `acts` holds the elements that share when submitted or pressed; `content`
 *   the roots of text to read; `drafts` what is being written; `keys` what keys
 *   press with Ctrl or Cmd, and where; `lines` what Enter saves, and leaving it; `surfaces` the elements with parts, in which
 *   any change matters, `calm` those in which somebody types; `first` the first
 *   element of each landmark; `isMissing` whether there is none of one that is on every
 *   page; `traces` by what each of the `acts` is known should the page draw it anew.
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
  const there = new Map();
  const isThere = (selector) => {
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

/** The values of the landmarks that a verdict rests on, as one string. */
export function decisive(collected, landmarks) {
  const parts = [];
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

function match(root, selectors) {
  for (const selector of selectors) {
    const elements = root.querySelectorAll(selector);
    if (elements.length > 0) {
      return [...elements];
    }
  }
  return [];
}

function node(element, landmark, found, surface = element) {
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
  const result = { n };
  if (landmark.act) {
    found.traces.set(element, { surface: within(element, surface), landmark, node: result });
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
    result.parts = {};
    for (const part of landmark.parts) {
      const elements = part.refers
        ? named(element, part.refers)
        : match(outward(element, part.outward), part.selectors);
      if (elements.length > 0) {
        result.parts[part.name] = elements.map((inner) => node(inner, part, found, surface));
      }
    }
  }
  return result;
}

// What an element stands in: the page, where it stands by itself.
const within = (element, surface) => (surface === element ? document : surface);

/** The one act of all these that does in the same surface what this trace says; `undefined` without one. */
export function successorOf({ surface, landmark, node: before }, traces) {
  const said = ({ attributes, texts, around }) => JSON.stringify([attributes, texts, around]);
  const isSame = ([, trace]) =>
    trace.surface === surface && trace.landmark === landmark && said(trace.node) === said(before);
  const same = [...traces].filter(isSame);
  return same.length === 1 ? same[0][0] : undefined;
}

// What an element belongs to may stand beside it: this many levels are looked at.
function outward(element, levels = 0) {
  let outer = element;
  for (let level = 0; level < levels && outer.parentElement !== document.body; level += 1) {
    outer = outer.parentElement ?? outer;
  }
  return outer;
}

// The element whose id an attribute holds.
function named(element, attribute) {
  const found = document.getElementById(element.getAttribute(attribute) ?? '');
  return found ? [found] : [];
}

function attributes(element, names) {
  const values = {};
  for (const name of names) {
    const value = attribute(element, name);
    if (typeof value === 'string') {
      values[name] = value;
    }
  }
  return values;
}

// The state of a control is what it is now, not what it was made with.
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

// What stands around an element, up to the surface it is in: each surrounding
// element that holds more text than the one before.
function around(element, surface) {
  const levels = [];
  let length = element.textContent.length;
  for (
    let outer = element.parentElement;
    outer && outer !== surface && levels.length < LEVELS_AROUND;
    outer = outer.parentElement
  ) {
    if (outer.textContent.length > length) {
      length = outer.textContent.length;
      const links = [...outer.getElementsByTagName('a')].map((link) => link.pathname);
      levels.push({ texts: texts(outer, isSeen), links });
    }
  }
  return levels;
}

// What is there for screen readers alone announces what is chosen, in a point
// that holds no letter.
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

/** Whether an element holds any text. */
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
