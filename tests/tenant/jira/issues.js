/**
 * The work items of Jira ("issues", as they were called).
 *
 * The people are invented; NHS numbers as in ../data.js.
 */
import { bullets, doc, h, link, mention, p, status, table } from '../adf.js';
import { groups, people } from '../people.js';
import { customers } from './people.js';

/**
 * @typedef {object} Issue
 * @property {string} key
 * @property {string} project
 * @property {string} type
 * @property {string} summary
 * @property {object|null} description ADF document
 * @property {object} reporter
 * @property {object|null} assignee
 * @property {object[]} watchers
 * @property {string} [level] id of its security level
 * @property {Comment[]} comments
 * @property {Change[]} [changes] the latest first
 * @property {string|null} reference a custom field of one line
 * @property {object|null} findings a custom field of rich text
 * @property {object[]} participants of a request, beside its reporter
 * @property {string[]} organisations that a request is shared with
 * @property {string} [requestType] of a request
 * @property {string} [parent] key of the epic it belongs to
 *
 * @typedef {object} Change
 * @property {string} id
 * @property {object} author
 * @property {string} created
 * @property {{id: string, from: string, to: string}[]} fields what each held before, and after
 *
 * @typedef {object} Comment
 * @property {string} id
 * @property {object} author
 * @property {object} body
 * @property {boolean} isPublic false: an internal note
 * @property {{type: 'role'|'group', value: string, identifier: string}} [visibility]
 */
let commentId = 20100;
const comment = (author, body, more) => ({
  id: String(commentId += 1), author, body: typeof body === 'string' ? doc(p(body)) : body,
  created: '2026-03-24T11:20:05.000+0000', isPublic: true, ...more,
});
const note = (author, body) => comment(author, body, { isPublic: false });
const toRole = (value, identifier) => ({ visibility: { type: 'role', value, identifier } });
const toGroup = ({ name, id }) => ({ visibility: { type: 'group', value: name, identifier: id } });

const issue = (number, key, summary, more) => [key, {
  id: String(30000 + number), key, project: key.split('-')[0], summary, type: 'Task', status: 'In Progress', priority: 'Medium',
  description: null, reporter: people.tom, assignee: people.mei, watchers: [people.tom], comments: [], labels: [],
  reference: null, findings: null, participants: [], organisations: [],
  created: '2026-03-12T09:02:44.000+0000', updated: '2026-03-27T15:02:11.000+0000', ...more,
}];
const request = (number, key, summary, more) => issue(number, key, summary, {
  type: 'Service Request', requestType: 'Ask about a case', status: 'Waiting for support', reporter: customers.harriet, watchers: [], ...more,
});

const personal = () => table(
  ['Name', 'Date of birth', 'NHS number'],
  ['Harriet Blakeney', '14/02/1951', '999 417 3529'],
  ['Desmond Achterberg', '03/09/1968', '999 280 6133'],
  ['Wilhelmina Pryce', '27/11/1943', '999 635 1084'],
);
const plain = (...texts) => doc(...texts.map((text) => p(text)));
const insideLink = () => link('how we review cases', 'https://acme.atlassian.net/wiki/spaces/CASE/pages/98304/Case+reviews');

