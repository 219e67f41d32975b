// Shows in the page what the last report says: the strip, notices below it, panels and
// frames, and the question before something is shared; and notes what came of that.
//
// It is handed reports and what was collected, and decides nothing: what is true of the page, the
// watch knows (`watch.js`).

import { turns } from '../../shared/turns.js';
import { ask } from '../../shared/ask.js';
import { Frames } from './composer.js';
import { standing } from '../press/guard.js';
import { markNames } from './names.js';
import { Notices } from './notice.js';
import { HeldSign, Panel, Strip } from './paint.js';
import { callWrong, interrupt } from './question.js';

/**
 * @import {Guard, Interruption, Message, Mode, ReviewOffer} from '../../../types/core.js'
 * @import {Panel as PanelView} from '../../../types/core.js'
 * @import {Report, TabRequests} from '../../../types/messages.js'
 * @import {Collected, Control} from '../page/collect.js'
 * @import {StripView} from './paint.js'
 * @import {Wrong} from './wrong.js'
 */

export class Show {
  /** One question at a time: what is asked next waits until the last is answered. */
  inTurn = turns();

  #rejudge;
  #removed;
  /**
   * The page that the question which stands is about.
   * @type {string|null|undefined}
   */
  #askedOn;
  #strip;
  /**
   * Where the strip is folded or open, as the person left it.
   * @type {string|null|undefined}
   */
  #space;
  /** @type {string|null|undefined} */
  #foldOf;
  // Whether it was said on this page view that a review is due.
  #saysDue = false;
  /**
   * By the element that each stands above.
   * @type {Map<Control, Panel>}
   */
  #panels = new Map();
  /**
   * What is said of the last press, until the next.
   * @type {Guard|undefined}
   */
  #told;
  /**
   * What came of it, where it was not simply done: a line in its window, and where `stays`, in the page
   * once that is gone.
   * @type {{form: number, line: Message, stays: boolean}|undefined}
   */
  #came;
  /** Whether a press was lost with an earlier version of Doorward, and nobody was told yet. */
  #isPressLost;
  #held = new HeldSign();
  #frames = new Frames();
  /**
   * Made when one is first shown: they stand in the strip.
   * @type {Notices|undefined}
   */
  #notices;

