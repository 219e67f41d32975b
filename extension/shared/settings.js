// The settings as they apply, and how they are changed.

import { ask } from './ask.js';
import { isPlain, isSame, withEntry } from './json.js';
import { after } from './time.js';
import { changeSetting, settings } from '../storage/store.js';
import { say } from './text.js';
import { byId } from './markup.js';

/**
 * @import {Layers, Problem, Setting} from '../../types/core.js'
 * @import {TabAnswers, TabRequests} from '../../types/messages.js'
 */

/**
 * What is set, and how each key applies.
 * @typedef {Layers & {of: Record<string, Setting>, problems: Problem[]}} State
 */

/** @returns {Promise<State>} */
export async function read() {
  const layers = await settings();
  const { settings: list, problems } = await ask({ settings: layers });
  return { ...layers, of: Object.fromEntries(list.map((setting) => [setting.key, setting])), problems };
}

/**
 * The number that applies, set or not.
 * @param {Setting} setting
 * @returns {number}
 */
export const numberOf = ({ value, count }) => value ?? count?.[2];

/**
 * What is wrong with a value, before it is kept; nothing where it is good.
 * @param {string} key
 * @param {unknown} value
 * @returns {Promise<Problem[]>}
 */
export async function faultsOf(key, value) {
  const { problems } = await ask({ settings: { managed: {}, person: { [key]: value } } });
  return problems;
}

/**
 * Does what writes, and says so where it could not: the disk may be full.
 * @template Answer
 * @param {() => Promise<Answer>} write
 */
export async function written(write) {
  const notKept = byId('not-kept');
  try {
    const answer = await write();
    notKept?.toggleAttribute('hidden', true);
    return answer;
  } catch (fault) {
    notKept?.toggleAttribute('hidden', false);
    throw fault;
  }
}

/**
 * Changes one setting.
 * @param {string} key
 * @param {(now: unknown) => unknown} how From what is kept, which may be anything.
 */
const change = (key, how) => written(() => changeSetting(key, how));

/**
 * Keeps a value, or takes it away where it is undefined.
 * @param {string} key
 * @param {unknown} value
 */
export const keep = (key, value) => change(key, () => value);

// Another tab may have changed a list since it was shown, so it is changed as it stands.
/** @type {(value: unknown) => unknown[]} */
const listOf = (value) => (Array.isArray(value) ? value : []);

/**
 * Adds an entry to a setting that is a list.
 * @param {string} key
 * @param {unknown} entry
 */
export const addTo = (key, entry) => change(key, (now) => [...listOf(now), entry]);

/**
 * Takes one entry away from it.
 * @param {string} key
 * @param {unknown} entry
 */
export const takeFrom = (key, entry) =>
  change(key, (now) => {
    const at = listOf(now).findIndex((one) => isSame(one, entry));
    const others = listOf(now).filter((_, index) => index !== at);
    return others.length > 0 ? others : undefined;
  });

/**
 * Keeps an entry of a setting that is a table, or takes it away where it is undefined.
 * @param {string} key
 * @param {string} name
 * @param {(now: unknown) => unknown} how From the entry as it stands, which may be anything.
 */
export const keepEntry = (key, name, how) =>
  change(key, (now) => {
    const all = withEntry(now, name, how(isPlain(now) ? now[name] : undefined));
    return Object.keys(all).length > 0 ? all : undefined;
  });

/** The domain that would be taken for the organisation's own, where an open tab knows it. */
export async function proposedDomain() {
  const views = await ofTabs({ view: true });
  const domains = views.map(({ report }) => report?.settings.proposed_domain);
  return domains.find((domain) => typeof domain === 'string');
}

// A tab that the browser has frozen answers once it is looked at again.
const ANSWERS_WITHIN_MS = 1_000;

/**
 * What the open tabs that Doorward looks at answer.
 * @template {keyof TabAnswers} Name
 * @param {Pick<TabRequests, Name>} request
 * @returns {Promise<TabAnswers[Name][]>}
 */
export async function ofTabs(request) {
  const tabs = await chrome.tabs.query({});
  const answers = await Promise.all(
    tabs.map(({ id = chrome.tabs.TAB_ID_NONE }) =>
      Promise.race([chrome.tabs.sendMessage(id, request).catch(() => null), after(ANSWERS_WITHIN_MS)])),
  );
  return answers.filter(Boolean);
}

/**
 * A problem in words.
 * @param {Problem} problem
 * @param {string} name What the page calls the setting.
 */
export function problemText({ layer, entry, fault }, name) {
  const where = { message: { key: layer === 'managed' ? 'problem_managed' : 'problem_person' } };
  const what = entry === undefined ? name : `${name}: ${entry}`;
  const why = {
    form: 'problem_form', unknown: 'problem_unknown', not_allowed: 'problem_not_allowed', shared: 'problem_shared',
  }[fault];
  return say({ key: 'problem_line', args: [{ text: what }, where, { message: { key: why } }] });
}

/**
 * What is wrong with a line of a list of domains, in words.
 * @param {{entry?: string, fault?: import('../../types/core.js').Fault}} problem
 */
export function lineText({ entry, fault }) {
  const key = fault === 'shared' ? 'options_shared_line' : 'options_bad_line';
  return say({ key, args: [{ text: entry ?? '' }] });
}
