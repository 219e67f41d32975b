// The question put before something is shared, and what the person says is wrong about it.
//
// Loaded when there is something on the page to be asked about.

import { element } from '../../shared/dom.js';
import { beginsWithName, i18n, newTab, say } from '../../shared/text.js';
import { PRESSING, stand, standing } from '../press/guard.js';
import { keepFromPage, mark, Shown } from './paint.js';
import { wrongPart } from './wrong.js';

/**
 * @import {Interruption, Link, Message, Section, Tone} from '../../../types/core.js'
 * @import {End} from '../press/guard.js'
 * @import {Wrong} from './wrong.js'
 */

// So many kinds of evidence are open at first: who would get it, below them, is not to be out of sight.
const OPEN = 6;
// And so many of those outside: a group of guests may have hundreds, and what to do stands below them.
const OPEN_OUTSIDE = 20;

/**
 * Puts the question before sensitive content leaves the organisation.
 * @param {Element} dialog The share dialog; the question stands inside it, so
 *   that the page does not take a press on it for a press outside the dialog.
 * @param {Interruption} view Without `go_on` there is no way on.
 * @param {{isReminder: boolean, wrong?: Wrong}} about Whether nothing was found that it warns of, and
 *   what the person may do where the warning is wrong.
 * @returns {Promise<boolean|undefined>} Whether to go on; `undefined` where the page took the
 *   question away.
 */
export function interrupt(dialog, view, { isReminder, wrong }) {
  return modal(dialog, (question, done) => {
    if (isReminder) {
      beCalm(question);
    }
    const back = element('button', { type: 'button', class: 'safe', on: { click: () => done(false) } }, say(view.back));
    const boxes = view.ticks.map(tickBox);
    const missing = () => boxes.find(({ box }) => !box.checked);
    const first = element('p', { class: 'first', role: 'status' });
    const buttons = [back];
    if (view.go_on) {
      const goOn = element('button', { type: 'button' }, say(view.go_on));
      const show = () => {
        goOn.setAttribute('aria-disabled', String(missing() !== undefined));
        first.replaceChildren();
      };
      show();
      goOn.addEventListener('click', () => {
        // A box may be out of sight, and a button that does nothing looks broken.
        const next = missing();
        if (next) {
          first.textContent = say({ key: 'question_first', count: boxes.length });
          next.box.focus({ focusVisible: true });
        } else {
          done(true);
        }
      });
      if (boxes.length > 0) {
        goOn.setAttribute('aria-describedby', boxes.map(({ id }) => id).join(' '));
      }
      boxes.forEach(({ box }) => box.addEventListener('change', show));
      buttons.unshift(goOn);
    }
    const call = () => wrong && showWrong(question, wrong, done);
    const aside = wrong ? [element('button', { type: 'button', class: 'aside', on: { click: call } }, i18n('wrong_button'))] : [];
    const reason = reasonOf(view);
    // Read out when it opens: why it is asked, and not what can be done about that.
    question.setAttribute('aria-describedby', reason.flat().map(({ id }) => id).join(' '));
    question.append(...parts(view, reason, aside, boxes, [first, ...buttons], isReminder ? 'note' : 'warning'));
    hintAtMore(question);
    return back;
  });
}

/**
 * Lets the person call a warning wrong that stands in a panel.
 * @param {Element} dialog
 * @param {Wrong} wrong
 */
export function callWrong(dialog, wrong) {
  return modal(dialog, (question, done) => showWrong(question, wrong, done));
}

/**
 * Casts a shadow from the buttons for as long as something is out of sight below them.
 * @param {Element} question
 */
function hintAtMore(question) {
  const [foot] = question.getElementsByClassName('foot');
  const hint = () => foot.classList.toggle('over', question.scrollHeight - question.clientHeight - question.scrollTop > 1);
  question.addEventListener('scroll', hint, { passive: true });
  question.addEventListener('toggle', hint, true);
  new ResizeObserver(hint).observe(question);
}

/**
 * No alert, in its looks and to a screen reader.
 * @param {Element} question
 */
function beCalm(question) {
  question.className = 'calm';
  question.setAttribute('role', 'dialog');
}

/**
 * @param {HTMLDialogElement} question What is filled.
 * @param {Wrong} wrong
 * @param {End} done
 */
function showWrong(question, wrong, done) {
  beCalm(question);
  const back = element('button', { type: 'button', class: 'safe', on: { click: () => done(false) } }, i18n('wrong_back'));
  const content = element('div', { class: 'content', id: 'content' }, wrongPart(wrong));
  if (question.open) {
    // It does not open anew, so what stands in it now is said with what gets the focus.
    back.setAttribute('aria-describedby', 'title content');
  }
  question.setAttribute('aria-describedby', 'content');
  question.replaceChildren(head(i18n('wrong_title'), 'quiet'), content, element('div', { class: 'foot' }, back));
  beginAt(back, question);
  return back;
}

/**
 * A question over the page.
 * @param {Element} dialog What it stands in.
 * @param {(question: HTMLDialogElement, done: End) => HTMLElement} fill Fills it, and returns what gets the
 *   focus.
 * @returns {Promise<boolean|undefined>} What was chosen; false when it was left, `undefined`
 *   when the page took it away.
 */
