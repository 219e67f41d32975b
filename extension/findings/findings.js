// The page of findings: what was kept of the pages that were opened, joined with what the
// person decided. It reads the records and draws; every change goes through `keep.js`.

import { ask } from '../shared/ask.js';
import { tellForgotten } from '../review/record.js';
import { TITLES, titlesOf } from '../review/site.js';
import { today } from '../shared/day.js';
import { choose, forgetAll, moveDates, records, undo } from '../storage/keep.js';
import { element } from '../shared/dom.js';
import { csv, download } from '../shared/export.js';
import { byId, entitle, fillIn } from '../shared/markup.js';
import { pagesOf } from '../shared/sites.js';
import { CATEGORIES, CATEGORY, SEVERITIES, SEVERITY } from '../shared/terms.js';
import { language, i18n, say } from '../shared/text.js';
import { showTrouble } from '../shared/trouble.js';
import { turns } from '../shared/turns.js';
import { askForChoice, askForDay, confirmForget } from './dialog.js';
import { drawGuests, guestTable } from './guests.js';
import { countBySeverity, filtered, guestMap, inOrder, isPage, ofTab, rowsOf, spaceOf } from './model.js';
import { drawKept } from './kept.js';
import { drawReport } from './report.js';
import { drawRow, plainRow, TABLE_HEAD, tableRow, whereOf, wordsOf } from './row.js';
import { Tabs } from './tabs.js';
import { callWrong, knownWrong, takeWrongBack } from './wrong.js';

/**
 * @import {KeptDate} from '../../types/kept.js'
 * @import {Decision} from './dialog.js'
 * @import {Guest, Place, Row} from './model.js'
 * @import {Act} from './row.js'
 * @import {KnownWrong} from './wrong.js'
 */

const TABS = /** @type {const} */ ([...CATEGORIES, 'hidden', 'guests']);
const TAB_NAMES = {
  ...CATEGORY,
  hidden: 'findings_tab_hidden',
  guests: 'findings_tab_guests',
};
const SEVERITY_MEANINGS = {
  critical: 'findings_critical',
  high: 'findings_high',
  medium: 'findings_medium',
  low: 'findings_low',
};
// More at once would make the page slow; the rest is asked for.
const STEP = 100;

/** @type {Row[]} */
let rows = [];
/** @type {Guest[]} */
let guests = [];
// The titles of pages, while this page is open: of those open in a tab, and what the site said when
// asked; an empty one where it said nothing.
/** @type {Map<string, string>} */
const titles = new Map();
let shownRows = STEP;
/** @type {Set<string>} */
const open = new Set();
/** @type {(() => Promise<void>) | undefined} */
let takeBack;
/** @type {KnownWrong} */
let wrong;

// Several pages of findings may be open: what is decided in one shows in the others.
const others = new BroadcastChannel('doorward-findings');
// Whether something was decided elsewhere while the dialog stood here.
let isOutdated = false;

// ── Reading ─────────────────────────────────────────────────────────────────

const inTurn = turns();

/** Reads and draws; what was begun later draws last. */
const load = () => inTurn(loadOnce);

async function loadOnce() {
  const [pages, dates, choices, outsiders] = await Promise.all([
    records('findings'),
    records('dates'),
    records('choices'),
    records('outsiders'),
  ]);
  wrong = await knownWrong();
  rows = rowsOf(pages, dates, choices, today(), wrong.isWrong).filter(isKnown);
  guests = guestMap(outsiders);
  (await liveTitles(new Set(rows.map(({ site }) => site)))).forEach((title, page) => titles.set(page, title));
  fillChoices();
  await drawKept(byId('kept'));
  draw();
}

// A record may be older than this version's catalogue.
const isKnown = (/** @type {Row} */ { title }) => say(title) !== title.key;

/**
 * The titles of the pages that are open in a tab just now; none is kept.
 * @param {Set<string>} sites
 */
async function liveTitles(sites) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const site of sites) {
    const open = await chrome.tabs.query({ url: pagesOf(site) }).catch(() => []);
    for (const { url, title } of open) {
      const [page, space] = await ask({ place: { url: url ?? '' } }).catch(() => []);
      if (page && space && title) {
        // Confluence adds the name of the space and its own.
        found.set(`${site}/${page}`, title.split(' - ').slice(0, -2).join(' - ') || title);
      }
    }
  }
  return found;
}

/**
 * Asks the site for the titles of these pages, by way of a tab that shows it, once each.
 * @param {Place[]} places
 * @returns {Promise<boolean>} Whether any became known.
 */
