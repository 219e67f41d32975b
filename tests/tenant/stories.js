/**
 * Pages that show a finding, and pages beside them that do not.
 *
 * `stories` says which is which, rule by rule. Nothing here tells the extension
 * anything: it has to find out from the page and the answers.
 */
import { doc, h, mention, p, status, table } from './adf.js';
import { levels } from './levels.js';
import { page } from './make-page.js';
import { groups, people } from './people.js';

const only = (readers, editors = readers) => ({ read: subjects(readers), update: subjects(editors) });
const subjects = (who) => ({
  users: who.filter(({ accountId }) => accountId),
  groups: who.filter(({ accountId }) => !accountId),
});

const personal = () => table(
  ['Name', 'Date of birth', 'NHS number'],
  ['Harriet Blakeney', '14/02/1951', '999 417 3529'],
  ['Desmond Achterberg', '03/09/1968', '999 280 6133'],
  ['Wilhelmina Pryce', '27/11/1943', '999 635 1084'],
);
const plain = (text) => doc(p(text));
const marked = (marking, ...rest) => doc(p(marking), ...rest);

/** A factory for the pages of one space. */
const within = (space, home) => (id, title, more) => page(id, title, home, { space, ...more });
const partner = within('PARTNER', '131072');
const joint = within('JOINT', '131200');
const supply = within('SUPPLY', '131300');
const reports = within('REPORTS', '131400');
const suggest = within('SUGGEST', '131500');
const help = within('HELP', '65800');
const casework = within('CASE', '65700');

