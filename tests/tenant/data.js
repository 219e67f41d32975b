/**
 * Everything that acme.atlassian.net holds: people, groups, spaces, pages.
 *
 * The people are invented. The NHS numbers pass the modulus-11 check and lie in
 * 999 000 0000 to 999 999 9999, the range set aside for tests and never issued.
 */
import {
  app, bullets, code, codeBlock, doc, expand, h, link, mention, numbers, p, panel, picture, status, strong, table, tasks,
} from './adf.js';
import { jira } from './jira/data.js';
import { levels } from './levels.js';
import { longDocument } from './long.js';
import { page } from './make-page.js';
import { groups, people, signedIn, teams } from './people.js';
import { spaces } from './spaces.js';
import { staff } from './staff.js';
import { storyPages } from './stories.js';

export { groups, people, signedIn, spaces, teams };

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

  minutes: page('98350', 'Panel minutes', '98304', {
    restrictions: {
      read: { users: [people.priya, people.tom], groups: [] },
      update: { users: [people.priya], groups: [] },
    },
    body: doc(
      p(status('RECIPIENTS ONLY', 'red')),
      p('Minutes of the panel of 9 April, for those who sat on it.'),
    ),
  }),

  // The end of a piece of work, with all that hangs on a page: what a record is made of.
  decision: page('98361', 'Decision on the March cases (final)', '98304', {
    labels: ['decision'],
    attachments: [
      { name: 'timeline.png', mediaType: 'image/png', size: 48_213 },
      { name: 'letters.zip', mediaType: 'application/zip', size: 1_204_551 },
    ],
    comments: [
      {
        by: people.mei, at: '2026-03-28T09:12:00.000Z', body: doc(p('Agreed. The letters went out this morning.')),
        replies: [{
          by: people.priya, at: '2026-03-28T10:05:00.000Z', body: doc(p('By post, or by e-mail as well?')),
          replies: [{ by: people.mei, at: '2026-03-28T10:09:00.000Z', body: doc(p('By post alone.')) }],
        }],
      },
      { by: people.tom, at: '2026-03-29T16:40:00.000Z', on: 'Upheld', body: doc(p('By a majority.')) },
    ],
    body: doc(
      p(status('OFFICIAL-SENSITIVE', 'red'), ' Decision of 27 March.'),
      h(2, 'What was decided'),
      table(['Name', 'NHS number', 'Decision'], ['Wilhelmina Pryce', '999 635 1084', [status('Upheld', 'green')]]),
      panel('note', 'Each decision can be appealed within a month.'),
      picture('timeline.png'),
      tasks([true, 'Write the letters.'], [false, 'Close the file.']),
      app('jira-chart', 'Chart of open cases'),
      expand('How the panel voted', p('Five for, two against.')),
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

  ...storyPages,
};

/** The site as a whole: what the server is started with. */
export const data = {
  site: {
    host: 'acme.atlassian.net',
    cloudId: '4f2d7c18-93ab-4e60-8d51-c7a0b6e3f901',
    title: 'Acme',
  },
  signedIn, people, staff, groups, teams, spaces, pages, levels, jira,

  /**
   * Answers to spoil: `{ [call]: status }`. A call is `KIND:ID`, or `KIND` for all of its kind:
   * `user:ACCOUNT_ID`, `user:current`, `page:ID`, `space:ID_OR_KEY`, `restrictions:ID`, `content:ID`,
   * `configuration`, `recommendations`, `share`.
   */
  fail: {},

  /** How long to hold an answer back, in milliseconds, by call as in `fail`. */
  delay: {},
};
