// The options page. Each part is a module of its own; here they are put together.

import { element } from '../shared/dom.js';
import { download } from '../shared/export.js';
import { VERSION } from '../storage/migrations.js';
import { repairSettings } from '../storage/store.js';
import { dayInWords, i18n, language, say } from '../shared/text.js';
import { showTrouble } from '../shared/trouble.js';
import { turns } from '../shared/turns.js';
import { followContacts, showContacts } from './contacts.js';
import { button, buttonTwice } from '../shared/button.js';
import { holdingFocus } from '../shared/focus.js';
import { byId, fillIn } from '../shared/markup.js';
import { showEvents } from './events.js';
import { field, FIELDS, labelOf, showSource } from './fields.js';
import { follow, keptOf } from './follow.js';
import { fillLimits, showLimits } from './limits.js';
import { followRules, showRules } from './rules.js';
import { showSeen } from './sees.js';
import { showSites } from './sites.js';
import { keep, problemText, proposedDomain, read, written } from '../shared/settings.js';
import { fillSeverities, showTerms } from './terms.js';
import { transfer } from './transfer.js';
import { showWrong } from './wrong.js';

/**
 * @import {Problem} from '../../types/core.js'
 * @import {State} from '../shared/settings.js'
 */

document.documentElement.lang = language();
document.title = i18n('options_title');
fillIn();
fillSeverities();
fillLimits();

const inTurn = turns();

/**
 * Draws from what is set when it is its turn, without taking the focus away: what was read before
 * the last change would otherwise be drawn over it.
 * @param {(state: State) => Promise<void>|void} how
 */
const draw = (how) => inTurn(() => holdingFocus(async () => how(await read())));

/** Shows everything as it is now, once: what somebody is writing would be lost. */
const show = () => draw(async (state) => {
  for (const [section, fields] of Object.entries(FIELDS)) {
    const made = fields.map((one) => field(one, state.of[one.name], state.person[one.name]));
    byId(`fields-${section}`).replaceChildren(...made);
  }
  showContacts(state);
  await showRules(state);
  await showOthers(state);
});

/**
 * What follows from other settings; fields are left alone while somebody is in them.
 * @param {State} state
 */
async function showOthers(state) {
  showLimits(state, showChanges);
  showTerms(state, showChanges);
  showWrong(state, showChanges);
  showProblems(state.problems);
  await Promise.all([showProposal(state), showSites(state), showAside()]);
}

/** Shows what was changed, here or elsewhere, but for what somebody is writing. */
const showChanges = () => draw(async (state) => {
  for (const one of Object.values(FIELDS).flat()) {
    const setting = state.of[one.name];
    const own = state.person[one.name];
    const part = byId(one.name).closest('.setting');
    follow(part, keptOf(setting, setting.value, own), () => field(one, setting, own));
    showSource(part, one.name, setting);
  }
  followContacts(state);
  followRules(state);
  await showOthers(state);
});

/** @param {Problem[]} problems */
function showProblems(problems) {
  byId('problems').hidden = problems.length === 0;
  byId('problems-list').replaceChildren(...problems.map((problem) => element('li', { text: problemText(problem, labelOf(problem.key)) })));
}

/** @param {State} state */
async function showProposal({ of }) {
  const domain = of.ownDomains.value === undefined ? await proposedDomain() : undefined;
  byId('proposal').hidden = domain === undefined;
  if (domain === undefined) {
    return;
  }
  const confirm = button(
    say({ key: 'options_confirm', args: [{ text: domain }] }),
    async () => {
      await keep('ownDomains', [domain]);
      await showChanges();
      byId('ownDomains').focus();
    },
    'main',
  );
  byId('proposal').replaceChildren(
    element('p', { text: say({ key: 'options_proposal', args: [{ text: domain }] }) }),
    confirm,
  );
}

/** What was found in the place of settings and could not be read, so that nothing is lost in silence. */
async function showAside() {
  /** @type {{setAside?: unknown, settingsVersion?: number}} */
  const kept = await chrome.storage.local.get(['setAside', 'settingsVersion']);
  const { setAside, settingsVersion = 0 } = kept;
  byId('newer').hidden = !(settingsVersion > VERSION);
  const has = Array.isArray(setAside) && setAside.length > 0;
  byId('aside').hidden = !has;
  if (!has) {
    return;
  }
  byId('aside').replaceChildren(
    element('p', { text: say({ key: 'options_aside', args: [{ text: dayInWords(setAside.at(-1)?.at) }] }) }),
    element(
      'p',
      { class: 'row' },
      button(i18n('options_aside_save'), () =>
        download('doorward-set-aside.json', 'application/json', JSON.stringify(setAside, null, 2)),
      ),
      buttonTwice(i18n('options_aside_drop'), i18n('options_aside_drop_sure'), async () => {
        await written(() => chrome.storage.local.remove('setAside'));
        await showAside();
        byId('organisation-title').focus();
      }),
    ),
  );
}

/** Opens what is folded up around the part that the address names. */
function unfold() {
  const folded = byId(location.hash.slice(1))?.closest('details');
  if (folded) {
    folded.open = true;
  }
}

/**
 * What needs neither settings nor the core is there all the same.
 * @param {unknown} fault Why the rest is not.
 */
function showWithout(fault) {
  /** @type {HTMLElement} */ (document.querySelector('nav')).hidden = true;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.sections > *'))) {
    part.hidden ||= part.id !== 'log' && part.id !== 'sees';
  }
  showTrouble(fault);
}

try {
  await repairSettings();
  await show();
  transfer(read, showChanges);
  // An administrator's policy may come while this is open. This tab, another, or a page on which a
  // warning was called wrong changes the settings.
  chrome.storage.onChanged.addListener(({ settings }, area) => (area === 'managed' || (area === 'local' && settings)) && showChanges());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && draw(showOthers));
} catch (fault) {
  showWithout(fault);
}
unfold();
addEventListener('hashchange', unfold);
showEvents();
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && holdingFocus(showEvents));
showSeen();
document.documentElement.dataset.ready = 'true';