export const storyPages = {
  // PARTNER: Dana Reyes and the group of Northbridge's guests may read.
  partnerHome: page('131072', 'Partnership home', null, { space: 'PARTNER', body: plain('What we work on with Northbridge.') }),
  partnerCases: partner('131073', 'Cases for the joint review', { body: doc(h(2, 'Cases'), personal()) }),
  partnerAgenda: partner('131074', 'Agenda for Thursday', { body: plain('Welcome, the new form, any other business.') }),
  partnerInside: partner('131075', 'Our position before the meeting', {
    restrictions: only([groups.caseworkers]), body: plain('What we want to reach on Thursday.'),
  }),
  partnerDraft: partner('131076', 'Draft terms of reference', {
    restrictions: only([people.priya, people.dana]), body: plain('Dana and Priya write these together.'),
  }),
  partnerStaff: partner('131077', 'Who does what at Acme', {
    body: doc(table(['Name', 'Role', 'Address'],
      ['Tom Hargreaves', 'Team lead', 'tom.hargreaves@acme.gov.uk'],
      ['Mei Lin', 'Case reviewer', 'mei.lin@acme.gov.uk'],
      ['Alex Morgan', 'Appeals', 'alex.morgan@acme.gov.uk'],
      ['Priya Shah', 'Head of casework', 'priya.shah@acme.gov.uk'],
      ['Hana Iqbal', 'Records', 'hana.iqbal@acme.gov.uk'],
      ['Owen Parry', 'Duty officer', 'owen.parry@acme.gov.uk'])),
  }),
  partnerContact: partner('131078', 'How to reach us', { body: plain('Write to the partnership mailbox; somebody answers within a day.') }),
  hmgOnly: partner('131079', 'Options for the settlement', {
    body: marked('OFFICIAL - HMG USE ONLY', p('Three options, before ministers see them.')),
  }),
  acmeOnly: partner('131080', 'Reply to the auditors', {
    body: marked('OFFICIAL-SENSITIVE ACME USE ONLY', p('What we will say about the delay.')),
  }),
  acmeOnlyInside: casework('131081', 'Reply to the auditors, first draft', {
    body: marked('OFFICIAL-SENSITIVE ACME USE ONLY', p('What we will say about the delay.')),
  }),
  recipientsOpen: casework('131082', 'Findings of the inquiry', {
    body: marked('OFFICIAL-SENSITIVE RECIPIENTS ONLY', p('The panel found three faults.')),
  }),
  recipientsNamed: casework('131083', 'Findings of the inquiry, for the panel', {
    restrictions: only([people.priya, people.tom]),
    body: marked('OFFICIAL-SENSITIVE RECIPIENTS ONLY', p('The panel found three faults.')),
  }),
  embargoUndated: partner('131084', 'Statement on waiting times', {
    body: marked('OFFICIAL-SENSITIVE EMBARGOED', p('Waiting times fell in every region.')),
  }),
  embargoDated: casework('131085', 'Statement on appeals', {
    body: marked('OFFICIAL-SENSITIVE EMBARGOED until 0930 on 3 May 2027', p('Appeals fell in every region.')),
  }),
  release: help('131086', 'Notice of new opening hours', {
    publicLink: true,
    body: marked('OFFICIAL - FOR PUBLIC RELEASE', p('From June we open at eight.')),
  }),
  confidentialGuests: partner('131087', 'Fee proposal', { classification: levels.confidential, body: plain('What we would pay for next year.') }),
  publicGuests: partner('131088', 'Terms of reference', { classification: levels.public, body: plain('What the partnership is for.') }),
  mentionOutside: partner('131089', 'Question about the form', { body: doc(p('Could you look at this, ', mention(people.rosa), '?')) }),
  mentionInside: partner('131090', 'Answer about the form', { body: doc(p('Here it is, ', mention(people.dana), '.')) }),
  titleNumber: casework('131091', 'Harriet Blakeney 999 417 3529', { body: plain('Notes of the telephone call.') }),
  titleCase: casework('131092', 'Desmond Achterberg, case CW-2026-0417', { body: plain('Notes of the telephone call.') }),
  titlePlain: casework('131093', 'Notes of a telephone call', { body: plain('The caller will ring again.') }),

  // JOINT: Alex Morgan of Northbridge edits; Rosa Lindqvist of Calder & Wick and a shared account read.
  jointHome: page('131200', 'Joint delivery home', null, { space: 'JOINT', body: plain('Plans that three organisations share.') }),
  jointPlan: joint('131201', 'Delivery plan', { body: plain('Milestones by quarter.') }),
  jointLocked: joint('131202', 'Agreed milestones', {
    restrictions: { read: subjects([]), update: subjects([people.mei, groups.caseworkers]) },
    body: plain('Signed off in March. Only Acme changes this page.'),
  }),
  jointInside: joint('131203', 'Our costs', { restrictions: only([groups.caseworkers]), body: plain('Day rates by grade.') }),

  // SUPPLY: Jo Okafor and Lars Holm of Southmoor have full licences and edit, as does an app.
  supplyHome: page('131300', 'Supplier desk home', null, { space: 'SUPPLY', body: plain('Orders and deliveries.') }),
  supplyOrders: supply('131301', 'Open orders', {
    restrictions: { read: subjects([]), update: subjects([people.tom, people.diagrams]) }, body: plain('Two orders are open.'),
  }),
  supplyInside: supply('131302', 'Supplier scores', { restrictions: only([people.priya, people.tom]), body: plain('How we rate each supplier.') }),

  // REPORTS: an app reads, nobody from outside does.
  reportsHome: page('131400', 'Reports home', null, { space: 'REPORTS', body: plain('One report for each month.') }),
  reportsMarch: reports('131401', 'March report', { body: plain('The queue was short.') }),
  reportsPeople: reports('131402', 'Reading list of the board', { restrictions: only([groups.caseworkers]), body: plain('Reports that the board has asked for.') }),

  // SUGGEST: anybody may write. HELP: anybody may read.
  suggestions: page('131500', 'Suggestions', null, { space: 'SUGGEST', body: plain('Write what you think we should do.') }),
  suggestRules: suggest('131501', 'Rules of the box', {
    restrictions: { read: subjects([]), update: subjects([people.priya, people.tom]) }, body: plain('Be kind.'),
  }),
  suggestReview: suggest('131502', 'How we sort suggestions', { restrictions: only([people.priya, people.tom]), body: plain('Twice a month.') }),
  helpCases: help('131503', 'Callers to ring back', { body: doc(h(2, 'Ring back'), personal()) }),
  helpInside: help('131504', 'Rota of the help desk', { restrictions: only([groups.caseworkers]), body: plain('Mei on Monday, Olu on Tuesday.') }),

  // CASE: no guests. What stands out here stands out by a link, a copy, or its words.
  linkPlain: casework('131600', 'How to find the office', { publicLink: true, body: plain('Second floor, past the lifts.') }),
  linkCases: casework('131601', 'Cases for the second reading', { publicLink: true, body: doc(p(status('OFFICIAL-SENSITIVE', 'red')), personal()) }),
  linkRestricted: casework('131602', 'Venue for the hearing', {
    publicLink: true, restrictions: only([people.priya, people.tom]), body: plain('Room 4, from two o’clock.'),
  }),
  interviews: casework('131603', 'Interview notes', { restrictions: only([people.priya, people.tom]), body: plain('What each candidate said.') }),
  interviewsCopy: casework('131604', 'Copy of Interview notes', { wider: 'interviews', body: plain('What each candidate said.') }),
  panelRoom: casework('131605', 'Panel room', { restrictions: only([people.priya, groups.caseworkers]), body: plain('Papers of the panel.') }),
  panelMinutes: page('131606', 'Minutes of the panel', '131605', { body: plain('The panel met and agreed.') }),
  panelVotes: page('131607', 'Votes of the panel', '131606', { restrictions: only([people.priya]), body: plain('Five for, two against.') }),
  panelArchived: page('131608', 'Minutes of the old panel', '131605', { status: 'archived', body: plain('The old panel met and agreed.') }),
  secret: casework('131609', 'Visit of the delegation', {
    body: marked('SECRET', p('Where the delegation will stay.')),
  }),
};

