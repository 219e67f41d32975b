// Collects what the core asked to see, as plain values.
//
// Which elements those are is stated by landmarks, which come from the core
// (`src/page/landmarks.rs`); here is only how to collect any landmark.

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
 * Collects all landmarks.
 * @returns {{landmarks: object, elements: Map<number, Element>,
 *   acts: Map<Element, string>, content: Array<{element: Element, place: string}>,
 *   surfaces: Element[], first: Map<string, Element>}}
 *   `landmarks` is for the core; `elements` finds an element by its number;
 *   `acts` holds the elements that share when submitted or pressed; `content`
 *   the roots of text to read; `surfaces` the elements with parts, in which any
 *   change matters; `first` the first element of each landmark.
 */
export function collect(landmarks) {
  const found = {
    landmarks: {},
    elements: new Map(),
    acts: new Map(),
    content: [],
    surfaces: [],
    first: new Map(),
  };
  for (const landmark of landmarks) {
    const elements = match(document, landmark.selectors);
    if (elements.length === 0) {
      continue;
    }
    found.first.set(landmark.name, elements[0]);
    if (landmark.content) {
      found.content.push(...elements.map((element) => ({ element, place: landmark.content })));
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

function node(element, landmark, found) {
  const n = numberOf(element);
  found.elements.set(n, element);
  if (landmark.act) {
    found.acts.set(element, landmark.act);
  }
  const result = { n };
  if (landmark.attributes) {
    result.attributes = attributes(element, landmark.attributes);
  }
  if (landmark.texts) {
    result.texts = texts(element);
  }
  if (landmark.parts) {
    found.surfaces.push(element);
    result.parts = {};
    for (const part of landmark.parts) {
      const elements = match(element, part.selectors);
      if (elements.length > 0) {
        result.parts[part.name] = elements.map((inner) => node(inner, part, found));
      }
    }
  }
  return result;
}

function attributes(element, names) {
  const values = {};
  for (const name of names) {
    // The value of a control is what it holds now, not what it was made with.
    const value = name === 'value' ? element.value : element.getAttribute(name);
    if (typeof value === 'string') {
      values[name] = value;
    }
  }
  return values;
}

function texts(element) {
  const pieces = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (text) {
      pieces.push(text);
    }
  }
  return pieces;
}
