// How a page is built, without what it says: for a report about a window that was not recognised.

/**
 * The windows, forms and editors of a page, then what is around them: a line for each element that is
 * a control, a heading or bears a name, as far in as it stands. Values are kept of attributes that
 * say what an element is, with numbers and ids taken out of them; of all others the name alone.
 *
 * Run in the tab itself, so it refers to nothing outside of it.
 *
 * @param {string} outlined Selects where an outline begins.
 * @param {boolean} hasWords Whether the words on controls and headings are told; else their length.
 * @returns {string} Indented lines, an empty one between two outlines.
 */
export function outlineOf(outlined, hasWords) {
  const [MOST_LINES, MOST_DEEP, MOST_WORDS, MOST_VALUE] = [500, 60, 60, 80];
  const KEPT = ['role', 'type', 'name', 'id', 'for', 'contenteditable', 'data-testid', 'data-test-id', 'data-component'];
  // What these hold is the state of a control, and one of few words.
  const STATES = ['aria-checked', 'aria-disabled', 'aria-expanded', 'aria-haspopup', 'aria-modal', 'aria-multiselectable', 'aria-pressed', 'aria-selected'];
  // Of these not even the name helps.
  const LEFT_OUT = ['class', 'style', 'tabindex', 'href', 'src', 'srcset', 'd', 'width', 'height', 'dir', 'lang', 'title', 'alt'];
  const CONTROLS = ['a', 'button', 'dialog', 'form', 'iframe', 'input', 'select', 'textarea'];
  const WORDED = ['button', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'label', 'legend', 'summary'];
  const WORDED_ROLES = ['button', 'menuitem', 'menuitemradio', 'radio', 'switch', 'tab'];
  const UNSEEN = ['script', 'style', 'noscript', 'template', 'svg', 'path'];

  /** What a build or a data base made of a value is a sign for itself. */
  const withoutIds = (/** @type {string} */ value) =>
    /^[\w.:-]+$/.test(value) && value.length <= MOST_VALUE
      ? value.replace(/(?=[0-9a-f]*\d)[0-9a-f]{4,}|\d{2,}/gi, '#')
      : '…';

  /** @type {(element: Element) => string} */
  const wordsOf = (element) => {
    const role = element.getAttribute('role') ?? '';
    if (!WORDED.includes(element.localName) && !WORDED_ROLES.includes(role)) {
      return '';
    }
    const words = (element.textContent?.trim() || element.getAttribute('aria-label') || '').replace(/\s+/g, ' ');
    if (words === '') {
      return ' without words';
    }
    return hasWords ? ` “${words.slice(0, MOST_WORDS)}”` : ` ${words.length} letters`;
  };

  /** @type {(element: Element) => string} */
  const lineOf = (element) => {
    const isHeading = /^h\d$/.test(element.localName);
    const values = [...KEPT, ...STATES]
      // The id of a heading is made of its words.
      .filter((name) => element.hasAttribute(name) && !(isHeading && name === 'id'))
      .map((name) => `${name}=${withoutIds(element.getAttribute(name) ?? '')}`);
    const isTold = CONTROLS.includes(element.localName) || WORDED.includes(element.localName);
    if (values.length === 0 && !isTold) {
      return '';
    }
    const names = element
      .getAttributeNames()
      .filter((name) => ![...KEPT, ...STATES, ...LEFT_OUT].includes(name) && /^[a-z][a-z-]{0,40}$/.test(name));
    return [element.localName, ...values, ...names].join(' ') + wordsOf(element);
  };

  let left = 0;
  /** @type {(element: Element, deep: number) => string[]} */
  const linesIn = (element, deep) => {
    /** @type {string[][]} */
    const blocks = [];
    for (const child of element.children) {
      if (UNSEEN.includes(child.localName) || child.localName.startsWith('doorward-') || left <= 0 || deep > MOST_DEEP) {
        continue;
      }
      blocks.push(...blocksOf(child, deep));
    }
    return merged(blocks);
  };

  /** @type {(element: Element, deep: number) => string[][]} */
  const blocksOf = (element, deep) => {
    const line = lineOf(element);
    if (element.matches(outlined)) {
      return [[`${line} (see below)`]];
    }
    if (line === '') {
      // It says nothing by itself: what is in it stands in its place.
      const inner = linesIn(element, deep + 1);
      return inner.length > 0 ? [inner] : [];
    }
    left -= 1;
    return [[line, ...linesIn(element, deep + 1).map((inner) => `  ${inner}`)]];
  };

  /** Rows that are built alike are told once, with their number. */
  const merged = (/** @type {string[][]} */ blocks) => {
    /** @type {{lines: string[], times: number}[]} */
    const runs = [];
    for (const lines of blocks) {
      const last = runs[runs.length - 1];
      if (last && last.lines.join('\n') === lines.join('\n')) {
        last.times += 1;
      } else {
        runs.push({ lines, times: 1 });
      }
    }
    return runs.flatMap(({ lines: [first, ...rest], times }) => [times > 1 ? `${first} × ${times}` : first, ...rest]);
  };

  const isWritten = (/** @type {Element} */ element) => element.getAttribute('contenteditable') === 'true';
  // What is around all of it comes last.
  return [...document.querySelectorAll(outlined)]
    .sort((one, other) => Number(one === document.body) - Number(other === document.body))
    .map((element) => {
      left = MOST_LINES;
      const inside = isWritten(element) ? [] : linesIn(element, 0);
      const cut = left <= 0 ? ['  and more'] : [];
      return [lineOf(element) || element.localName, ...inside.map((line) => `  ${line}`), ...cut].join('\n');
    })
    .join('\n\n');
}
