// Reads what a record is made of: from the site, through the tab that shows the page, and from
// Doorward's last report on it. All of it stays in this tab.

import { ask } from '../content/ask.js';
import { viewOf } from '../tab.js';
import { say } from '../text.js';
import { blocksOf } from './adf.js';

/** There can be no record; `message` is a key of the catalogue. */
export class NoRecord extends Error {}

// Of a long list so many pages are read; what is beyond them is said to be missing.
const PAGES = 20;

/**
 * @typedef {object} Gathered
 * @property {string} url
 * @property {object} plan See `src/record/mod.rs`.
 * @property {object} page As REST v2 gives it.
 * @property {string} space The name of the space, or its key.
 * @property {Map<string, string>} names The names behind account ids.
 * @property {import('./adf.js').Block[]} blocks
 * @property {{by: string, at: string, on: string, blocks: object[]}[]} comments
 * @property {string[]} attachments Their names.
 * @property {import('./adf.js').Missing[]} missing What the text could not hold.
 * @property {string[]} gaps What could not be read, in words.
 * @property {boolean|undefined} mayExport Whether the person may export the space.
 * @property {object|undefined} report Doorward's last report.
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
  // The names of people come last, in up to two more answers.
  const of = plan.wants.length + 2;
  const answers = {};
  const step = async (want) => {
    answers[want.key] = await readAll(tab, want);
    progress((done += 1), of);
  };
  for (const want of plan.wants) {
    await step(want);
  }
  if (!answers.page.value) {
    throw new NoRecord(answers.page.status === 0 ? 'record_no_answer' : 'record_not_readable');
  }
  const page = answers.page.value;
  const remarks = [...comments(answers.footer, ''), ...comments(answers.inline)];
  const people = [page.authorId, page.ownerId, page.version?.authorId, ...remarks.map(({ by }) => by)];
  const accounts = [...new Set(people.filter((id) => typeof id === 'string' && id))];
  for (const want of await ask({ record_more: { accounts, space: page.spaceId } })) {
    await step(want);
  }
  progress(of, of);
  const { report } = await viewOf(tab);
  const names = new Map(
    (answers.people?.results ?? []).map(({ accountId, displayName, publicName }) => [accountId, displayName || publicName]),
  );
  const text = blocksOf(parsed(page.body?.atlas_doc_format?.value));
  const said = remarks.map(({ body, ...remark }) => ({ ...remark, ...blocksOf(parsed(body)) }));
  return {
    url,
    plan,
    page,
    report,
    names,
    space: answers.space?.results?.[0]?.name ?? plan.space,
    blocks: text.blocks,
    comments: said.map(({ by, ...rest }) => ({ ...rest, by: names.get(by) ?? '' })),
    attachments: (answers.attachments.results ?? []).map(({ title }) => String(title)),
    missing: [...text.missing, ...said.flatMap(({ missing }) => missing)],
    gaps: gapsOf(answers),
    mayExport: mayExport(answers.operations),
  };
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
  if (!Array.isArray(first.value?.results)) {
    return first;
  }
  const results = [...first.value.results];
  let next = first.value._links?.next;
  for (let pages = 1; next && pages < PAGES; pages += 1) {
    const { value } = await readOne(tab, next);
    if (!Array.isArray(value?.results)) {
      break;
    }
    results.push(...value.results);
    next = value._links?.next;
  }
  return { ...first, results, more: Boolean(next) };
}

async function readOne(tab, path) {
  let answer;
  try {
    answer = await chrome.tabs.sendMessage(tab, { read: { path } });
  } catch {
    throw new NoRecord('record_no_tab');
  }
  return { status: answer.status, value: answer.status === 200 ? parsed(answer.body) : undefined };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const comments = ({ results = [] }, fixed) =>
  results.map(({ version, body, properties }) => ({
    by: version?.authorId,
    at: version?.createdAt ?? '',
    on: fixed ?? properties?.inlineOriginalSelection ?? '',
    body: body?.atlas_doc_format?.value,
  }));

const LISTS = { attachments: 'record_gap_attachments', footer: 'record_gap_comments', inline: 'record_gap_inline' };

function gapsOf(answers) {
  const gaps = [];
  for (const [name, key] of Object.entries(LISTS)) {
    const { results, more } = answers[name];
    if (!results || more) {
      gaps.push(say({ key }));
    }
  }
  if (answers.people && !answers.people.value) {
    gaps.push(say({ key: 'record_gap_names' }));
  }
  return gaps;
}

/** `undefined` where the site does not say. */
function mayExport(operations) {
  const listed = operations?.value?.operations;
  return Array.isArray(listed)
    ? listed.some(({ operation, targetType }) => operation === 'export' && targetType === 'space')
    : undefined;
}
