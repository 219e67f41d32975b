// The frame around what is being written: a line above that says who will read it,
// and an edge in the same colour.
//
// The line takes the only room. The edge lies over the composer without taking any,
// and lets every press through.

import { element } from '../../shared/dom.js';
import { i18n } from '../../shared/text.js';
import { mark, saying, Shown } from './paint.js';

/**
 * @import * as Core from '../../../types/core.js'
 * @import {Collected} from '../page/collect.js'
 */

/** The frames of the composers that are open. */
export class Frames {
  /** @type {Map<Element, Frame>} */
  #frames = new Map();

  /**
   * Shows the frame of each guard that has one.
   * @param {Core.Guard[]} guards
   * @param {Collected['elements']} elements
   */
  show(guards, elements) {
    /** @type {Set<Element>} */
    const open = new Set();
    for (const { form, frame, panel } of guards) {
      const composer = elements.get(form);
      if (frame && composer?.isConnected) {
        open.add(composer);
        const shown = this.#frames.get(composer) ?? new Frame(composer);
        this.#frames.set(composer, shown);
        shown.show(frame, panel);
      }
    }
    for (const [composer, frame] of this.#frames) {
      if (!open.has(composer)) {
        frame.remove();
        this.#frames.delete(composer);
      }
    }
  }

  /**
   * Says in each that it was not checked.
   * @param {Core.Message} title
   */
  notChecked(title) {
    for (const frame of this.#frames.values()) {
      frame.show('unknown', { tone: 'cannot_tell', title, lines: [] });
    }
  }
}

class Frame {
  #shown = new Shown('frame', 'status');
  #edge = element('div', { class: 'edge', 'aria-hidden': 'true' });
  #composer;
  #sized;

  /** @param {Element} composer */
  constructor(composer) {
    this.#composer = composer;
    this.#sized = new ResizeObserver(([{ borderBoxSize }]) => {
      this.#edge.style.blockSize = `${borderBoxSize[0].blockSize}px`;
    });
    this.#sized.observe(composer);
  }

  /**
   * @param {Core.Frame} kind
   * @param {Core.Panel|null} panel
   */
  show(kind, panel) {
    this.#shown.place(this.#composer, this.#shown.host.isConnected ? this.#shown.host.nextSibling : this.#composer.firstChild);
    this.#shown.tell({ kind, panel }, (box) => {
      box.className = panel ? `frame ${kind} ${panel.tone}` : 'frame';
      if (!panel) {
        box.replaceChildren();
        return;
      }
      box.replaceChildren(
        mark(panel.tone),
        element('div', { class: 'body' }, ...saying(panel)),
        element('span', { class: 'name' }, i18n('extension_short_name')),
        this.#edge,
      );
    });
  }

  remove() {
    this.#sized.disconnect();
    this.#shown.remove();
  }
}