/**
 * @typedef {object} Story
 * @property {string} rule
 * @property {string[]} shows pages with the finding
 * @property {string[]} not pages without it, as near as can be
 * @property {string} because what makes the difference
 */
const story = (rule, shows, not, because) => ({ rule, shows, not, because });

/** @type {Story[]} */
export const stories = [
  story('ACC-01', ['suggestions'], ['suggestRules'], 'anonymous visitors may edit the space; the second page lets only two people edit'),
  story('ACC-02', ['suggestions', 'suggestRules'], ['hours'], 'anonymous visitors may edit the space, not only read it'),
  story('ACC-03', ['jointPlan', 'partnerDraft'], ['jointLocked', 'partnerAgenda'], 'a guest may edit the page'),
  story('ACC-04', ['jointPlan', 'supplyHome'], ['partnerAgenda'], 'somebody from outside may edit the space'),
  story('ACC-05', ['supplyOrders', 'supplyHome'], ['reportsMarch', 'supplyInside'], 'an app may edit the page'),
  story('ACC-06', ['supplyHome'], ['reportsHome'], 'an app may edit the space'),
  story('ACC-07', ['partnerHome'], ['reportsHome', 'supplyHome'], 'somebody from outside can reach the space'),
  story('ACC-08', ['partnerAgenda'], ['partnerInside', 'supplyInside', 'supplyHome'], 'somebody from outside can open the page'),
  story('ACC-09', ['reportsMarch'], ['reportsPeople'], 'an app can open the page'),
  story('ACC-10', ['hours', 'helpCases'], ['helpInside', 'suggestReview'], 'anonymous visitors can open the page'),
  story('ACC-11', ['jointPlan'], ['partnerAgenda', 'jointInside'], 'an account that several people use has access'),
  story('PUB-01', ['linkPlain', 'linkCases', 'hours'], ['rota', 'helpInside'], 'a public link is on, or anonymous visitors can open the page'),
  story('PUB-02', ['linkRestricted'], ['linkPlain', 'recipientsNamed'], 'a public link is on while the page is restricted'),
  story('TITLE-01', ['titleNumber', 'titleCase'], ['titlePlain'], 'the title names a person and a number'),
  story('AUD-01', ['partnerCases'], ['partnerInside', 'cases'], 'somebody from outside can open the page; raised by what it holds'),
  story('MIX-01', ['jointPlan'], ['partnerAgenda', 'jointInside'], 'outsiders of two organisations see each other'),
  story('RO-01', ['jointPlan', 'partnerDraft'], ['partnerAgenda'], 'an outsider may edit, not only view'),
  story('EXP-01', ['partnerDraft'], ['partnerInside'], 'an outsider has access, whose review date can pass'),
  story('TPL-01', ['interviewsCopy', 'panelArchived'], ['interviews', 'panelMinutes'], 'more people can open it than its source, or its parent’s restriction no longer counts'),
  story('HACK-01', ['cases', 'linkCases'], ['rota'], 'a marked page, to be exported, printed or copied'),
  story('HAND-01', ['hmgOnly', 'acmeOnly'], ['acmeOnlyInside', 'release'], 'somebody can open the page who is of another organisation than the one that may use it'),
  story('HAND-02', ['recipientsOpen'], ['recipientsNamed'], 'the page is for its recipients only, and restricted to nobody'),
  story('HAND-03', ['embargoUndated'], ['embargoDated'], 'the embargo has no date'),
  story('CLASS-01', ['confidentialGuests'], ['publicGuests', 'reportsMarch'], 'the level forbids guests'),
  story('CEIL-01', ['secret'], ['guidance', 'cases'], 'a marking above what the site is for'),
  story('AUD-02', ['hours', 'suggestions'], ['partnerAgenda'], 'a space open to anonymous visitors is open to every guest of the site'),
  story('STAFF-01', ['partnerStaff'], ['partnerContact'], 'a list of staff where guests read'),
  story('MENT-01', ['mentionOutside'], ['mentionInside'], 'somebody is mentioned who cannot open the page'),
];
