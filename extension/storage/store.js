// What Doorward keeps: settings, which interruptions were gone through today,
// and in which spaces the strip is folded up. No text, address or name of a page is ever among it.

import { today } from '../shared/day.js';
import { isPlain, withEntry } from '../shared/json.js';
import { turnsOf } from '../shared/turns.js';
import { upgrade, VERSION } from './migrations.js';
import { PRIVATE } from './private.js';

/** @import {Layers} from '../../types/core.js' */
/** @import {Place} from '../../types/messages.js' */

// Writing is reading, changing and writing back: one after another, since the background and the
// options page may both be at it.
const inTurn = turnsOf('settings');

/**
 * The settings by layer, upgraded where an older version kept them; the core checks them.
 * @returns {Promise<Layers>}
 */
export async function settings() {
  const [managed, { settings: kept, settingsVersion }] = await Promise.all([
    // Without a policy some browsers have no managed storage and say so by failing.
    chrome.storage.managed.get().catch(() => ({})),
    chrome.storage.local.get(['settings', 'settingsVersion']),
  ]);
  return { managed: plain(managed), person: upgrade(kept, settingsVersion).settings };
}

/**
 * Replaces those there were. What this version does not know is kept too, so that nothing
 * is lost by going back to an older one.
 * @param {Record<string, any>} person
 */
async function saveSettings(person) {
  const { settingsVersion } = await chrome.storage.local.get('settingsVersion');
  const version = Math.max(VERSION, Number(settingsVersion) || 0);
  await chrome.storage.local.set({ settings: person, settingsVersion: version });
}

/**
 * Changes a person's settings.
 * @param {(person: Record<string, any>) => object|undefined} change From the settings as they stand when it
 *   is their turn to what they are to be; `undefined` leaves them.
 * @returns {Promise<boolean>} Whether they were changed.
 */
export function changeSettings(change) {
  return inTurn(async () => {
    const changed = change((await settings()).person);
    if (changed) {
      await saveSettings(changed);
    }
    return changed !== undefined;
  });
}

/**
 * Changes one of a person's settings.
 * @param {string} key
 * @param {(value: any) => unknown} change From what is kept, which may be anything, to what is to
 *   be; `undefined` takes it away.
 */
export function changeSetting(key, change) {
  return changeSettings(({ [key]: value, ...others }) => {
    const changed = change(value);
    return changed === undefined ? others : { ...others, [key]: changed };
  });
}

/**
 * Sets aside what was kept in the place of settings and is none, so that it is
 * neither lost nor taken for settings.
 */
export function repairSettings() {
  return inTurn(async () => {
    const { settings: kept, settingsVersion, setAside } = await chrome.storage.local.get([
      'settings',
      'settingsVersion',
      'setAside',
    ]);
    if (kept === undefined) {
      return;
    }
    const { settings: upgraded, from, fault } = upgrade(kept, settingsVersion);
    if (fault === 'form') {
      const entry = { at: new Date().toISOString(), settings: kept, settingsVersion };
      await chrome.storage.local.set({ setAside: [...(Array.isArray(setAside) ? setAside : []), entry] });
      await chrome.storage.local.remove(['settings', 'settingsVersion']);
    } else if (from < VERSION) {
      await saveSettings(upgraded);
    }
  });
}

/**
 * Who goes through an interruption, and where.
 * @typedef {object} Who
 * @property {string} whose See `whose.js`.
 * @property {boolean} isPrivate Whether that is in a private window.
 */

/**
 * The keys of the interruptions that somebody has gone through today.
 * @param {Who} who
 */
export async function acknowledgedToday({ whose, isPrivate }) {
  const own = `${whose}:`;
  const keys = await allAcknowledged(isPrivate);
  return keys.filter((key) => key.startsWith(own)).map((key) => key.slice(own.length));
}

// Of one account on one site: more than anybody goes through in a day.
const MOST_ACKNOWLEDGED = 500;

/**
 * Keeps, until the end of the day, that an interruption was gone through.
 * @param {Who & {key: string}} gone
 */
export function acknowledge({ key, whose, isPrivate }) {
  return inTurn(async () => {
    const keys = [...new Set([...(await allAcknowledged(isPrivate)), `${whose}:${key}`])];
    const own = keys.filter((one) => one.startsWith(`${whose}:`));
    const tooMany = new Set(own.slice(0, Math.max(0, own.length - MOST_ACKNOWLEDGED)));
    const { area, name } = placeOf(isPrivate);
    await area.set({ [name]: { day: today(), keys: keys.filter((one) => !tooMany.has(one)) } });
  });
}

/**
 * Of everybody, today.
 * @param {boolean} isPrivate
 */
async function allAcknowledged(isPrivate) {
  const { area, name } = placeOf(isPrivate);
  const { day, keys } = plain((await area.get(name))[name]);
  return day === today() && Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
}

/** @param {boolean} isPrivate */
function placeOf(isPrivate) {
  const { local, session } = chrome.storage;
  return isPrivate ? { area: session, name: `${PRIVATE}acknowledged` } : { area: local, name: 'acknowledged' };
}

/** @type {(where: Place) => string} */
const place = ({ site, space }) => `${site}/${space ?? ''}`;

/**
 * Whether the person folded the strip up in this space.
 * @param {Place} where
 */
export async function isFolded(where) {
  const { folded } = await chrome.storage.local.get('folded');
  return plain(folded)[place(where)] === true;
}

/**
 * Keeps that the strip is folded up in this space, or open again.
 * @param {Place & {folded: boolean}} where
 */
export const fold = ({ site, space, folded: isUp }) =>
  changeTable('folded', (kept) => withEntry(kept, place({ site, space }), isUp || undefined));

/**
 * Changes a table in the browser's store.
 * @param {string} table
 * @param {(kept: Record<string, any>) => Record<string, any>} change
 */
export function changeTable(table, change) {
  return inTurn(async () => {
    const kept = (await chrome.storage.local.get(table))[table];
    await chrome.storage.local.set({ [table]: change(plain(kept)) });
  });
}

/** @type {(value: unknown) => Record<string, any>} */
const plain = (value) => (isPlain(value) ? value : {});
