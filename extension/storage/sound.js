// Whether a record on the disk is of the form that it was written in. Whatever else stands there, of
// another version or a disk that failed, counts as not kept: it takes away neither a judgement nor
// the records beside it.

import { isPlain } from '../shared/json.js';
import { SEVERITY } from '../shared/terms.js';

/** @import {StoreName, Stores} from '../../types/kept.js' */

/** @typedef {Record<string, unknown>} Unread */
/** @typedef {(value: unknown) => boolean} Form */

/** @type {Form} */
const isText = (value) => typeof value === 'string';
/** @type {Form} */
const isMoment = (value) => isText(value) && !Number.isNaN(Date.parse(String(value)));
/** @type {Form} */
const isNumber = (value) => Number.isFinite(value);
/** @type {(form: Form) => Form} */
const listOf = (form) => (value) => Array.isArray(value) && value.every(form);
/** @type {(form: Form) => Form} */
const perhaps = (form) => (value) => value === undefined || value === null || form(value);
/** @type {(forms: Record<string, Form>) => Form} */
const tableOf = (forms) => (value) =>
  isPlain(value) && Object.entries(forms).every(([key, form]) => form(value[key]));

// Put behind a host it leads to that host, and to no other.
/** @type {Form} */
const isPath = (value) => value === '' || (isText(value) && String(value).startsWith('/'));

const isMessage = tableOf({ key: isText });
const isFinding = tableOf({
  rule: isText,
  key: isText,
  category: isText,
  severity: (value) => isText(value) && String(value) in SEVERITY,
  title: isMessage,
  who: listOf(isMessage),
  evidence: listOf(isMessage),
  why: isMessage,
  advice: isMessage,
  sure: isMessage,
  link: perhaps(tableOf({ path: isPath })),
});
const isEvidence = tableOf({ rule: isText, family: isText, kind: isText, confidence: isText, count: isNumber });
const isReviewed = tableOf({ id: isText, found: listOf(isPlain), gaps: listOf(isNumber), outsiders: listOf(isNumber) });
const isState = tableOf({
  status: isText,
  started: isNumber,
  next: isNumber,
  total: isNumber,
  parts: isNumber,
  counts: isPlain,
  whole: listOf(isPlain),
  outsiders: listOf(isNumber),
  words: listOf(isMessage),
  people: listOf(isPlain),
});

/** @type {Record<StoreName, Form>} */
const FORMS = {
  findings: tableOf({ site: isText, path: perhaps(isPath), findings: listOf(isFinding) }),
  outsiders: tableOf({ site: isText, who: isText, name: isText, kind: isText, organisation: perhaps(isText), first: isText, last: isText }),
  visits: tableOf({ present: listOf(isText), known: perhaps(listOf(isText)), seen: isNumber, whose: perhaps(isText) }),
  choices: tableOf({ site: isText, key: isText, to: isText, was: isText }),
  dates: tableOf({ site: isText, page: isText, path: perhaps(isPath), day: isText, people: listOf(isText), finding: isFinding }),
  records: tableOf({ at: isNumber, changed: perhaps(isNumber) }),
  files: tableOf({ state: isText, hidden: perhaps(isPlain), evidence: perhaps(listOf(isEvidence)), concealed: perhaps(listOf(isEvidence)) }),
  // Of three kinds, told apart by what they hold.
  reviews: (record) => tableOf({ pages: listOf(isReviewed) })(record) || tableOf({ ids: listOf(isText), parents: listOf(isText) })(record) || isState(record),
  events: tableOf({ at: isMoment, what: isText, rules: perhaps(listOf(isText)) }),
};

/**
 * A record of a store, where it is one.
 * @template {StoreName} Name
 * @param {Name} store
 * @param {Stores[Name]['value'] | undefined} record
 * @returns {Stores[Name]['value'] | undefined}
 */
export const soundOf = (store, record) => (FORMS[store](record) ? record : undefined);

/**
 * Those of a list that are records of a store.
 * @template {StoreName} Name
 * @param {Name} store
 * @param {Stores[Name]['value'][]} list
 */
export const soundIn = (store, list) => list.filter(FORMS[store]);
