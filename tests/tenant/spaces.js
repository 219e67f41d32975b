/**
 * The spaces of the site and who may do what in them.
 */
import { CLASSES } from './access.js';
import { levels } from './levels.js';
import { groups, people } from './people.js';

/**
 * @typedef {object} Space
 * @property {[who: object|string, role: string][]} access see access.js
 * @property {boolean} [classic] permissions of the older kind: no roles, no access classes
 * @property {object} [classification] the level that its pages have by default
 */
const space = (id, key, name, homepageId, author, access, more = {}) => ({
  id, key, name, type: 'global', status: 'current', homepageId, authorId: author.accountId,
  createdAt: '2024-02-05T09:14:03.120Z', access, ...more,
});

/** @type {Record<string, Space>} */
export const spaces = {
  CASE: space('65601', 'CASE', 'Casework', '65700', people.tom,
    [[groups.everyone, 'edit'], [people.tom, 'admin']], { classic: true }),
  HELP: space('65602', 'HELP', 'Public help', '65800', people.mei,
    [[CLASSES.licensed, 'edit'], [people.mei, 'admin'], [CLASSES.anonymous, 'view']]),

  /** Guests of one organisation, who read. */
  PARTNER: space('65603', 'PARTNER', 'Northbridge partnership', '131072', people.priya, [
    [CLASSES.licensed, 'edit'], [people.priya, 'admin'],
    [people.dana, 'view'], [groups.northbridgeGuests, 'view'],
  ]),
  /** Guests of two organisations, one of whom edits; and an account that several people use. */
  JOINT: space('65604', 'JOINT', 'Joint delivery', '131200', people.mei, [
    [CLASSES.licensed, 'edit'], [people.mei, 'admin'],
    [people.alexGuest, 'edit'], [people.rosa, 'view'], [people.client, 'view'],
  ]),
  /** Outside people with full licences, and an app, who edit. */
  SUPPLY: space('65605', 'SUPPLY', 'Supplier desk', '131300', people.tom, [
    [groups.licensed, 'view'], [people.tom, 'admin'],
    [groups.suppliers, 'edit'], [people.diagrams, 'edit'],
  ], { classic: true }),
  /** An app that only reads. */
  REPORTS: space('65606', 'REPORTS', 'Monthly reports', '131400', people.olu, [
    [CLASSES.licensed, 'edit'], [people.olu, 'admin'], [people.diagrams, 'view'],
  ], { classification: levels.internal }),
  /** Anybody may write here. Of the older kind, and ours to administer: v1 tells the permissions. */
  SUGGEST: space('65607', 'SUGGEST', 'Suggestions box', '131500', people.priya, [
    [groups.everyone, 'edit'], [people.priya, 'admin'], [CLASSES.anonymous, 'edit'],
  ], { classic: true }),
};
