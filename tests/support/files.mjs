/**
 * Files as they are read when somebody attaches them, and what the core finds in them.
 */
import { readFile as load } from 'node:fs/promises';

import { readFile } from '../../extension/files/read.js';
import { askCore } from './core.mjs';

/** Reads a file of tests/files, or bytes. */
export async function read(name, bytes) {
  const passages = [];
  const outcome = await readFile({ name, bytes: new Uint8Array(bytes ?? (await load(`tests/files/${name}`))) }, (batch) => {
    passages.push(...batch);
  });
  return { ...outcome, passages };
}

/** What they say, or those that are wanted. */
export const texts = ({ passages }, wanted = () => true) => passages.filter(wanted).map(({ text }) => text);

/** What the core finds in passages. */
export async function matches(passages) {
  return (await askCore({ read: { texts: passages.map(({ text, context, place }) => ({ text, context, place })) } })).flat();
}

/** The same, as evidence. */
export const weigh = async (passages) => askCore({ weigh: { matches: await matches(passages) } });

/** How many there are of each rule. */
export async function count(passages) {
  return Object.fromEntries((await weigh(passages)).map(({ rule, count }) => [rule, count]));
}

/** The same of all, and of those that do not show. */
export async function found(passages) {
  return { all: await count(passages), hidden: await count(passages.filter(({ hidden }) => hidden)) };
}
