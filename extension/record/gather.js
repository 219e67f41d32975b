// Reads what a record is made of: from the site, through the tab that shows the page, and from
// Doorward's last report on it. All of it stays in this tab.

import { ask } from '../content/ask.js';
import { parsed } from '../shared/json.js';
import { viewOf } from '../shared/tab.js';
import { item } from './item.js';
import { page } from './page.js';
import { space } from './space.js';

/** There can be no record; `message` is a key of the catalogue. */
export class NoRecord extends Error {}

// Of a long list so many pages are read; what is beyond them is said to be missing.
const PAGES = 20;

/**
 * @typedef {object} Gathered
 * @property {string} url
 * @property {import('../../types/core.js').RecordPlan} plan
 * @property {import('../../types/messages.js').Report|undefined} report Doorward's last report.
 * @property {string} title
 * @property {string} version The number of the version, where there is one.
 * @property {string} space The name of the space, or its key.
 * @property {string[][]} fields What is known of it, in
 *   order: name, label in words, value.
 * @property {import('./adf.js').Block[]} blocks
 * @property {Comment[]} comments
 * @property {string[]} attachments Their names.
 * @property {import('./adf.js').Missing[]} missing What the text could not hold.
 * @property {string[]} gaps What could not be read, in words.
 * @property {boolean|undefined} mayExport Whether the person may export the space.
 * @property {string} [audience] Who can open it, in words, where no report says.
 */

/** @typedef {Omit<Gathered, 'url' | 'plan' | 'report'>} Made What one product's answers give of it. */

/**
 * @typedef {object} Comment
 * @property {string} by
 * @property {string} at
 * @property {string} note What an inline comment is about, or who may read it.
 * @property {import('./adf.js').Block[]} blocks
 * @property {Comment[]} [replies]
 */

/**
 * @param {number} tab
 * @param {(done: number, of: number) => void} progress Called after each answer.
 * @returns {Promise<Gathered>}
 * @throws {NoRecord}
 */
export async function gather(tab, progress) {
  const url = await addressOf(tab);
  const plan = await ask({ record: { url } });
  if (!plan.product) {
    throw new NoRecord('record_no_page');
  }
  let done = 0;
  // Who and what the page names comes last, in up to two more answers.
  const LAST = 2;
  let of = 0;
  const answers = {};
  const read = async (wants) => {
    of = done + wants.length + LAST;
    for (const want of wants) {
      answers[want.key] = await readAll(tab, want);
      progress((done += 1), of);
    }
  };
  await read(plan.wants);
  const first = answers.page ?? answers.item ?? answers.project;
  if (!first.value) {
    throw new NoRecord(first.status === 0 ? 'record_no_answer' : 'record_not_readable');
  }
  const made = answers.page
    ? await page(answers, plan, async (more) => read(await ask({ record_more: more })))
    : answers.item ? item(answers) : space(answers);
  progress(of, of);
  // What is said of a board is not true of its space.
  const report = answers.project ? undefined : (await viewOf(tab)).report;
  return { url, plan, report, ...made };
}

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

/** An answer with all the pages of its list: `{status, value, results?, more?}`. */
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

// Confluence says where the next part of a list is; Jira's search gives a token to ask on with.
const listOf = (value) => [value?.results, value?.issues].find(Array.isArray);
const nextOf = ({ _links, nextPageToken }, path) =>
  _links?.next ?? (nextPageToken && `${path}&nextPageToken=${encodeURIComponent(nextPageToken)}`);

async function readOne(tab, path) {
  let answer;
  try {
    answer = await chrome.tabs.sendMessage(tab, { read: { path } });
  } catch {
    throw new NoRecord('record_no_tab');
  }
  return { status: answer.status, value: answer.status === 200 ? parsed(answer.body) : undefined };
}
