// The first-run page: what Doorward does, how a warning looks, and up to three questions that
// can be left as they are; those that an administrator has answered are not asked. The organisation, not the tool, sets the rules (R1).

import { Panel } from '../content/show/paint.js';
import { byId, fillIn } from '../shared/markup.js';
import { faultsOf, keep, lineText, proposedDomain, read } from '../shared/settings.js';
import { inDays, today } from '../shared/day.js';
import { isSame } from '../shared/json.js';
import { taken, tellTaken } from '../shared/taken.js';
import { dayInWords, i18n, language, say } from '../shared/text.js';
import { showTrouble } from '../shared/trouble.js';
import { isWelcome } from '../background/welcome.js';

/** @import {Mode, Setting} from '../../types/core.js' */

// For how long nothing is held back where that is chosen.
const OBSERVE_DAYS = '28';
// What each choice makes of the rules.
/** @type {Record<string, Record<string, Mode>>} */
const PRESETS = {
  usual: {},
  quiet: { personal: 'note', contact: 'note', network: 'note' },
  strict: { secret: 'stop', contact: 'warn', network: 'warn', 'marking-official': 'warn' },
};
// By question: the setting it is about.
const ASKED = { domains: 'ownDomains', observe: 'observeOnlyUntil', preset: 'modes' };

document.documentElement.lang = language();
document.title = i18n('welcome_title');
fillIn();
showSample();

// The form must not be sent off by the browser while the settings are being read.
/** @type {HTMLFormElement} */
const form = byId('questions');
form.addEventListener('submit', (event) => event.preventDefault());
let isBegun = false;
form.addEventListener('input', () => (isBegun = true));
// A policy may arrive a moment after the installation that opened this page.
chrome.storage.onChanged.addListener((_, area) => area === 'managed' && policyCame());
/** @type {Record<string, Setting>} */
let of;
// Which choice the settings hold of each question that has some; a choice that stays is not kept anew.
/** @type {Record<string, string|undefined>} */
const held = {};
try {
  ({ of } = await read());
  show();
  propose();
  document.addEventListener('visibilitychange', propose);
  form.addEventListener('submit', begin);
} catch (fault) {
  form.hidden = true;
  showTrouble(fault);
}
document.documentElement.dataset.ready = 'true';

/** Shows what is set; what an administrator has decided is not asked, but said. */
function show() {
  const decided = Object.entries(ASKED).filter(([, key]) => of[key].source === 'managed').map(([id]) => id);
  showHowMany(Object.keys(ASKED).length - decided.length, decided.length);
  const { ownDomains, observeOnlyUntil: until, modes } = of;
  showDomains((ownDomains.value ?? []).join('\n'), decided.includes('domains'));
  /** @type {Record<string, () => string>} */
  const answers = {
    domains: () => i18n('source_locked'),
    observe: () => observed(String(until.value)),
    preset: () => chosen(modes.value ?? {}),
  };
  for (const [id, answer] of Object.entries(answers)) {
    const isDecided = decided.includes(id);
    byId(id).disabled = isDecided;
    byId(`${id}-source`).textContent = isDecided ? answer() : '';
  }
  hold('observe', until.value >= today() ? OBSERVE_DAYS : '', decided.includes('observe'));
  hold('preset', presetOf(modes.value ?? {}), decided.includes('preset'));
}

/**
 * @param {number} left How many questions there are.
 * @param {number} answered How many an administrator has answered.
 */
function showHowMany(left, answered) {
  const none = i18n('welcome_no_questions');
  byId('questions-title').textContent = left > 0 ? say({ key: 'welcome_questions', count: left, args: [{ count: left }] }) : none;
  const rest = { key: 'welcome_answered', count: answered, args: [{ count: answered }] };
  byId('answered').textContent = left > 0 && answered > 0 ? say(rest) : '';
  byId('begin').hidden = left === 0;
}

/**
 * @param {string} text
 * @param {boolean} isDecided Whether they are an administrator's, before which nothing stays.
 */
function showDomains(text, isDecided) {
  /** @type {HTMLTextAreaElement} */
  const field = byId('domains');
  const isWritten = isBegun && !['', text].includes(field.value.trim());
  if (isDecided && isWritten && !field.disabled) {
    const isIn = field === document.activeElement;
    tellTaken(taken([field]), (notice) => byId('domains-question').append(notice), isIn);
    byId('domains-fault').replaceChildren();
  }
  if (isDecided || !isBegun) {
    field.value = text;
  }
}