function modal(dialog, fill) {
  return new Promise((answer) => {
    // The page took it away a moment ago: there is no place for a question.
    if (!dialog.isConnected) {
      answer(undefined);
      return;
    }
    const shown = new Shown('interruption', 'presentation');
    const question = element('dialog', { role: 'alertdialog', 'aria-labelledby': 'title' });
    /** @type {End} */
    const done = (choice) => {
      if (standing() !== done) {
        return;
      }
      gone.disconnect();
      question.close();
      shown.remove();
      stand(undefined);
      answer(choice);
    };
    // A dialog the page takes away takes the question with it: nothing is shared.
    const gone = new MutationObserver(() => {
      if (!shown.host.isConnected) {
        done(undefined);
      }
    });
    question.addEventListener('cancel', () => done(false));
    // What is left of the press that is held answers nothing: the second half of a double click,
    // a key that is still down.
    question.addEventListener('click', (event) => event.detail > 1 && stop(event), true);
    question.addEventListener('keydown', (event) => event.repeat && PRESSING.has(event.key) && stop(event), true);
    question.addEventListener('keydown', (event) => event.key === 'Tab' && goRound(event, question));
    keepFromPage(shown.host);
    question.style.setProperty('--new-tab', newTab());
    shown.box.append(question);
    shown.place(dialog, null);
    gone.observe(document, { subtree: true, childList: true });
    stand(done);
    const first = fill(question, done);
    question.showModal();
    beginAt(first, question);
  });
}

/**
 * Chromium scrolls to where the buttons stood if they did not stay in sight: what was found would be
 * out of it.
 * @param {HTMLElement} button What gets the focus.
 * @param {HTMLDialogElement} question
 */
function beginAt(button, question) {
  button.focus();
  question.scrollTop = 0;
}

/**
 * Tab goes from the last of what can be used to the first, and back. Firefox would leave the page
 * there, and the page bring the focus back to the last: what is to be ticked stands before it.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} question
 */
function goRound(event, question) {
  const all = /** @type {HTMLElement[]} */ ([...question.getElementsByTagName('*')]);
  const stops = all.filter((one) => one.tabIndex >= 0 && one.checkVisibility());
  const ends = event.shiftKey ? [stops.at(-1), stops[0], question] : [stops[0], stops.at(-1)];
  const [to, ...from] = ends;
  if (from.some((one) => one === event.target)) {
    event.preventDefault();
    to?.focus();
  }
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * What was found, and the rest: who would get it, why that matters, and what to do instead.
 * @param {Interruption} view
 * @returns {[HTMLElement[], HTMLElement[]]}
 */
function reasonOf(view) {
  const found = section(view.evidence, OPEN);
  const rest = [
    ...section(view.outsiders, OPEN_OUTSIDE),
    element('p', { class: 'why' }, say(view.why)),
    ...[view.advice, ...view.more].map((line) => element('p', {}, say(line))),
  ];
  [...found, ...rest].forEach((part, at) => (part.id = `reason-${at}`));
  return [found, rest];
}

/**
 * @param {Interruption} view
 * @param {[HTMLElement[], HTMLElement[]]} reason
 * @param {Element[]} aside
 * @param {ReturnType<typeof tickBox>[]} boxes
 * @param {Element[]} foot
 * @param {Tone} tone
 */
function parts(view, [found, rest], aside, boxes, foot, tone) {
  const ticks =
    boxes.length > 0 &&
    element('fieldset', {}, element('legend', {}, i18n('interruption_ticks')), ...boxes.map(({ label }) => label));
  return [
    head(say(view.title), tone),
    element('div', { class: 'content' }, ...found, ...aside, ...rest, ...view.links.map(link), ticks),
    element('div', { class: 'foot' }, ...foot),
  ];
}

/**
 * @param {string} title
 * @param {Tone} tone
 */
function head(title, tone) {
  // No header element: in a page it would be a second banner.
  return element(
    'div',
    { class: 'head' },
    mark(tone),
    element('h2', { id: 'title' }, title),
    element('span', { class: 'name' }, i18n('extension_short_name')),
  );
}

/** @param {Link} link */
const link = ({ url, text }) =>
  element('p', {}, element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, say(text)));

/**
 * @param {Section} section
 * @param {number} most How many lines are open at first; with two more than these, all are.
 */
function section({ title, lines }, most) {
  const isLong = lines.length > most + 2;
  /** @type {HTMLElement[]} */
  const parts = [element('h3', {}, say(title)), list(isLong ? lines.slice(0, most) : lines)];
  if (isLong) {
    const count = lines.length - most;
    const words = say({ key: 'question_more', count, args: [{ count }] });
    parts.push(element('details', {}, element('summary', {}, words), list(lines.slice(most))));
  }
  return parts;
}

/** @param {Message[]} lines */
const list = (lines) =>
  element('ul', {}, ...lines.map((line) => element('li', { class: beginsWithName(line) ? 'named' : '' }, say(line))));

/**
 * @param {Message} tick
 * @param {number} at
 */
function tickBox(tick, at) {
  const id = `tick-${at}`;
  const box = element('input', { type: 'checkbox' });
  return { box, label: element('label', {}, box, element('span', { id }, say(tick))), id };
}
