/**
 * Everything that acme.atlassian.net holds: people, groups, spaces, pages.
 *
 * The people are invented. The NHS numbers pass the modulus-11 check and lie in
 * 999 000 0000 to 999 999 9999, the range set aside for tests and never issued.
 */
import {
  bullets, code, codeBlock, doc, expand, h, link, mention, numbers, p, panel, status, strong, table,
} from './adf.js';
import { longDocument } from './long.js';

/**
 * @typedef {object} Person
 * @property {string} accountId
 * @property {string} displayName
 * @property {string} email what the REST API shows; '' when the person hides it
 * @property {'atlassian'|'app'} accountType
 * @property {boolean} isGuest a Confluence guest (external collaborator)
 * @property {boolean} licensed false: known to Atlassian, without access to this Confluence
 * @property {string} organisation for the reader of this file; no answer carries it
 */

const person = (accountId, displayName, email, organisation, more = {}) => ({
  accountId, displayName, publicName: displayName, email, organisation,
  accountType: 'atlassian', isGuest: false, licensed: true, ...more,
});

const guest = (...about) => person(...about, { isGuest: true });

const ACME = 'Acme Department';
const NORTHBRIDGE = 'Northbridge Consulting';

export const people = {
  priya: person('712020:0b7e6a54-3c1f-4b62-9d0a-51c6f1a7e001', 'Priya Shah', 'priya.shah@acme.gov.uk', ACME),
  tom: person('712020:2f94c1d8-7a05-4e3b-8c66-0d1b9e5a7002', 'Tom Hargreaves', 'tom.hargreaves@acme.gov.uk', ACME),
  mei: person('712020:5d3a80f1-9b6c-4271-a4e9-7c2f08d1b003', 'Mei Lin', 'mei.lin@acme.gov.uk', ACME),
  olu: person('712020:81c0e7b2-4f5d-4a98-b3d1-62e9a40c8004', 'Olu Adeyemi', '', ACME),
  alexColleague: person('712020:a6b19d43-0e78-45cf-9f27-3b8d514e6005', 'Alex Morgan', 'alex.morgan@acme.gov.uk', ACME),

  dana: guest('712020:c4f2580e-61d9-4b07-8e35-a97b60d2c101', 'Dana Reyes', 'dana.reyes@northbridge.example', NORTHBRIDGE),
  alexGuest: guest('712020:d81b73f6-25ac-4c90-a1e4-0f5c96b7d102', 'Alex Morgan', 'alex.morgan@northbridge.example', NORTHBRIDGE),
  idris: guest('712020:e927ac05-d3b4-4f81-95c8-18d7e4f0a103', 'Idris Vaughan', '', 'Calder & Wick LLP'),

  jo: person('712020:f05d9c31-8e42-47ba-b6a3-d40c2e97b201', 'Jo Okafor', 'jo.okafor@southmoor.example', 'Southmoor Systems'),
  sam: person('712020:1a3c5e7f-902b-4d46-8f81-b5d7e9c0a301', 'Sam Whitlock', 'sam.whitlock@northbridge.example', NORTHBRIDGE, { licensed: false }),
  app: person('712020:3e5a7c9d-b1f2-4068-9a4c-e6d8f0b2c401', 'Casework Automation', '', 'Acme Department', { accountType: 'app' }),
};

/** Who is looking at the pages. */
export const signedIn = people.priya;

/** `isGuestGroup`: the picker marks the group GUEST. */
export const groups = {
  caseworkers: {
    id: '6a1f0c72-4d83-4b95-9e20-7f3b8c5d1501', name: 'caseworkers', isGuestGroup: false,
    members: [people.priya, people.tom, people.mei],
  },
  northbridgeGuests: {
    id: '7b2e1d83-5e94-4ca6-8f31-804c9d6e2502', name: 'northbridge-guests', isGuestGroup: true,
    members: [people.dana, people.alexGuest],
  },
};

export const teams = {
  benefits: {
    id: '8c3f2e94-6fa5-4db7-9042-915dae7f3601', displayName: 'Benefits Review Team',
    description: 'Monthly review of open cases', members: [people.priya, people.mei, people.olu],
  },
};

/** `anonymousAccess`: anybody may read the space without signing in, and so may every guest. */
export const spaces = {
  CASE: {
    id: '65601', key: 'CASE', name: 'Casework', type: 'global', status: 'current',
    homepageId: '65700', authorId: people.tom.accountId, createdAt: '2024-02-05T09:14:03.120Z',
    anonymousAccess: false,
  },
  HELP: {
    id: '65602', key: 'HELP', name: 'Public help', type: 'global', status: 'current',
    homepageId: '65800', authorId: people.mei.accountId, createdAt: '2024-05-21T11:40:30.700Z',
    anonymousAccess: true,
  },
};

/**
 * @typedef {object} Page
 * @property {string} id
 * @property {string} title
 * @property {keyof typeof spaces} space
 * @property {string|null} parentId
 * @property {string[]} labels
 * @property {{read: Subjects, update: Subjects}} [restrictions] absent: no restriction of its own
 * @property {object} body ADF document, drawn in the browser by @atlaskit/renderer
 *
 * @typedef {{users: Person[], groups: object[]}} Subjects
 */

