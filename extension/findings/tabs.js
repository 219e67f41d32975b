// Tabs, by the ARIA pattern with automatic activation: one stop for Tab, arrows within.

import { element } from '../shared/dom.js';

export class Tabs {
  #list;
  #panel;
  #onChoose;
  /** @type {string[]} */
  #names = [];
  // None before they are first drawn.
  #chosen = '';

  /**
   * @param {HTMLElement} list Where the tabs stand.
   * @param {HTMLElement} panel What the chosen one shows.
   * @param {(name: string) => void} onChoose
   */
  constructor(list, panel, onChoose) {
    this.#list = list;
    this.#panel = panel;
    this.#onChoose = onChoose;
    list.addEventListener('keydown', (event) => this.#onKey(event));
  }

  get chosen() {
    return this.#chosen;
  }

  /** @param {{name: string, text: string, count: number}[]} tabs */
  draw(tabs) {
    this.#names = tabs.map(({ name }) => name);
    this.#chosen ||= (tabs.find(({ count }) => count > 0) ?? tabs[0]).name;
    const hadFocus = this.#list.contains(document.activeElement);
    this.#list.replaceChildren(
      ...tabs.map(({ name, text, count }) => {
        const isChosen = name === this.#chosen;
        const about = {
          type: 'button',
          role: 'tab',
          id: `tab-${name}`,
          'aria-controls': this.#panel.id,
          'aria-selected': String(isChosen),
          tabindex: isChosen ? '0' : '-1',
          on: { click: () => this.#choose(name) },
        };
        return element('button', about, text, element('span', { class: 'count' }, count));
      }),
    );
    this.#panel.setAttribute('aria-labelledby', `tab-${this.#chosen}`);
    if (hadFocus) {
      document.getElementById(`tab-${this.#chosen}`)?.focus();
    }
  }

  #choose(/** @type {string} */ name) {
    this.#chosen = name;
    document.getElementById(`tab-${name}`)?.focus();
    this.#onChoose(name);
  }

  #onKey(/** @type {KeyboardEvent} */ event) {
    const at = this.#names.indexOf(this.#chosen);
    const last = this.#names.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#choose(this.#names[to]);
    }
  }
}
