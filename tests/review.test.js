// Every story of the tenant, told in a space review by the built core: what a page shows when
// it is open, a review of its space finds too, on the page or on the space that lets people in.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { askCore } from './support/core.mjs';
import { ask } from './tenant/ask.js';
import { data } from './tenant/data.js';
import { startTenant } from './tenant/server.js';
import { stories } from './tenant/stories.js';

// What no answer of the site tells in a review, or is not built yet. Whoever is mentioned in the
// story of MENT-01 has no part in the space, and to ask for their account would cost a request.
const NOT_IN_A_REVIEW = ['PUB-02', 'EXP-01', 'TPL-01', 'HACK-01', 'CLASS-01', 'MENT-01'];
// Rules about a page that a review says of the space, where it is the space that lets people in.
const TWINS = { 'ACC-01': 'ACC-02', 'ACC-03': 'ACC-04', 'ACC-05': 'ACC-06', 'ACC-08': 'ACC-07', 'ACC-10': 'PUB-01' };

describe('stories in a review', () => {
  let tenant;
  before(async () => (tenant = await startTenant()));
  after(() => tenant.close());

  const reviews = new Map();
  const reviewOf = (space) => {
    if (!reviews.has(space)) reviews.set(space, review(tenant, space));
    return reviews.get(space);
  };

  /** The rules that speak of a page, and those that speak of its space. */
  const rules = async (name) => {
    const { id, space } = data.pages[name];
    const { pages, whole } = await reviewOf(space);
    const page = pages.find((one) => one.id === id);
    assert.ok(page, `${name} was reviewed`);
    assert.ok(page.read, `${name} was read`);
    return { own: page.findings.map(({ rule }) => rule), whole };
  };

  for (const { rule, shows, not, because } of stories.filter((story) => !NOT_IN_A_REVIEW.includes(story.rule))) {
    it(`${rule}: ${because}`, async () => {
      // That a public link is on only the Share window tells.
      const told = shows.filter((name) => !data.pages[name].publicLink);
      assert.ok(told.length > 0);
      for (const name of told) {
        const { own, whole } = await rules(name);
        const all = [...own, ...whole];
        assert.ok(all.includes(rule) || all.includes(TWINS[rule]), `${name}: ${all}`);
      }
      for (const name of not) {
        const { own } = await rules(name);
        assert.ok(!own.includes(rule), `${name}: ${own}`);
      }
    });
  }
});

/** Reviews a whole space at a go. */
async function review(tenant, key) {
  const read = async ({ path, anonymous }) => {
    const { status, text } = await ask(tenant, path, { anonymous });
    return { status, body: status === 200 ? text : '' };
  };
  const walk = async (step) => (await read(await askCore({ walk: step }))).body;
  const [{ id: space }] = JSON.parse(await walk({ space: key })).results;
  const { results } = JSON.parse(await walk({ pages: space }));
  const parents = new Map(results.map(({ id, parentId }) => [id, parentId]));
  const above = (id) => (parents.get(id) ? [...above(parents.get(id)), parents.get(id)] : []);
  const ids = [...parents.keys()];
  const request = {
    space: key, pages: await walk({ texts: ids }), above: Object.fromEntries(ids.map((id) => [id, above(id)])),
    facts: {}, asked: [], may_ask: true, settings: { managed: {}, person: {} },
  };
  for (;;) {
    const { pages, space: whole, wants } = await askCore({ review: request });
    if (wants.length === 0) return { pages, whole: whole.map(({ rule }) => rule) };
    for (const want of wants) {
      request.asked.push(want.key);
      const learnt = await askCore({ learn: { key: want.key, ...(await read(want)) } });
      for (const [name, fact] of learnt) request.facts[name] = fact;
    }
  }
}
