// Notices that the page has changed, at next to no cost.
//
// Nothing here runs while nothing changes: there is no timer that repeats. The
// observer's callback only sorts what changed; looking at the page waits for a
// pause whose length follows from what the last look cost, so that on the
// busiest page looking takes a small share of the time.

const SHORTEST_PAUSE_MS = 16;
const LONGEST_PAUSE_MS = 500;
// A pause is this many times as long as the last look took: 5 % at most.
const PAUSE_PER_COST = 20;
// The attribute that says where a link leads.
const ADDRESS = 'href';
// The attributes by which a control says that it is chosen.
const CHOSEN = ['aria-selected', 'aria-pressed', 'aria-checked'];

/** @import {Control} from './collect.js' */

/**
 * What fields held when somebody first went into them.
 * @type {WeakMap<Element, string>}
 */
const entered = new WeakMap();

/**
 * What a field held when somebody first went into it; `undefined` where that was not seen.
 * @param {Element} field
 */
export const enteredWith = (field) => entered.get(field);

/** @param {Control} field */
function enter(field) {
  if (typeof field.value === 'string' && !entered.has(field)) {
    entered.set(field, field.value);
  }
}

export class Observer {
  #look;
  #touch;
  #isOurs;
  /** @type {Element[]} */
  #surfaces = [];
  /** @type {Element[]} */
  #calm = [];
  /** @type {Element[]} */
  #drafts = [];
  #wroteAt = -Infinity;
  #write;
  #cost = 0;
  /** @type {number|undefined} */
  #timer;
  #observer = new MutationObserver((records) => this.#sort(records));
  // Once the site has taken what was chosen, a switch may change nothing but its looks.
  #looks = new MutationObserver(() => this.later());
  #end = new AbortController();

  /**
   * @param {object} on
   * @param {() => void} on.look Looks at the page as a whole.
   * @param {(node: Node) => boolean} on.touch Takes note of a change within the
   *   content; false when the node is not part of it.
   * @param {(node: Node) => boolean} on.isOurs Whether Doorward put the node there.
   * @param {(draft: Element, node?: Node) => void} on.write Takes note that somebody writes
   *   in a draft, and at which node of it where that is known.
   */
  constructor({ look, touch, isOurs, write }) {
    this.#write = write;
    this.#look = look;
    this.#touch = touch;
    this.#isOurs = isOurs;
  }

