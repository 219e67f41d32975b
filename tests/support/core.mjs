/**
 * The built core at work without a browser: asked as the content script asks it, with a
 * tenant for the site. What takes a browser (drawing, dialogs, the guard) is not here.
 */
import { readFileSync } from 'node:fs';

import { ask as askTenant } from '../tenant/ask.js';
import { data } from '../tenant/data.js';

const dist = new URL('../../dist/chrome/', import.meta.url);
const { initSync } = await import(new URL('pkg/doorward.js', dist));
initSync({ module: readFileSync(new URL('pkg/doorward_bg.wasm', dist)) });
/** Asks the core; see `src/protocol.rs`. */
export const { askCore } = await import(new URL('shared/core.js', dist));

/** The blocks of an ADF document as the reader sends them: text, its place and its context. */
export function blocks(body) {
  const found = [];
  const words = (node) => {
    if (node.type === 'text') return node.text;
    if (node.type === 'mention') return node.attrs.text;
    return (node.content ?? []).map(words).join('');
  };
  const add = (text, place, context = '') => found.push({ text, place, context });
  const statuses = (node) => {
    if (node.type === 'status') add(node.attrs.text, 'status');
    (node.content ?? []).forEach(statuses);
  };
  const visit = (node) => {
    switch (node.type) {
      case 'table': {
        const [header, ...rows] = node.content.map((row) => row.content.map(words));
        header.forEach((text) => add(text, 'cell'));
        rows.forEach((row) => row.forEach((text, column) => add(text, 'cell', header[column])));
        return;
      }
      case 'heading':
        return add(words(node), 'heading');
      case 'codeBlock':
        return add(words(node), 'code');
      case 'paragraph':
        statuses(node);
        return add(words(node), 'body');
      default:
        (node.content ?? []).forEach(visit);
    }
  };
  visit(body);
  return found;
}

/** The mentions of an ADF document, as the landmark of that name collects them. */
export function mentions(node) {
  const inner = (node.content ?? []).flatMap(mentions);
  return node.type === 'mention' ? [{ n: 0, attributes: { 'data-mention-id': node.attrs.id } }, ...inner] : inner;
}

/** What stands on a work item of the tenant: its documents, and their texts with those of its fields. */
export function contentOf({ description, findings, reference }) {
  const bodies = [description, findings].filter(Boolean);
  const fields = reference ? [{ text: reference, place: 'body', context: '' }] : [];
  return { bodies, texts: [...bodies.flatMap(blocks), ...fields] };
}

/** What texts amount to. */
export async function weigh(texts) {
  const matches = await askCore({ read: { texts } });
  return askCore({ weigh: { matches: matches.flat() } });
}

/**
 * Judges one page of a tenant until nothing more is to be asked.
 *
 * @param {object} tenant see `tests/tenant/server.js`
 * @param {string} name one of `data.pages`
 * @param {{settings?: object, site?: object, facts?: object, kept?: object}} [options] `facts` are known
 *   beforehand, `kept` from earlier visits
 * @returns {Promise<{report: object, asked: string[]}>}
 */
export async function judge(tenant, name, { settings, site = data, facts, kept } = {}) {
  const page = site.pages[name];
  const title = [{ text: page.title, place: 'title', context: '' }];
  const texts = blocks(page.body);
  const landmarks = { mention: mentions(page.body) };
  return judgeTexts(tenant, tenant.url(name), { name: page.title, title, texts, landmarks }, { settings, facts, kept });
}

/** As `judge`, of any address and any texts. */
export async function judgeTexts(tenant, url, { name, title, texts, landmarks = {} }, { settings, facts = {}, kept } = {}) {
  const shown = {
    snapshot: { url, title: name, landmarks },
    evidence: await weigh([...title, ...texts]),
    title: await weigh(title),
    reading: 'read',
  };
  const known = { ...facts };
  const asked = [];
  for (;;) {
    const report = await judgeOnce(shown, { facts: known, asked, settings, kept });
    const wants = report.wants.filter(({ key }) => !asked.includes(key));
    if (wants.length === 0) return { report, asked };
    for (const want of wants) {
      asked.push(want.key);
      const { learnt } = await answer(tenant, want);
      for (const [name, fact] of learnt) known[name] = fact;
    }
  }
}

/** One judgement of what is `shown`: a snapshot, what its texts amount to and how far they were read. */
export function judgeOnce(shown, { facts, asked, settings = {}, kept = {} }) {
  const rest = { settings: { managed: {}, person: settings }, acknowledged: [], record: { today: 20_000 } };
  return askCore({ judge: { ...shown, facts, asked, kept, ...rest } });
}

/** What the core makes of the tenant's answer to a question, and whether it gave what was asked for. */
export async function answer(tenant, { key, path, anonymous }) {
  const { status, text } = await askTenant(tenant, path, { anonymous });
  const isRead = status === 200;
  return { isRead, learnt: await askCore({ learn: { key, status, body: isRead ? text : '' } }) };
}
