/**
 * Long pages, made rather than kept: paragraphs, tables and lists of ordinary
 * office prose. The same seed gives the same page, so measurements repeat.
 */
import { bullets, doc, h, p, table } from './adf.js';

const SUBJECTS = ['The duty officer', 'Each team', 'A reviewer', 'The panel', 'The help desk',
  'Whoever opens the file', 'The clerk', 'A new starter', 'The shift lead', 'Our partner office'];
const VERBS = ['checks', 'records', 'sends on', 'returns', 'files', 'reads through', 'signs off',
  'compares', 'summarises', 'closes'];
const OBJECTS = ['the weekly list', 'every open request', 'the agreed form', 'a short note',
  'the timetable', 'the letter template', 'the visit report', 'the room booking', 'the checklist'];
const TAILS = ['before noon on Tuesday', 'within five working days', 'and tells the team',
  'unless the page says otherwise', 'as the handbook describes', 'at the end of the month',
  'when the queue is short', 'so that nobody has to ask twice', 'in the shared folder'];

/**
 * A document of about the given amount of text.
 *
 * @param {{seed: number, characters: number}} size
 * @returns {object} ADF document
 */
export function longDocument({ seed, characters }) {
  const random = mulberry32(seed);
  const pick = (words) => words[Math.floor(random() * words.length)];
  const between = (low, high) => low + Math.floor(random() * (high - low + 1));
  const times = (n, make) => Array.from({ length: n }, make);

  const sentence = () => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(TAILS)}.`;
  const phrase = () => `${pick(OBJECTS)} ${pick(TAILS)}`;
  const paragraph = () => p(times(between(3, 7), sentence).join(' '));
  const section = (number) => [
    h(2, `${number}. ${capitalised(phrase())}`),
    ...times(between(2, 4), paragraph),
    pick([
      () => bullets(...times(between(3, 6), sentence)),
      () => table(['Step', 'Who', 'What'], ...times(between(3, 8), (_, i) => [`${i + 1}`, pick(SUBJECTS), phrase()])),
      paragraph,
    ])(),
  ];

  const content = [];
  for (let written = 0, number = 1; written < characters; number += 1) {
    const blocks = section(number);
    content.push(...blocks);
    written += textLength(blocks);
  }
  return doc(...content);
}

const capitalised = (text) => text[0].toUpperCase() + text.slice(1);

/** Characters of text in a list of ADF nodes. */
export function textLength(nodes) {
  return nodes.reduce((sum, node) => sum + (node.text?.length ?? 0) + textLength(node.content ?? []), 0);
}

/** Tommy Ettinger's mulberry32: a small seeded generator of numbers in [0, 1). */
function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