async function nameAll(places) {
  const untitled = places.flatMap(({ site, page }) => {
    const isUntitled = page !== undefined && isPage(page) && !titles.has(pageOf({ site, page }));
    return isUntitled ? [{ site, page }] : [];
  });
  let isNew = false;
  for (const site of new Set(untitled.map((place) => place.site))) {
    const pages = untitled.filter((place) => place.site === site).map(({ page }) => page);
    const ids = [...new Set(pages)].slice(0, TITLES);
    ids.forEach((page) => titles.set(pageOf({ site, page }), ''));
    for (const [page, title] of await titlesOf(site, ids, ask).catch(() => [])) {
      titles.set(pageOf({ site, page }), title);
      isNew = true;
    }
  }
  return isNew;
}

// ── Drawing ─────────────────────────────────────────────────────────────────

const filter = () => Object.fromEntries(new FormData(byId('filter')));
const pageOf = (/** @type {Place} */ { site, page }) => `${site}/${page}`;
const titleOf = (/** @type {Place} */ place) => titles.get(pageOf(place));
const words = (/** @type {Row} */ row) => `${wordsOf(row)} ${titleOf(row) ?? ''}`;
const wanted = () => filtered(rows, filter(), words);

function draw() {
  const found = wanted();
  drawTotals(found);
  tabs.draw(
    TABS.map((name) => ({
      name,
      text: i18n(TAB_NAMES[name]),
      count: name === 'guests' ? new Set(guests.map(({ who }) => who)).size : ofTab(found, name).length,
    })),
  );
  const isMap = tabs.chosen === 'guests';
  // The map has an export of its own.
  ['filter', 'csv', 'json'].forEach((id) => (byId(id).hidden = isMap));
  if (isMap) {
    showGuests();
  } else {
    drawList(ofTab(found, tabs.chosen));
  }
}

async function showGuests() {
  const drawMap = () => {
    drawGuests(byId('panel'), guests.slice(0, shownRows), titleOf);
    offerMore(guests.length, shownRows, 'person');
  };
  drawMap();
  const pages = guests.slice(0, shownRows).flatMap(({ site, pages }) => pages.map((page) => ({ site, page })));
  if ((await nameAll(pages)) && tabs.chosen === 'guests') {
    const had = document.activeElement?.id;
    drawMap();
    byId(had ?? '')?.focus();
  }
}

/**
 * A button for the rest of a long list.
 * @param {number} all
 * @param {number} shown
 * @param {string} name The class of what has the focus in each row.
 */
function offerMore(all, shown, name) {
  if (all > shown) {
    const click = () => {
      shownRows += STEP;
      draw();
      /** @type {HTMLElement} */ (byId('panel').getElementsByClassName(name)[shown])?.focus();
    };
    byId('panel').append(element('button', { type: 'button', class: 'button more-rows', id: 'more', on: { click } }, i18n('list_more')));
  }
}

/**
 * Writes titles that became known into the rows on show.
 * @param {Row[]} shown
 */
async function retitle(shown) {
  if (await nameAll(shown)) {
    const rowsById = new Map(shown.map((row) => [idOf(row), row]));
    for (const summary of byId('panel').getElementsByTagName('summary')) {
      const row = rowsById.get(summary.dataset.id);
      if (row) {
        summary.getElementsByClassName('where')[0].textContent = whereOf(row, titleOf(row));
      }
    }
  }
}

/** @param {Row[]} list */
function drawList(list) {
  const shown = list.slice(0, shownRows);
  byId('shown').textContent = say({ key: 'findings_shown', count: list.length, args: [{ count: list.length }] });
  if (list.length === 0) {
    const isFiltered = Object.values(filter()).some(Boolean);
    byId('panel').replaceChildren(empty(isFiltered));
    return;
  }
  byId('panel').replaceChildren(element('ul', { class: 'list' }, ...shown.map(item)));
  retitle(shown);
  offerMore(list.length, shown.length, 'summary');
}

/** @param {Row} row */
function item(row) {
  const drawn = drawRow(row, { title: titleOf(row), acts: actsOf(row) });
  const id = idOf(row);
  drawn.open = open.has(id);
  drawn.addEventListener('toggle', () => (drawn.open ? open.add(id) : open.delete(id)));
  return element('li', {}, drawn);
}

const idOf = (/** @type {Row} */ { site, key }) => `${site}/${key}`;

/** @param {boolean} isFiltered */
function empty(isFiltered) {
  const keys = isFiltered
    ? ['findings_none_filtered', 'findings_none_filtered_more']
    : tabs.chosen === 'hidden'
      ? ['findings_none_hidden', 'findings_none_hidden_more']
      : ['findings_none', 'findings_none_more'];
  return element('div', { class: 'empty' }, ...keys.map((key) => element('p', {}, i18n(key))));
}

