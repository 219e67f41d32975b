/**
 * The people of the site, their groups and teams. All are invented.
 */
import { staff } from './staff.js';

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
  rosa: guest('712020:b8d2f4a6-1c3e-4570-8a9b-2d4e6f80a104', 'Rosa Lindqvist', 'rosa.lindqvist@calderwick.example', 'Calder & Wick LLP'),
  /** One account that several people at Northbridge use. */
  client: guest('712020:0a2c4e68-7b9d-4f13-b5d7-93e1c0f2a105', 'Client Account', 'client@northbridge.example', NORTHBRIDGE),
  lars: person('712020:6c8e0a2b-4d6f-4819-a3c5-e7092b4d6202', 'Lars Holm', 'lars.holm@southmoor.example', 'Southmoor Systems'),
  diagrams: person('712020:9d1f3b57-8e0a-4c26-b4d8-50f2a6c8e402', 'Diagram Builder', '', 'a third party', { accountType: 'app' }),
  app: person('712020:3e5a7c9d-b1f2-4068-9a4c-e6d8f0b2c401', 'Casework Automation', '', 'Acme Department', { accountType: 'app' }),
};

/** Who is looking at the pages. */
export const signedIn = people.priya;

/** `isGuestGroup`: the picker marks the group GUEST. */
export const groups = {
  everyone: {
    id: '5f0e1b63-3c72-4a84-8d1f-6e2a7b4c0500', name: 'confluence-users', isGuestGroup: false,
    members: [people.priya, people.tom, people.mei, people.olu, people.alexColleague, ...staff],
  },
  caseworkers: {
    id: '6a1f0c72-4d83-4b95-9e20-7f3b8c5d1501', name: 'caseworkers', isGuestGroup: false,
    members: [people.priya, people.tom, people.mei],
  },
  northbridgeGuests: {
    id: '7b2e1d83-5e94-4ca6-8f31-804c9d6e2502', name: 'northbridge-guests', isGuestGroup: true,
    members: [people.dana, people.alexGuest],
  },
  /** The all-users group by its other name. */
  licensed: {
    id: '9d4a3fa5-70b6-4ec8-a153-a26ebf8a4503', name: '_licensed-confluence', isGuestGroup: false,
    members: [people.priya, people.tom, people.mei, people.olu, people.alexColleague, ...staff],
  },
  /** Full licences for people of a supplier: not guests, and from outside. */
  suppliers: {
    id: 'ae5b40b6-81c7-4fd9-b264-b37fc09b5604', name: 'southmoor-suppliers', isGuestGroup: false,
    members: [people.jo, people.lars],
  },
};

export const teams = {
  benefits: {
    id: '8c3f2e94-6fa5-4db7-9042-915dae7f3601', displayName: 'Benefits Review Team',
    description: 'Monthly review of open cases', members: [people.priya, people.mei, people.olu],
  },
};
