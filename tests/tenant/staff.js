/**
 * The thirty-six people of Acme who have no part in a story: with the five of
 * data.js they make the forty-one of the all-users group. The picker does not
 * offer them.
 */
const NAMES = `Aaron Blythe, Bethan Crowe, Callum Doyle, Deepa Ellis, Ewan Forsyth, Farah Gill, Gareth Howe, Hana Iqbal,
Imran Jarvis, Jasmin Kerr, Kofi Lennox, Leila Marsh, Marcus Nair, Nadia Oakes, Owen Parry, Pippa Quinn, Rafiq Rowe,
Sian Tobin, Tariq Underhill, Una Vance, Viktor Webb, Wendy Xu, Yusuf Yates, Zara Adair, Bruno Batt, Carys Chowdhury,
Dominic Dyer, Esme Eade, Felix Fenn, Greta Goss, Hugo Hale, Ines Ives, Jonah Judd, Kit Keane, Lotte Lamb, Milo Mott`;

export const staff = NAMES.split(/,\s+/).map((displayName, index) => ({
  accountId: `712020:36c0de00-5a1e-4c0b-9d2f-${String(index + 1).padStart(12, '0')}`,
  displayName,
  publicName: displayName,
  email: `${displayName.toLowerCase().replace(' ', '.')}@acme.gov.uk`,
  organisation: 'Acme Department',
  accountType: 'atlassian',
  isGuest: false,
  licensed: true,
}));
