// The first-run page: what Doorward does, how a warning looks, and three questions that
// can be left as they are. The organisation, not the tool, sets the rules (R1).

import { Panel } from '../content/paint.js';
import { byId, fillIn } from '../options/dom.js';
import { faultsOf, keep, proposedDomain, read } from '../options/state.js';
import { inDays } from '../shared/day.js';
import { i18n, language, say } from '../shared/text.js';
import { isWelcome } from '../background/welcome.js';

// What each choice makes of the rules; `usual` leaves them as they come.
const PRESETS = {
  quiet: { personal: 'note', contact: 'note', network: 'note' },
  strict: { secret: 'stop', contact: 'warn', network: 'warn', 'marking-official': 'warn' },
};

document.documentElement.lang = language();
document.title = i18n('welcome_title');
fillIn();
showSample();

// The form must not be sent off by the browser while the settings are being read.
byId('questions').addEventListener('submit', (event) => event.preventDefault());
let isBegun = false;
byId('questions').addEventListener('input', () => (isBegun = true));
// A policy may arrive a moment after the installation that opened this page.
chrome.storage.onChanged.addListener((_, area) => area === 'managed' && policyCame());
let { of } = await read();
show();
propose();
document.addEventListener('visibilitychange', propose);

/** Shows what is set; what an administrator has decided is not asked. */
function show() {
  const answered = { domains: 'ownDomains', observe: 'observeOnlyUntil', preset: 'modes' };
  for (const [id, key] of Object.entries(answered)) {
    byId(id).disabled = of[key].source === 'managed';
  }
  if (!isBegun || byId('domains').disabled) {
    byId('domains').value = (of.ownDomains.value ?? []).join('\n');
  }
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
  if (byId('domains').value === '' && document.visibilityState === 'visible') {
    const domain = await proposedDomain();
    if (domain && byId('domains').value === '') {
      byId('domains').value = domain;
    }
  }
}

byId('questions').addEventListener('submit', async (event) => {
  event.preventDefault();
  const domains = byId('domains').value.split('\n').map((line) => line.trim()).filter(Boolean);
  const faults = domains.length > 0 ? await faultsOf('ownDomains', domains) : [];
  byId('domains').setAttribute('aria-invalid', String(faults.length > 0));
  byId('domains-fault').textContent = faults
    .map(({ entry }) => say({ key: 'options_bad_line', args: [{ text: entry ?? '' }] }))
    .join(' ');
  if (faults.length > 0) {
    byId('domains').focus();
    return;
  }
  const chosen = new FormData(byId('questions'));
  const days = chosen.get('observe');
  const preset = PRESETS[chosen.get('preset')];
  try {
    await keepUnlessManaged('ownDomains', domains.length > 0 ? domains : undefined);
    await keepUnlessManaged('observeOnlyUntil', days ? inDays(Number(days)) : undefined);
    // Modes set rule by rule before are not thrown away by a choice left as it was.
    if (preset) {
      await keepUnlessManaged('modes', preset);
    }
    byId('outcome').textContent = i18n('welcome_saved');
  } catch {
    byId('outcome').textContent = i18n('options_not_kept');
  }
});
document.documentElement.dataset.ready = 'true';

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
  new Panel().show(byId('sample').querySelector('form'), {
    tone: 'warning',
    title: { key: 'panel_warning' },
    lines: [
      { key: 'panel_content', args: [{ list: [marking, numbers] }] },
      { key: 'panel_outsiders', args: [{ list: [guest] }] },
      { key: 'advice_marking' },
    ],
  });
}