/** @param {Row[]} found */
function drawTotals(found) {
  const counts = countBySeverity(found.filter(({ aside }) => !aside));
  byId('totals').replaceChildren(
    ...SEVERITIES.map((severity) =>
      element(
        'li',
        { class: severity },
        element('span', { class: 'number' }, counts[severity]),
        element('span', { class: 'word' }, i18n(SEVERITY[severity])),
        element('span', { class: 'meaning' }, i18n(SEVERITY_MEANINGS[severity])),
      )),
  );
}

function fillChoices() {
  const { severity, space } = byId('filter').elements;
  const spaces = [...new Set(rows.map(spaceOf))].toSorted();
  const isOneSite = new Set(rows.map(({ site }) => site)).size < 2;
  options(severity, SEVERITIES.map((name) => [name, i18n(SEVERITY[name])]));
  options(space, spaces.map((name) => [name, isOneSite ? name.split('/')[1] : name]));
}

/**
 * Fills a choice, and leaves chosen what was.
 * @param {HTMLSelectElement} select
 * @param {string[][]} entries Values and their words.
 */
function options(select, entries) {
  const { value } = select;
  select.replaceChildren(
    ...[['', i18n('findings_filter_all')], ...entries].map(([value, text]) => element('option', { value }, text)),
  );
  select.value = value;
}

// ── What the person does ────────────────────────────────────────────────────

/**
 * @param {Row} row
 * @returns {Act[]}
 */
function actsOf(row) {
  const { choice: made, date } = row;
  if (made) {
    const again = () => choose(made, Date.now());
    const act = () => change(row, 'findings_done_undo', () => undo(made), again);
    return [{ text: i18n('findings_act_undo'), act }];
  }
  if (row.wrong) {
    const right = () => takeWrongBack(row, wrong.rulesOf(row));
    return [{ text: i18n('wrong_undo'), act: () => change(row, 'findings_done_undo', right) }];
  }
  /** @type {(kind: Decision, key: string, done: string) => () => Promise<void>} */
  const decide = (kind, key, done) => async () => {
    const answer = await askForChoice(kind, row);
    if (!answer) {
      return;
    }
    const { site, rule, space, rated, title } = row;
    const choice = { site, rule, space, key, was: rated, title, ...answer };
    await change(row, done, () => choose(choice, Date.now()), () => undo(choice));
  };
  const acts = [
    { text: i18n('findings_act_grade'), act: decide('grade', row.key, 'findings_done_grade') },
    { text: i18n('findings_act_hide'), act: decide('hide', row.key, 'findings_done_hide') },
  ];
  if (row.space) {
    const text = say({ key: 'findings_act_ignore', args: [{ text: row.space }] });
    acts.push({ text, act: decide('ignore', `${row.rule} ${row.space}`, 'findings_done_ignore') });
  }
  if (!date) {
    acts.push({ text: i18n('wrong_button'), act: () => called(row) });
  }
  return date ? [...dateActs(row, date), ...acts] : acts;
}

/**
 * A wrong warning: marked with the press; what follows from it shows when the dialog has shut.
 * @param {Row} row
 */
async function called(row) {
  const about = wrong.rulesOf(row);
  if (await callWrong(row, about)) {
    await change(row, 'findings_done_wrong', () => {}, () => takeWrongBack(row, about));
  }
}

/**
 * @param {Row} row
 * @param {KeptDate} date
 * @returns {Act[]}
 */
function dateActs(row, { id, day }) {
  /** @type {(to?: string) => () => Promise<void>} */
  const move = (to) => () => moveDates({ ids: [id], day: to });
  const again = async () => {
    const to = await askForDay(row);
    if (to) {
      await change(row, 'findings_done_day', move(to), move(day));
    }
  };
  return [
    { text: i18n('review_again'), act: again },
    { text: i18n('review_done'), act: () => change(row, 'findings_done_checked', move()) },
  ];
}

/**
 * Does it, shows it everywhere, and offers to take it back.
 * @param {Row} row
 * @param {string} key What is said then, as a key of the catalogue.
 * @param {() => unknown} doIt
 * @param {() => unknown} [back]
 */
async function change(row, key, doIt, back) {
  takeBack = undefined;
  if (await isKept(doIt)) {
    await everywhere(row.site);
    takeBack = back && (async () => {
      if (await isKept(back)) {
        await everywhere(row.site);
        announce('findings_done_undo');
      }
    });
    announce(key);
  }
  focusAfter(row);
}

