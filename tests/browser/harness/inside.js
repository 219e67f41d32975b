// Functions that run inside the browser, in a closed shadow root or in a document (`this`).
// They are sent there as text, so they use nothing from around them; what they need is handed in.

/**
 * The items with a role under `root`: what a screen reader gets.
 *
 * Roles and names follow html-aam and accname for the elements that Doorward uses; the
 * harness's own test compares them with what Chromium computes.
 *
 * @param {Document | ShadowRoot} root
 * @returns {{element: Element, item: Item}[]} in document order; an item is
 *   `{role, name, children, checked?, disabled?, expanded?, focused?, level?, value?}`, and
 *   `children` holds items
 */
export function outline(root) {
  const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const roles = {
    a: 'link', article: 'article', aside: 'complementary', button: 'button', details: 'group',
    dialog: 'dialog', fieldset: 'group', form: 'form', h1: 'heading', h2: 'heading',
    h3: 'heading', h4: 'heading', img: 'img', li: 'listitem', main: 'main', meter: 'meter',
    nav: 'navigation', ol: 'list', option: 'option', output: 'status', p: 'paragraph',
    progress: 'progressbar', section: 'region', select: 'combobox', summary: 'button',
    table: 'table', td: 'cell', textarea: 'textbox', th: 'columnheader', tr: 'row', ul: 'list',
  };
  const inputs = {
    button: 'button', checkbox: 'checkbox', number: 'spinbutton', radio: 'radio',
    range: 'slider', search: 'searchbox', submit: 'button',
  };
  const namedByContent = new Set([
    'button', 'cell', 'checkbox', 'columnheader', 'heading', 'link', 'menuitem', 'option',
    'radio', 'row', 'switch', 'tab', 'tooltip',
  ]);
  const typed = new Set(['combobox', 'searchbox', 'spinbutton', 'textbox']);

  const roleOf = (element) =>
    element.getAttribute('role') ??
    (element.localName === 'input' ? inputs[element.type] ?? 'textbox' : roles[element.localName]);
  const nameOf = (element, role) => {
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const labels = ids.map((id) => root.getElementById(id)?.textContent).join(' ');
    const own = element.getAttribute('aria-label') ?? element.getAttribute('alt');
    const legend = element.localName === 'fieldset' && element.querySelector('legend');
    return tidy(
      tidy(labels) || own ||
      [...(element.labels ?? [])].map((label) => label.innerText).join(' ') ||
      (legend && legend.innerText) ||
      (namedByContent.has(role) && element.innerText) ||
      element.title || element.placeholder,
    );
  };
  const isShown = (element) =>
    element.getAttribute('aria-hidden') !== 'true' &&
    (getComputedStyle(element).display === 'contents' ||
      element.checkVisibility({ visibilityProperty: true }));

  const all = [];
  const describe = (element) => {
    if (!isShown(element)) return [];
    const role = roleOf(element);
    const name = nameOf(element, role);
    const place = all.length;
    const children = [...element.children].flatMap(describe);
    // Without a name a region or a form is no landmark.
    if (!role || role === 'none' || role === 'presentation') return children;
    if (!name && (role === 'region' || role === 'form')) return children;
    const item = { role, name, children };
    const aria = (state) => element.getAttribute(`aria-${state}`);
    if (['checkbox', 'radio'].includes(element.type)) item.checked = element.checked;
    else if (aria('checked')) item.checked = aria('checked') === 'true';
    if (element.disabled || aria('disabled') === 'true') item.disabled = true;
    if (element.localName === 'summary') item.expanded = element.parentElement.open;
    else if (aria('expanded')) item.expanded = aria('expanded') === 'true';
    if (root.activeElement === element) item.focused = true;
    if (role === 'heading') item.level = Number(aria('level') ?? element.localName[1]);
    if (typed.has(role)) item.value = element.value;
    all.splice(place, 0, { element, item });
    return [item];
  };
  const tree = [...root.children].flatMap(describe);
  const matching = ({ role, name, pattern }) =>
    all.filter(
      ({ item }) =>
        item.role === role &&
        (name === undefined || item.name === name) &&
        (pattern === undefined || new RegExp(pattern).test(item.name)),
    );
  const text = [...root.children].filter(isShown).map((element) => element.innerText ?? '');
  return { all, matching, tree, text: tidy(text.join('\n')) };
}

/**
 * What a person gets from this root.
 *
 * @returns {{host: string, text: string, tree: Item[]}} the host's tag name (`document` for a
 *   document), the visible text with its white space collapsed, and the items
 */
export function read(outline) {
  const { text, tree } = outline(this);
  return { host: this.host?.localName ?? 'document', text, tree };
}

/**
 * Brings the one item of this role and name into view.
 *
 * @param {{role: string, name?: string, pattern?: string}} wanted `pattern` is a regular
 *   expression for the name
 * @returns {{host: string, found: string[], present?: string[], at?: {x: number, y: number},
 *   covered?: boolean}} what matched; if nothing did, what there is; for one match its
 *   middle in CSS pixels, and whether something else would get the click
 */
export function reach(outline, wanted) {
  const { all, matching } = outline(this);
  const label = ({ item }) => `${item.role} "${item.name}"`;
  const matches = matching(wanted);
  const answer = { host: this.host?.localName ?? 'document', found: matches.map(label) };
  if (matches.length === 0) return { ...answer, present: all.map(label) };
  if (matches.length > 1) return answer;
  const [{ element }] = matches;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hit = this.elementFromPoint(x, y);
  const mine = hit && (element.contains(hit) || hit.closest('label')?.control === element);
  const host = this.host ?? hit;
  return { ...answer, at: { x, y }, covered: !mine || document.elementFromPoint(x, y) !== host };
}

/**
 * Lets the next press of the mouse reach nothing but this element: what is around it may move
 * between the measuring and the press, and in the midst of the press. One that would land elsewhere
 * has no effect, and `doorwardAim.isMet` of the window says so; it is undefined until a press comes.
 */
export function aim(element) {
  const root = element.getRootNode();
  const aim = { isMet: undefined };
  globalThis.doorwardAim?.end();
  globalThis.doorwardAim = aim;
  const types = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
  const meets = (hit, { clientX: x, clientY: y }) => {
    const { top, right, bottom, left } = element.getBoundingClientRect();
    // A label stands for its control, and what takes no press itself lets it through.
    const isThrough = hit?.contains(element) && x >= left && x <= right && y >= top && y <= bottom;
    return element.contains(hit) || isThrough || hit?.closest('label')?.control === element;
  };
  const onPress = (event) => {
    const isFirst = aim.isMet === undefined;
    // Pressed here and let go elsewhere, it is a click on what holds both.
    if (isFirst || (aim.isMet && event.type === 'click')) {
      const isTold = !isFirst && root === document;
      aim.isMet = meets(isTold ? event.target : root.elementFromPoint(event.clientX, event.clientY), event);
    }
    if (!aim.isMet) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type === 'click') aim.end();
  };
  aim.end = () => types.forEach((type) => removeEventListener(type, onPress, true));
  types.forEach((type) => addEventListener(type, onPress, true));
}

/** `aim` at the one item of this role and name under this root. */
export function aimAt(outline, wanted, aim) {
  const [{ element }] = outline(this).matching(wanted);
  aim(element);
  return true;
}

/** Lets the page's scripts reach this root. @returns {string} the host's tag name */
export function open() {
  Object.defineProperty(this.host, 'shadowRoot', { value: this, configurable: true });
  return this.host.localName;
}
