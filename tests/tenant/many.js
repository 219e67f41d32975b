/**
 * A space of two thousand pages, key MANY, made rather than kept: the same each
 * time. Bodies are made when they are asked for, so that the space costs no memory.
 *
 *   startTenant({ data: withMany() })
 */
import { CLASSES } from './access.js';
import { doc, expand, p, panel, status, table } from './adf.js';
import { data } from './data.js';
import { longDocument } from './long.js';
import { page } from './make-page.js';

const HOME = 1_000_000;

/** Personal data or a marking, on about one page in twenty. */
const SENSITIVE = [
  () => table(['Name', 'Date of birth', 'NHS number'],
    ['Harriet Blakeney', '14/02/1951', '999 417 3529'], ['Desmond Achterberg', '03/09/1968', '999 280 6133']),
  () => p(status('OFFICIAL-SENSITIVE', 'red'), ' Not for people outside the department.'),
  () => panel('warning', 'OFFICIAL-SENSITIVE PERSONAL DATA'),
  () => expand('Details', table(['Name', 'NHS number'], ['Wilhelmina Pryce', '999 635 1084'])),
];

/** Its text holds something of that kind. */
export const saysSo = (number) => number % 20 === 7;

/** Marked by a label, whatever the text says. */
const isLabelled = (number) => number % 50 === 7;

export const isSensitive = (number) => saysSo(number) || isLabelled(number);

/** A page's parent: seven pages below the home page, then seven below each, four levels deep. */
const parentOf = (number) => {
  const parent = Math.floor((number - 1) / 7);
  return depthOf(parent) < 4 ? parent : 1 + (number % 399);
};

const depthOf = (number) => (number === 0 ? 0 : 1 + depthOf(Math.floor((number - 1) / 7)));

/** Restrictions on one page in twenty-five, a guest among the readers of every third of these. */
function restrictionsOf({ people, groups }, number) {
  if (number === 0 || number % 25 !== 4) return undefined;
  const readers = { users: number % 3 === 0 ? [people.priya, people.dana] : [people.priya], groups: [groups.caseworkers] };
  return { read: readers, update: { users: [people.priya], groups: [] } };
}

/** Between one and twenty thousand characters, mostly few. */
const sizeOf = (number) => 1_000 + Math.floor(19_000 * ((number * 7919 % 1000) / 1000) ** 3);

/**
 * The site with the space MANY in it.
 *
 * @param {{site?: object, count?: number}} [options]
 */
export function withMany({ site = data, count = 2_000 } = {}) {
  const { people } = site;
  const space = {
    ...site.spaces.PARTNER, id: '65699', key: 'MANY', name: 'Everything we wrote', homepageId: String(HOME),
    access: [[CLASSES.licensed, 'edit'], [people.priya, 'admin'], [people.dana, 'view']],
  };
  const made = Array.from({ length: count }, (_, number) => [`many${number}`, manyPage(site, number)]);
  return { ...site, spaces: { ...site.spaces, MANY: space }, pages: { ...site.pages, ...Object.fromEntries(made) } };
}

function manyPage(site, number) {
  const made = page(String(HOME + number), number ? `Page ${number}` : 'Everything we wrote',
    number ? String(HOME + parentOf(number)) : null,
    { space: 'MANY', restrictions: restrictionsOf(site, number), labels: isLabelled(number) ? ['official-sensitive'] : [] });
  Object.defineProperty(made, 'body', { enumerable: true, get: () => bodyOf(number) });
  return made;
}

function bodyOf(number) {
  const long = longDocument({ seed: number, characters: sizeOf(number) });
  if (!saysSo(number)) return long;
  const middle = long.content.length >> 1;
  return doc(...long.content.slice(0, middle), SENSITIVE[(number / 20 | 0) % SENSITIVE.length](), ...long.content.slice(middle));
}
