// Reads what a record is made of: from the site, through the tab that shows the page, and from
// Doorward's last report on it. All of it stays in this tab.

import { ask } from '../shared/ask.js';
import { Backoff, TOO_MANY } from '../shared/backoff.js';
import { parsed } from '../shared/json.js';
import { viewOf } from '../shared/tab.js';
import { after } from '../shared/time.js';
import { item } from './item.js';
import { page } from './page.js';
import { planOf } from './plan.js';
import { space } from './space.js';

/** There can be no record; `message` is a key of the catalogue. */
export class NoRecord extends Error {}

// Of a long list so many pages are read; what is beyond them is said to be missing.
const PAGES = 20;

// How often what the site refused for now is asked for again, and the longest pause for it.
const TRIES = 3;
const LONGEST_WAIT_MS = 60_000;

/** @import {RecordPlan, Want} from '../../types/core.js' */
/** @import {Gathered, SiteAnswer} from '../../types/record.js' */

/**
 * @param {number} tab
 * @param {(done: number, of: number) => void} progress Called after each answer.
 * @returns {Promise<Gathered>}
 * @throws {NoRecord}
 */
export async function gather(tab, progress) {
  const { url, plan } = await planOf(await addressOf(tab), await viewOf(tab));
  if (!plan.product) {
    throw new NoRecord('record_no_page');
  }
  let done = 0;
  // Who and what the page names comes last, in up to two more answers.
  const LAST = 2;
  let of = 0;
  /** @type {Record<string, SiteAnswer>} */
  const answers = {};
  /** @param {Want[]} wants */
  const read = async (wants) => {
    of = done + wants.length + LAST;
    for (const want of wants) {
      answers[want.key] = await readAll(tab, want);
      progress((done += 1), of);
    }
  };
  await read(plan.wants);
  const { page: ofPage, item: ofItem, project } = answers;
  const first = ofPage ?? ofItem ?? project;
  if (!first?.value) {
    throw new NoRecord(first?.status === 0 ? 'record_no_answer' : 'record_not_readable');
  }
  const made = ofPage
    ? await page(answers, plan, async (more) => read(await ask({ record_more: more })))
    : ofItem ? item(answers) : space(answers);
  progress(of, of);
  // What is said of a board is not true of its space.
  const report = project ? undefined : await reportOn(tab, url, plan);
  return { url, plan, report, ...made };
}

/**
 * Doorward's last report on the page; none where the tab shows another by now.
 * @param {number} tab
 * @param {string} url
 * @param {RecordPlan} plan
 */
async function reportOn(tab, url, { product, id }) {
  const view = await viewOf(tab);
  if (!view.report) {
    return undefined;
  }
  const { plan: shown } = await planOf(view.url, view);
  const isSame = new URL(view.url).origin === new URL(url).origin && shown.product === product && shown.id === id;
  return isSame ? view.report : undefined;
}

/**
 * @param {number} tab
 * @returns {Promise<string>}
 */
async function addressOf(tab) {
  try {
    const { url } = await chrome.tabs.get(tab);
    if (url) {
      return url;
    }
  } catch {
    // Said below.
  }
  throw new NoRecord('record_no_tab');
}

/**
 * An answer with all the parts of its list.
 * @param {number} tab
 * @param {Want} want
 * @returns {Promise<SiteAnswer>}
 */
async function readAll(tab, want) {
  const first = await readOne(tab, want.path);
  const list = listOf(first.value);
  if (!list) {
    return first;
  }
  const results = [...list];
  let next = nextOf(first.value, want.path);
  for (let pages = 1; next && pages < PAGES; pages += 1) {
    const { value } = await readOne(tab, next);
    const rest = listOf(value);
    if (!rest) {
      break;
    }
    results.push(...rest);
    next = nextOf(value, want.path);
  }
  return { ...first, results, more: Boolean(next) };
}

/**
 * An answer that holds a part of a list. Confluence says where the next part is; Jira's search gives
 * a token to ask on with.
 * @typedef {{results?: object[], issues?: object[], _links?: {next?: string}, nextPageToken?: string}} Part
 */

/**
 * @param {Part} [value]
 * @returns {object[]|undefined}
 */
const listOf = (value) => [value?.results, value?.issues].find(Array.isArray);

/**
 * @param {Part} value
 * @param {string} path Of the first part.
 * @returns {string|undefined}
 */
const nextOf = ({ _links, nextPageToken }, path) =>
  _links?.next ?? (nextPageToken && `${path}&nextPageToken=${encodeURIComponent(nextPageToken)}`);

/**
 * One answer. Where the site asks for fewer requests it is left alone for as long as it says, unless
 * that is too long for somebody who waits; what it does not answer then is said to be missing.
 * @param {number} tab
 * @param {string} path
 * @returns {Promise<SiteAnswer>}
 */
async function readOne(tab, path) {
  const backoff = new Backoff();
  let answer = await send(tab, path);
  for (let tries = 0; answer.status === TOO_MANY && tries < TRIES; tries += 1) {
    backoff.refused(answer.retryAfter);
    if (backoff.left > LONGEST_WAIT_MS) {
      break;
    }
    await after(backoff.left);
    answer = await send(tab, path);
  }
  return { status: answer.status, value: answer.status === 200 ? parsed(answer.body) : undefined };
}

/**
 * @param {number} tab
 * @param {string} path
 * @returns {Promise<import('../../types/messages.js').SiteAnswer>}
 */
async function send(tab, path) {
  try {
    return await chrome.tabs.sendMessage(tab, { read: { path } });
  } catch {
    throw new NoRecord('record_no_tab');
  }
}