/**
 * What an administrator has decided about when it begins to warn.
 * @param {string} until The last day on which it only observes.
 */
function observed(until) {
  return until >= today()
    ? say({ key: 'welcome_decided_observe', args: [{ text: dayInWords(until) }] })
    : i18n('welcome_decided_now');
}

/**
 * What an administrator has decided about the rules.
 * @param {Record<string, Mode>} modes
 */
function chosen(modes) {
  const preset = presetOf(modes);
  const count = Object.keys(modes).length;
  return preset
    ? say({ key: 'welcome_decided', args: [{ text: i18n(`welcome_${preset}`) }] })
    : say({ key: 'welcome_decided_rules', count, args: [{ count }] });
}

/**
 * Marks the choice that the settings hold, unless the person has begun to answer.
 * @param {string} name
 * @param {string | undefined} choice
 * @param {boolean} isDecided Whether an administrator decided it.
 */
function hold(name, choice, isDecided) {
  held[name] = choice;
  if (!isBegun || isDecided) {
    for (const radio of byId(name).getElementsByTagName('input')) {
      radio.checked = radio.value === choice;
    }
  }
}

/**
 * The preset that makes these modes; none where rules were set one by one.
 * @param {Record<string, Mode>} modes
 */
function presetOf(modes) {
  return Object.keys(PRESETS).find((name) => isSame(PRESETS[name], modes));
}

/** Where the page should not have opened it goes, unless somebody has begun to answer. */
async function policyCame() {
  const { managed, ...now } = await read();
  if (!isWelcome(managed) && !isBegun) {
    const own = await chrome.tabs.getCurrent();
    await chrome.tabs.remove(own?.id ?? chrome.tabs.TAB_ID_NONE);
    return;
  }
  ({ of } = now);
  show();
}

/** The domain of the signed-in person, once a page of the site is open. */
async function propose() {
  if (byId('domains').value === '' && !byId('domains').disabled && document.visibilityState === 'visible') {
    const domain = await proposedDomain();
    if (domain && byId('domains').value === '') {
      byId('domains').value = domain;
    }
  }
}

async function begin() {
  /** @type {HTMLTextAreaElement} */
  const field = byId('domains');
  const domains = field.value.split('\n').map((line) => line.trim()).filter(Boolean);
  const faults = domains.length > 0 ? await faultsOf('ownDomains', domains) : [];
  field.setAttribute('aria-invalid', String(faults.length > 0));
  byId('domains-fault').textContent = faults.map(lineText).join(' ');
  if (faults.length > 0) {
    field.focus();
    return;
  }
  const answers = new FormData(form);
  const observe = /** @type {string|null} */ (answers.get('observe'));
  const preset = /** @type {string|null} */ (answers.get('preset'));
  try {
    await keepUnlessManaged('ownDomains', domains.length > 0 ? domains : undefined);
    // What was set elsewhere, to another day or rule by rule, is not thrown away by a choice left as it was.
    if (observe !== null && observe !== held.observe) {
      await keepUnlessManaged('observeOnlyUntil', observe ? inDays(Number(observe)) : undefined);
      held.observe = observe;
    }
    if (preset !== null && preset !== held.preset) {
      await keepUnlessManaged('modes', preset === 'usual' ? undefined : PRESETS[preset]);
      held.preset = preset;
    }
    byId('outcome').textContent = i18n('welcome_saved');
  } catch {
    byId('outcome').textContent = i18n('options_not_kept');
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 */
async function keepUnlessManaged(key, value) {
  if (of[key].source !== 'managed') {
    await keep(key, value);
  }
}

/** The panel of the share window itself, about invented people. */
function showSample() {
  const marking = { message: { key: 'evidence_marking', args: [{ text: 'OFFICIAL-SENSITIVE' }] } };
  const numbers = { message: { key: 'rule_nhs_number', count: 3, args: [{ count: 3 }] } };
  const person = ['welcome_person', 'welcome_company'].map((key) => ({ message: { key } }));
  const guest = { message: { key: 'party_guest', args: person } };
  new Panel(false).show(byId('sample').querySelector('form'), {
    tone: 'warning',
    title: { key: 'panel_warning' },
    lines: [
      { key: 'panel_outsiders', args: [{ list: [guest] }] },
      { key: 'panel_content', args: [{ list: [marking, numbers] }] },
      { key: 'advice_marking' },
    ],
  });
}
