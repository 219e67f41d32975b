/**
 * Who meets Jira here and Confluence not, or otherwise: portal customers, their
 * organisations, and Jira's own guests. All are invented.
 */
import { people as staffAndGuests } from '../people.js';

/** The form of a portal customer's account id is known from exports; nothing here reads it. */
const customer = (number, displayName, email, organisation) => ({
  accountId: `qm:5c1e9a70-2f4b-4d86-9e37-b0a8d6c4f21e:7d0b3c5e-61a2-4f98-8c47-00000000${number}`,
  displayName, publicName: displayName, email, organisation,
  accountType: 'customer', isGuest: false, licensed: false,
});

/** Whoever writes through the portal: no licence, no group. */
export const customers = {
  harriet: customer('5001', 'Harriet Blakeney', 'harriet.blakeney@post.example', 'a member of the public'),
  desmond: customer('5002', 'Desmond Achterberg', '', 'a member of the public'),
  noor: customer('5003', 'Noor Haddad', 'noor.haddad@northbridge.example', 'Northbridge Consulting'),
  pavel: customer('5004', 'Pavel Urban', 'pavel.urban@northbridge.example', 'Northbridge Consulting'),
};

/** Organisations of the service project: whatever is shared with one, each member sees. */
export const organisations = {
  northbridge: { id: '3', name: 'Northbridge Consulting', uuid: '5b8e1f3a-7c9d-4e02-a4b6-d8f0c2e4a603', members: [customers.noor, customers.pavel] },
  /** Nobody has told Jira who belongs to it. */
  residents: { id: '4', name: 'Residents’ panel', uuid: '6c9f204b-8dae-4f13-b5c7-e901d3f5b704', members: [] },
};

const { dana, rosa } = staffAndGuests;

/** Jira guests: the picker marks them (`isJiraGuest`), behind the gate `user_picker_guest_lozenges`. No REST answer does. */
export const guests = [dana, rosa];