/** @type {Record<string, Issue>} */
export const issues = Object.fromEntries([
  // APL: caseworkers alone.
  issue(1, 'APL-1', 'Prepare the March appeals', {
    labels: ['appeals'], watchers: [people.tom, people.mei, people.priya], reference: 'AP/2026/031',
    description: doc(
      p(status('OFFICIAL-SENSITIVE', 'red'), ' Personal data. Do not forward outside the department.'),
      h(2, 'Cases'), personal(),
      p('Figures were agreed with ', mention(people.mei), '.'),
    ),
    comments: [
      comment(people.mei, 'The surgery has sent the evidence on Desmond Achterberg, NHS number 999 280 6133.'),
      comment(people.tom, 'Thank you. I have put it on the list for Thursday.'),
    ],
  }),
  issue(2, 'APL-2', 'Book a room for the hearing', {
    status: 'Done', changes: [{
      id: '40101', author: people.tom, created: '2026-03-27T15:02:11.000+0000',
      fields: [{ id: 'description', from: 'For Harriet Blakeney, NHS number 999 417 3529.', to: 'Room 4 if it is free, else whatever has a hearing loop.' }],
    }],
    description: doc(p('Room 4 if it is free, else whatever has a hearing loop.'), bullets('Six chairs', 'Water')),
    comments: [comment(people.olu, 'Room 4 is ours from two o’clock.')],
  }),
  issue(3, 'APL-3', 'Votes of the panel', { level: '10101', description: plain('Five for, two against.'), watchers: [people.priya] }),
  issue(4, 'APL-4', 'Harriet Blakeney, NHS number 999 417 3529: missing statement', { status: 'To Do', description: plain('Phone and ask for it.') }),
  issue(5, 'APL-5', 'Letters to write this week', {
    findings: doc(p('Upheld: Wilhelmina Pryce, born 27/11/1943, NHS number 999 635 1084.')),
    description: plain('One letter for each decision.'),
    comments: [comment(people.mei, 'Only the panel should read the drafts.', toRole('Administrators', '10002'))],
  }),

  // NBR: guests of Northbridge and Calder & Wick look, Lars Holm of Southmoor edits.
  issue(11, 'NBR-1', 'Cases for the joint review', {
    watchers: [people.priya, people.dana], description: doc(h(2, 'Cases'), personal()),
    comments: [comment(people.dana, 'We have read them. Two questions follow.')],
  }),
  issue(12, 'NBR-2', 'Agenda for Thursday', {
    status: 'To Do',
    watchers: [people.priya, people.lars], description: plain('Welcome, the new form, any other business.'),
    comments: [comment(people.mei, 'Our own view is in the other document.', toGroup(groups.caseworkers))],
  }),
  issue(13, 'NBR-3', 'Our position before the meeting', { level: '10103', watchers: [people.dana], description: plain('What we want to reach on Thursday.') }),
  issue(14, 'NBR-4', 'Contact list', { status: 'Done', description: doc(p('Ask ', mention(people.olu), ' for the newest one.')), assignee: people.lars }),

  // IDEA: anybody reads.
  issue(21, 'IDEA-1', 'Open the desk on Saturdays', { type: 'Story', description: plain('Many people work during the week.'), reporter: people.mei }),
  issue(22, 'IDEA-2', 'Ring back the callers of Monday', { type: 'Bug', description: doc(personal()), reporter: people.mei }),

  // FAC: everybody with a licence reads; who watches is not told.
  issue(31, 'FAC-1', 'The lift is stuck again', { assignee: people.olu, watchers: [people.olu, people.diagrams], description: plain('Between the second and the third floor.') }),
  issue(32, 'FAC-2', 'Desk for a new colleague', { assignee: people.olu, description: doc(personal()) }),

  // PILOT: team-managed, private.
  issue(41, 'PILOT-1', 'Try the short form with ten people', { type: 'Story', parent: 'PILOT-3', reporter: people.mei, description: plain('Two weeks, then we compare.') }),
  issue(42, 'PILOT-2', 'Compare what people wrote', { type: 'Story', status: 'Done', parent: 'PILOT-3', reporter: people.mei, description: plain('Side by side, without names.') }),
  issue(43, 'PILOT-3', 'The short form', { type: 'Epic', status: 'Done', reporter: people.mei, description: plain('One page in place of nine.') }),

  // CARE: requests.
  request(51, 'CARE-1', 'When will my case be decided?', {
    description: plain('I sent the missing statement in February. When can I expect a decision?'),
    comments: [
      comment(customers.harriet, 'I have not heard from anybody yet.'),
      comment(people.mei, 'Thank you for writing. We have your statement and will decide before the end of March.'),
      note(people.tom, doc(p('NHS number 999 417 3529. See ', insideLink(), ' before answering.'))),
    ],
  }),
  request(52, 'CARE-2', 'Access to the case list for our reviewers', {
    reporter: customers.noor, participants: [customers.pavel, people.sam], organisations: ['northbridge'],
    description: plain('Three of our reviewers need the list before Thursday.'),
    comments: [
      comment(people.priya, 'Who needs it, and until when?'),
      comment(people.mei, 'Names are in the list of the board.', toRole('Service Desk Team', '10007')),
      comment(people.olu, doc(p('Read ', insideLink(), ', then ask ', mention(people.tom), '.'))),
    ],
  }),
  request(53, 'CARE-3', 'Printer on the second floor', { reporter: people.mei, description: plain('It prints everything twice.') }),
  request(54, 'CARE-4', 'Change of address', {
    reporter: customers.desmond, organisations: ['residents'], participants: [people.dana],
    description: plain('I have moved. Please send letters to the new address.'),
    comments: [note(people.mei, 'Checked with the surgery.')],
  }),
]);
