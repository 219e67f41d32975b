// Whatever comes first, the verdict is the same in the end: a page draws its text, opens a window and
// mentions somebody before or after each answer of the site, and answers come in any order. The built
// core judges the pages and work items of the tenant, whose answers are those of a real question.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import { Answers } from '../extension/content/site/answers.js';
import { answer, blocks, contentOf, judgeOnce, mentions, weigh } from './support/core.mjs';
import { data } from './tenant/data.js';
import { startTenant } from './tenant/server.js';

const ORDERS = 2;
// As many as the content script puts at once.
const AT_ONCE = 2;
const MOST_STEPS = 200;

const WINDOWS = {
  confluence: ['share-colleague-and-guest', 'share-address', 'share-group-of-guests', 'window-modal', 'window-role'],
  jira: ['jira-share', 'jira-comment', 'jira-reply-buttons'],
};

const landmarksOf = (name) => JSON.parse(readFileSync(new URL(`snapshots/${name}.json`, import.meta.url), 'utf8')).landmarks;

/** Numbers between 0 and 1 that are the same in each run (Numerical Recipes' linear congruence). */
function numbers(seed) {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

/** What the page shows in the end, in parts that may come in any order; each is put into the case. */
async function partsOf({ url, title, texts, bodies, window }) {
  const heading = [{ text: title, place: 'title', context: '' }];
  const [named, whole] = [await weigh(heading), await weigh([...heading, ...texts])];
  const found = { mention: bodies.flatMap(mentions) };
  return {
    start: { snapshot: { url, title, landmarks: {} }, evidence: named, title: named, reading: 'unfinished' },
    text: (shown) => ({ ...shown, evidence: whole, reading: 'read' }),
    mentions: (shown) => withLandmarks(shown, found),
    window: (shown) => withLandmarks(shown, window ? landmarksOf(window) : {}),
  };
}

const withLandmarks = (shown, more) =>
  ({ ...shown, snapshot: { ...shown.snapshot, landmarks: { ...shown.snapshot.landmarks, ...more } } });

describe('the order in which things come', () => {
  let tenant;
  before(async () => (tenant = await startTenant()));
  after(() => tenant.close());

  /** Judges until nothing more comes; `next` chooses among so many things that may come now. */
  async function settle({ start, ...parts }, next) {
    const answers = new Answers();
    const asked = new Map();
    const waiting = [];
    const coming = Object.values(parts);
    let shown = start;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const counted = [...asked.values()].filter(({ beside }) => !beside).map(({ key }) => key);
      const { wants, ...report } = await judgeOnce(shown, { facts: answers.facts, asked: counted });
      for (const want of wants.filter(({ key }) => !asked.has(key))) {
        asked.set(want.key, want);
        waiting.push(want);
      }
      const open = Math.min(waiting.length, AT_ONCE);
      if (coming.length + open === 0) return report;
      const chosen = next(coming.length + open);
      if (chosen < coming.length) {
        const [come] = coming.splice(chosen, 1);
        shown = come(shown);
      } else {
        const [want] = waiting.splice(chosen - coming.length, 1);
        const { learnt, isRead } = await answer(tenant, want);
        answers.learn(learnt, 1, isRead);
      }
    }
    throw new Error('it does not come to an end');
  }

  async function isSame(place) {
    const parts = await partsOf(place);
    const inOrder = await settle(parts, () => 0);
    for (let seed = 1; seed <= ORDERS; seed += 1) {
      const next = numbers(seed * 7919);
      const report = await settle(parts, (count) => Math.floor(next() * count));
      assert.deepEqual(report, inOrder, `${place.url} with ${place.window}, order ${seed}`);
    }
  }

  for (const window of [undefined, ...WINDOWS.confluence]) {
    it(`makes no difference on any page, with ${window ?? 'no window'}`, async () => {
      for (const [name, { title, body }] of Object.entries(data.pages)) {
        await isSame({ url: tenant.url(name), title, texts: blocks(body), bodies: [body], window });
      }
    });
  }

  for (const window of [undefined, ...WINDOWS.jira]) {
    it(`makes no difference on any work item, with ${window ?? 'no window'}`, async () => {
      for (const [issue, item] of Object.entries(data.jira.issues)) {
        await isSame({ url: tenant.jiraUrl({ issue }), title: item.summary, ...contentOf(item), window });
      }
    });
  }
});