  /**
   * @param {object} on
   * @param {() => Promise<void>} on.rejudge Judges the page again, after what the person did.
   * @param {() => void} on.removed The person says that what was put into the page is gone.
   * @param {boolean} isPressLost Whether a press was lost with an earlier version of Doorward.
   */
  constructor({ rejudge, removed }, isPressLost) {
    this.#isPressLost = isPressLost;
    this.#rejudge = rejudge;
    this.#removed = removed;
    this.#strip = new Strip((folded) =>
      ask({ fold: { site: location.host, space: this.#space, folded } }).catch(() => {}));
  }

  /** Takes away what is said about a page that is no longer there. */
  turnPage() {
    this.#saysDue = false;
    this.#notices?.clear();
  }

  /**
   * Takes away the question that stands: nothing is shared.
   * @param {false|undefined} choice `undefined` where what it is about is gone.
   * @returns {boolean} Whether one stood.
   */
  endQuestion(choice) {
    const end = standing();
    end?.(choice);
    return end !== undefined;
  }

  /**
   * Shows a report.
   * @param {Report} report
   * @param {Collected} collected What stands on the page now.
   * @param {Message[]} since Who was added since the last visit.
   */
  show(report, collected, since) {
    const { state, tone, strip, urgent, short, guards, page } = report;
    this.#space = report.space;
    if (page !== this.#askedOn) {
      // The page that the question is about was left.
      this.endQuestion(undefined);
    }
    if (state === 'not_checked') {
      this.#strip.remove();
    } else {
      this.#showStrip(collected, { tone, urgent, messages: [...strip, ...since.slice(0, 1)], short });
      this.#unfold(report);
      this.#showDue(report);
    }
    markNames(report.names ?? []);
    this.#tellLost(report, collected);
    this.#showUploaded(report);
    const { elements } = collected;
    this.#frames.show(guards.map((guard) => ({ ...guard, panel: this.#withCame(guard.form, guard.panel) })), elements);
    this.#showPanels(report, elements);
    if (this.#came?.stays && !guards.some(({ form }) => form === this.#came?.form)) {
      // Its window has shut, perhaps before anybody has read it.
      this.came(this.#came.line, undefined, collected);
      this.#came = undefined;
    }
  }

  /**
   * Several acts in one window have one panel: the first that says something.
   * @param {Report} report
   * @param {Collected['elements']} elements
   */
  #showPanels(report, elements) {
    /** @type {Map<number, Guard|undefined>} */
    const saying = new Map();
    for (const guard of report.guards) {
      if (!guard.frame) {
        saying.set(guard.form, saying.get(guard.form) ?? (guard.panel ? guard : undefined));
      }
    }
    for (const [form, guard] of saying) {
      const warned = guard?.panel?.tone === 'warning' ? guard : undefined;
      const wrong = warned && wrongOf(warned, report, this.#rejudge);
      const call =
        warned && wrong && (() => callWrong(this.#placeOf(warned, report, elements), wrong));
      const onWrong = call && (() => this.inTurn(call));
      // It stays until the next press.
      const told = this.#told?.form === form && !wrong ? this.#told : guard;
      this.#showPanel(elements.get(form), this.#withCame(form, told?.panel ?? null), onWrong);
    }
    this.#clearPanels([...saying.keys()].map((form) => elements.get(form)));
  }

  /**
   * Takes away what was said beside a form that the page has drawn anew, or has no longer.
   * @param {(Control|undefined)[]} forms Those that there are.
   */
  #clearPanels(forms) {
    for (const [form, panel] of this.#panels) {
      if (!forms.includes(form)) {
        panel.remove();
        this.#panels.delete(form);
      }
    }
  }

  /**
   * A panel, or none, with what came of the last press.
   * @param {number} form
   * @param {PanelView|null} panel
   * @returns {PanelView|null}
   */
  #withCame(form, panel) {
    if (this.#came?.form !== form) {
      return panel;
    }
    const { line } = this.#came;
    return panel
      ? { ...panel, tone: panel.tone === 'warning' ? 'warning' : 'cannot_tell', lines: [...panel.lines, line] }
      : { tone: 'cannot_tell', title: line, lines: [] };
  }

  /**
   * Says that nothing was checked, in every place that could be taken for "fine".
   * @param {Message} message
   * @param {Collected} collected What stands on the page now.
   */
  notChecked(message, collected) {
    this.#space = undefined;
    this.#frames.notChecked(message);
    this.#showStrip(collected, { tone: 'cannot_tell', messages: [message] });
    const forms = [...collected.acts].filter(([, act]) => act === 'submit').map(([form]) => form);
    // What opened since has no panel yet.
    for (const form of new Set([...this.#panels.keys(), ...forms])) {
      this.#showPanel(form, { tone: 'cannot_tell', title: message, lines: [] });
    }
  }

  /**
   * Says once that a press was lost with an earlier version: in the window that is open, which is the
   * one it was made in.
   * @param {Report} report
   * @param {Collected} collected
   */
  #tellLost({ guards }, collected) {
    if (this.#isPressLost) {
      this.#isPressLost = false;
      const guard = guards.find(({ interruption }) => interruption) ?? guards[0];
      this.came({ key: 'press_lost_update' }, guard, collected, true);
    }
  }

  /**
   * Whether a press is held.
   * @param {boolean} isHeld
   */
  holds(isHeld) {
    this.#held.show(isHeld);
  }

  /** Something is pressed: what was said of the press before is over. */
  press() {
    this.#told = undefined;
    this.#came = undefined;
  }

  /**
   * Says what belongs to one press: a guard's `form` and `panel`. Nothing takes it away.
   * @param {Guard|undefined} told
   */
  tell(told) {
    this.#told = told;
  }

  /** What is said of the last press. */
  get told() {
    return this.#told;
  }

  /**
   * Says what came of the last press: in its window when that is shown next, or else in the page.
   * @param {Message} line
   * @param {Guard|undefined} guard
   * @param {Collected} collected What stands on the page now.
   * @param {boolean} [stays] Whether it is said in the page too once the window has shut.
   */
  came(line, guard, collected, stays = false) {
    if (guard && collected.elements.get(guard.form)?.isConnected) {
      this.#came = { form: guard.form, line, stays };
    } else if (this.#strip.isShown) {
      this.#noticesBelow.tell(line);
    } else {
      this.#showStrip(collected, { tone: 'cannot_tell', messages: [line] });
    }
  }

  /**
   * Asks the person; a promise of whether to go on, of `undefined` where the page took the question
   * away.
   * @param {Guard & {interruption: Interruption}} guard
   * @param {Report} report
   * @param {Collected} collected What stands on the page now.
   */
  async interrupt(guard, report, { elements }) {
    const place = this.#placeOf(guard, report, elements);
    // Of the first reply of a day nothing is wrong: the question is a reminder, and looks like one.
    const isReminder = guard.event?.mode === 'note';
    const goOn = await interrupt(place, guard.interruption, { isReminder, wrong: wrongOf(guard, report, this.#rejudge) });
    if (goOn !== undefined) {
      log(guard, goOn ? 'went_on' : 'went_back', report);
    }
    return goOn;
  }

  /**
   * Where a question about what a guard holds is to stand.
   * @param {Guard} guard
   * @param {Report} report
   * @param {Collected['elements']} elements
   */
  #placeOf({ dialog }, { page }, elements) {
    this.#askedOn = page;
    const found = elements.get(dialog) ?? document.body;
    // A field shows no other element, and has nothing around it once the page has removed it.
    return 'value' in found ? (found.parentElement ?? found) : found;
  }

  /**
   * Reminds of how the page is to be handled, where the report says so.
   * @param {Report} [report]
   */
  remind(report) {
    if (report?.reminder) {
      this.#noticesBelow.remind(report.reminder);
    }
  }

  /**
   * Offers a review date after a share.
   * @param {ReviewOffer} offer
   * @param {boolean} isSure Whether it is known that the site took it.
   * @param {Report} [report]
   */
  offerReview({ question, unsure, ...review }, isSure, report) {
    if (report?.page && !report.isPrivate) {
      const { page, space, path, settings } = report;
      const date = { ...review, page, space, path };
      const set = (/** @type {string} */ day) => ask({ set_date: { ...date, day } });
      this.#noticesBelow.offer(isSure ? question : unsure, settings.review_days, set);
    }
  }

  get #noticesBelow() {
    return (this.#notices ??= new Notices(this.#strip.below));
  }

  /**
   * The strip is folded or open as the person left it in this space.
   * @param {Report} report
   */
  async #unfold({ space }) {
    if (space === this.#foldOf) {
      return;
    }
    this.#foldOf = space;
    const folded = await ask({ folded: { site: location.host, space } }).catch(() => false);
    // The page may be in another space by now.
    if (space === this.#foldOf) {
      this.#strip.folded = folded;
    }
  }

  /**
   * @param {Collected} collected What stands on the page now.
   * @param {StripView} view
   */
  #showStrip(collected, view) {
    this.#strip.show(collected.first.get('strip-before'), view);
  }

  /**
   * A review date that has passed, once on each page view.
   * @param {Report} report
   */
  #showDue({ due, dates, isPrivate, settings }) {
    if (due && dates.length > 0 && !this.#saysDue && !isPrivate) {
      this.#saysDue = true;
      const move = async (/** @type {string|undefined} */ day) => {
        await ask({ move_dates: { ids: dates, day } });
        await this.#rejudge();
      };
      this.#noticesBelow.due(due, settings.review_days, move);
    }
  }

  /**
   * Files that were put into the page, as long as there is something to say of them.
   * @param {Report} report
   */
  #showUploaded({ uploaded }) {
    if (uploaded || this.#notices) {
      this.#noticesBelow.uploaded(uploaded, () => {
        this.#removed();
        this.#rejudge();
      });
    }
  }

  /**
   * @param {Control|undefined} form What it stands above.
   * @param {PanelView|null} view
   * @param {() => void} [onWrong] Called when the person calls the warning wrong.
   */
  #showPanel(form, view, onWrong) {
    // Beside a line of the page there is nothing until there is something to say.
    const isLine = form && 'value' in form;
    if (!form?.isConnected || (isLine && !view && !this.#panels.has(form))) {
      return;
    }
    const panel = this.#panels.get(form) ?? new Panel();
    this.#panels.set(form, panel);
    panel.show(form, view, onWrong);
  }
}

/**
 * Notes an event of a guard (A17); where this cannot be kept, nothing else changes.
 * @param {{event?: {mode?: Mode, outsiders?: number, about?: {rule: string}[]}|null}} guard
 * @param {string} what
 * @param {{page?: string|null, space?: string|null}} [place]
 */
export function log({ event }, what, { page, space } = {}) {
  const { mode, outsiders, about = [] } = event ?? {};
  const rules = about.map(({ rule }) => rule);
  ask({ log: { what, mode, outsiders, rules, site: location.host, space, page } }).catch(() => {});
}

/**
 * What the person may do about a warning that is wrong; nothing where neither page nor space
 * is known, for which it could be kept, nor in a private window, where nothing is.
 * @param {Guard} guard
 * @param {Report} report
 * @param {() => Promise<void>} rejudge Judges the page again.
 * @returns {Wrong|undefined}
 */
function wrongOf({ event }, { page, space, isPrivate }, rejudge) {
  if (!event?.about.length || !(page || space) || isPrivate) {
    return undefined;
  }
  const site = location.host;
  return {
    about: event.about,
    page,
    space,
    mark: async (rule, place) => {
      await ask({ except: { rule, site, ...place } });
      log({ event: { about: [{ rule }] } }, 'called_wrong', { page, space });
      rejudge();
    },
    takeBack: async (rule, place) => {
      await ask({ take_back: { rule, site, ...place } });
      rejudge();
    },
    isMarked: (rule, place) => ask({ excepted: { rule, site, ...place } }),
    listen: (hear) => {
      const heard = (/** @type {Partial<TabRequests>} */ { rejudge: isOther, settings }) => {
        if (isOther || settings) {
          hear();
        }
      };
      chrome.runtime.onMessage.addListener(heard);
      return () => chrome.runtime.onMessage.removeListener(heard);
    },
  };
}