/**
 * Does what writes, and says so where it could not: the disk may be full.
 * @param {() => unknown} write
 */
async function isKept(write) {
  try {
    await write();
    return true;
  } catch (fault) {
    announce('findings_not_kept');
    console.error(fault);
    return false;
  }
}

/** @param {string} site */
async function everywhere(site) {
  others.postMessage(site);
  await load();
  const open = await chrome.tabs.query({ url: pagesOf(site) }).catch(() => []);
  const judged = open.map((/** @type {chrome.tabs.Tab} */ { id = chrome.tabs.TAB_ID_NONE }) =>
    chrome.tabs.sendMessage(id, { rejudge: true }).then(() => true, () => false));
  // An open page that is judged anew keeps what it has now; nobody waits for that.
  Promise.all(judged).then((any) => {
    if (any.includes(true)) {
      others.postMessage(site);
      loadInPlace();
    }
  });
}

/** Loads again without taking the focus away, once nobody is deciding anything. */
async function loadInPlace() {
  isOutdated = byId('dialog').open;
  if (isOutdated) {
    return;
  }
  const had = document.activeElement;
  const within = had?.closest('details.finding')?.getElementsByTagName('summary')[0];
  await load();
  if (within) {
    focusOn(within.dataset.id, had?.textContent);
  }
}

// The finding may have gone to another tab: the focus stays near where it was.
const focusAfter = (/** @type {Row} */ row) => focusOn(idOf(row));

/**
 * @param {string | undefined} id Of the finding.
 * @param {string | null} [text] Of its button, where one had it.
 */
function focusOn(id, text) {
  const summaries = [...byId('panel').getElementsByTagName('summary')];
  const same = summaries.find((summary) => summary.dataset.id === id);
  const buttons = [...(same?.parentElement?.getElementsByTagName('button') ?? [])];
  const button = buttons.find(({ textContent }) => textContent === text);
  (button ?? same ?? summaries[0] ?? byId('panel')).focus();
}

/** @param {string} key */
function announce(key) {
  byId('said').textContent = i18n(key);
  byId('undo').hidden = !takeBack;
}

function listen() {
  byId('filter').addEventListener('input', () => {
    shownRows = STEP;
    draw();
  });
  byId('filter').addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
  byId('undo').addEventListener('click', async () => {
    const back = takeBack;
    takeBack = undefined;
    await back?.();
    byId('panel').focus();
  });
  byId('csv').addEventListener('click', () => {
    const table = inOrder(wanted()).map(tableRow);
    download(fileName('csv'), 'text/csv', csv(TABLE_HEAD.map(i18n), table));
  });
  byId('json').addEventListener('click', () => {
    const list = inOrder(wanted()).map(plainRow);
    download(fileName('json'), 'application/json', `${JSON.stringify(list, null, 2)}\n`);
  });
  byId('panel').addEventListener('click', (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.id === 'guests-csv') {
      const { head, table } = guestTable(guests);
      download(`doorward-guests-${today()}.csv`, 'text/csv', csv(head, table));
    }
  });
  byId('print').addEventListener('click', () => print());
  window.addEventListener('beforeprint', () => {
    drawReport(byId('report'), inOrder(wanted()), TABS.slice(0, 4).map((name) => ({ name, text: i18n(TAB_NAMES[name]) })), titles);
  });
  window.addEventListener('afterprint', () => byId('report').replaceChildren());
  byId('forget').addEventListener('click', async () => {
    if (await confirmForget()) {
      const sites = new Set(rows.map(({ site }) => site));
      takeBack = undefined;
      if (await isKept(forgetAll)) {
        tellForgotten();
        await load();
        sites.forEach((site) => everywhere(site));
        announce('findings_done_forget');
      }
      byId('panel').focus();
    }
  });
  // Another tab may have found something, or the person come back a day later.
  document.addEventListener('visibilitychange', () => !document.hidden && loadInPlace());
  others.addEventListener('message', loadInPlace);
  // A warning that is called wrong, here, on its page or in the options, is kept among the settings.
  chrome.storage.onChanged.addListener(({ settings }, area) => area === 'local' && settings && loadInPlace());
  byId('dialog').addEventListener('close', () => isOutdated && loadInPlace());
}

const fileName = (/** @type {string} */ kind) => `doorward-findings-${today()}.${kind}`;

// ── The beginning ───────────────────────────────────────────────────────────

fillIn();
entitle(i18n('findings_title'));
document.documentElement.lang = language();
const tabs = new Tabs(byId('tabs'), byId('panel'), () => {
  shownRows = STEP;
  draw();
});
try {
  await load();
} catch (fault) {
  showTrouble(fault);
}
listen();