const page = (id, title, parentId, more) => ({
  id, title, parentId, space: 'CASE', labels: [],
  author: people.tom, owner: people.priya, createdAt: '2026-03-02T10:21:44.000Z',
  version: { number: 4, createdAt: '2026-03-27T15:02:11.000Z', author: people.priya },
  ...more,
});

export const pages = {
  home: page('65700', 'Casework home', null, {
    body: doc(
      p('Everything the casework teams share. Ask ', mention(people.tom), ' for access.'),
      h(2, 'Start here'),
      bullets('How we review cases', 'Who is on duty this week', 'Where to find the forms'),
    ),
  }),

  reviews: page('98304', 'Case reviews', '65700', {
    body: doc(p('One page for each month. The newest is on top.')),
  }),

  cases: page('98310', 'Benefit review: March cases', '98304', {
    labels: ['official-sensitive', 'case-review'],
    body: doc(
      p(status('OFFICIAL-SENSITIVE', 'red'), ' Personal data. Do not forward outside the department.'),
      h(2, 'Cases under review'),
      p('Three decisions are due before 31 March. Figures were agreed with ', mention(people.mei), '.'),
      table(
        ['Name', 'Date of birth', 'NHS number', 'Decision'],
        ['Harriet Blakeney', '14/02/1951', '999 417 3529', [status('Under review', 'yellow')]],
        ['Desmond Achterberg', '03/09/1968', '999 280 6133', [status('Awaiting evidence', 'blue')]],
        ['Wilhelmina Pryce', '27/11/1943', '999 635 1084', [status('Upheld', 'green')]],
      ),
      h(2, 'Next steps'),
      numbers(
        'Phone Harriet Blakeney about the missing bank statement.',
        'Ask the surgery for the evidence on Desmond Achterberg.',
        'Send the decision letter to Wilhelmina Pryce.',
      ),
      expand('Query used for the list', codeBlock("select name, nhs_number\nfrom reviews\nwhere due < '2026-04-01'", 'sql')),
    ),
  }),

  rota: page('98321', 'Team lunch rota', '65700', {
    labels: ['social'],
    body: doc(
      p('Whoever is on the rota books the table by Tuesday noon.'),
      table(
        ['Week', 'Who', 'Where'],
        ['6 April', 'Tom', 'The noodle place'],
        ['13 April', 'Mei', 'Canteen, upstairs'],
        ['20 April', 'Olu', 'Picnic if it stays dry'],
      ),
      p('Allergies are on the ', link('shared list', 'https://acme.atlassian.net/wiki/spaces/CASE/overview'), '.'),
    ),
  }),

  guidance: page('98333', 'Handling guidance', '65700', {
    labels: ['guidance'],
    body: doc(
      p('This page explains when to mark a document. It holds no case material itself.'),
      h(2, 'When to use the marking'),
      p(
        'Write OFFICIAL-SENSITIVE in the header when a leak could harm a person or the department. ',
        'Most of what we write needs no marking beyond OFFICIAL.',
      ),
      panel('note', 'If you are unsure whether OFFICIAL-SENSITIVE applies, ask the information team first.'),
      bullets(
        'Put the words at the top of the page.',
        p('Never use ', code('SECRET'), ' on this site.'),
        p(strong('Check'), ' who can see the page before you share it.'),
      ),
    ),
  }),

  appeal: page('98345', 'Appeal panel notes', '98304', {
    labels: ['appeals'],
    restrictions: {
      read: { users: [people.priya, people.tom], groups: [groups.caseworkers] },
      update: { users: [people.priya], groups: [] },
    },
    body: doc(
      p('Notes for the panel of 9 April. Only the people on the panel can open this page.'),
      h(2, 'For discussion'),
      bullets('Order of the hearings', 'Who chairs', 'What the panel may quote in its letters'),
    ),
  }),

  handbook: page('98356', 'Casework handbook', '65700', {
    body: longDocument({ seed: 20, characters: 20_000 }),
  }),

  archive: page('98367', 'Casework archive', '65700', {
    body: longDocument({ seed: 500, characters: 500_000 }),
  }),

  hours: page('65800', 'Opening hours', null, {
    space: 'HELP',
    body: doc(p('The help desk is open on weekdays from 9:00 to 17:00.')),
  }),
};

/** The site as a whole: what the server is started with. */
export const data = {
  site: {
    host: 'acme.atlassian.net',
    cloudId: '4f2d7c18-93ab-4e60-8d51-c7a0b6e3f901',
    title: 'Acme',
  },
  signedIn, people, groups, teams, spaces, pages,

  /**
   * Answers to spoil: `{ [call]: status }`. A call is `KIND:ID`, or `KIND` for all of its kind:
   * `user:ACCOUNT_ID`, `user:current`, `page:ID`, `space:ID_OR_KEY`, `restrictions:ID`, `content:ID`,
   * `configuration`, `recommendations`, `share`.
   */
  fail: {},

  /** How long to hold an answer back, in milliseconds, by call as in `fail`. */
  delay: {},
};