  start() {
    this.#observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      // Hidden fields change their value without a change of nodes, and links where they lead.
      attributes: true,
      // So may a choice that is made beside what is written.
      attributeFilter: ['value', ADDRESS, ...CHOSEN],
    });
    const { signal } = this.#end;
    const first = { capture: true, signal };
    // What is typed into a control changes no node.
    window.addEventListener('input', (event) => this.#input(controlOf(event)), first);
    // The page may not have been looked at since a field opened, and somebody types already.
    window.addEventListener('focusin', (event) => enter(controlOf(event)), first);
    // A choice may be made without any of that.
    window.addEventListener('click', () => this.#calm.length > 0 && this.#soon(), first);
    // The address can change without a change of nodes outside the content.
    window.addEventListener('popstate', () => this.later(), { signal });
    window.navigation?.addEventListener('navigatesuccess', () => this.later(), { signal });
    // What is in a frame comes without a change of the page around it.
    document.addEventListener('load', ({ target }) => isFrame(target) && this.later(), first);
    this.later();
  }

  /** Notices nothing any more. */
  stop() {
    this.#observer.disconnect();
    this.#looks.disconnect();
    this.#end.abort();
    clearTimeout(this.#timer);
  }

  /**
   * @param {Element[]} surfaces The elements in which every change matters at once:
   *   open dialogs.
   * @param {Element[]} calm Those in which somebody types.
   * @param {Element[]} drafts What is being written.
   */
  watch(surfaces, calm, drafts) {
    if (surfaces.length !== this.#surfaces.length || surfaces.some((one, at) => one !== this.#surfaces[at])) {
      this.#looks.disconnect();
      for (const surface of surfaces) {
        this.#looks.observe(surface, { subtree: true, attributeFilter: ['class'] });
      }
    }
    this.#surfaces = surfaces;
    this.#calm = calm;
    this.#drafts = drafts;
  }

  /**
   * In what is no control, the nodes that change tell more closely where.
   * @param {Control} target
   */
  #input(target) {
    if (this.#drafts.length > 0) {
      this.#written(target, typeof target.value === 'string' ? target : undefined);
    }
  }

  /**
   * Takes note of what is written, and says whether it is part of a draft.
   * @param {Node} target
   * @param {Node} [node] Where, as closely as it is known.
   */
  #written(target, node = target) {
    const draft = this.#drafts.find((element) => element.contains(target));
    if (draft) {
      this.#wroteAt = performance.now();
      this.#write(draft, node);
    }
    return draft !== undefined;
  }

  /** Sorts what has changed and not been reported yet. */
  flush() {
    this.#sort(this.#observer.takeRecords());
  }

  /** Looks at the page after a pause. */
  later() {
    // An editor changes its toolbars with every key: they are not looked at meanwhile.
    const isWritten = performance.now() - this.#wroteAt < LONGEST_PAUSE_MS;
    const pause = Math.min(
      LONGEST_PAUSE_MS,
      Math.max(SHORTEST_PAUSE_MS, isWritten ? LONGEST_PAUSE_MS : this.#cost * PAUSE_PER_COST),
    );
    this.#timer ??= setTimeout(() => this.now(), pause);
  }

  // Somebody is about to share: there is no waiting for the page to calm down.
  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), SHORTEST_PAUSE_MS);
  }

  /** Looks at the page now, if it was to be looked at soon. */
  catchUp() {
    this.flush();
    if (this.#timer !== undefined) {
      this.now();
    }
  }

  /** Looks at the page. */
  now() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const start = performance.now();
    this.#look();
    this.#cost = performance.now() - start;
  }

  /** @param {MutationRecord[]} records */
  #sort(records) {
    const typedIn = editable(document.activeElement);
    for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
      if (this.#drafts.length > 0 && this.#written(target)) {
        continue;
      }
      if (attributeName && CHOSEN.includes(attributeName)) {
        if (this.#calm.length > 0) {
          this.later();
        }
      } else if (this.#surfaces.some((surface) => surface.contains(target))) {
        if (!this.#onlyOurs(addedNodes, removedNodes)) {
          this.#soon();
        }
      } else if (this.#calm.some((surface) => surface.contains(target))) {
        if (!this.#onlyOurs(addedNodes, removedNodes)) {
          this.later();
        }
      } else if ((type === 'attributes' && attributeName !== ADDRESS) || this.#touch(target)) {
        continue;
      } else if (type === 'childList' && !typedIn?.contains(target)) {
        if (!this.#onlyOurs(addedNodes, removedNodes)) {
          this.later();
        }
      }
    }
  }

  /**
   * @param {NodeList} added
   * @param {NodeList} removed
   */
  #onlyOurs(added, removed) {
    const count = added.length + removed.length;
    return (
      count > 0 &&
      [...added].every((node) => this.#isOurs(node)) &&
      [...removed].every((node) => this.#isOurs(node))
    );
  }
}

/**
 * The element in which a person types or which gets the focus.
 * @param {Event} event
 */
const controlOf = ({ target }) => /** @type {Control} */ (target);

/**
 * The editable region that has the focus: what changes in it is typing.
 * @param {Element|null} element
 */
function editable(element) {
  return element?.hasAttribute('contenteditable') ? element : undefined;
}

// Asked of every picture and script that has come. To name the browser's class of frames would make
// that class.
const isFrame = (/** @type {any} */ target) => target.localName === 'iframe';
