// How records are made of a report and of what was kept before. Nothing here reads or writes.

/** @import {Finding, Message, Outsider, Report} from '../../types/core.js' */
/** @import {KeptFinding, KeptFindings, Visit} from '../../types/kept.js' */

/**
 * What of a report is kept, of a page or of a space.
 * @typedef {Pick<Report, 'state' | 'restricted' | 'findings' | 'aside' | 'due_key'>} Part
 */

// A page left and opened again within this time is one visit.
const VISIT_MS = 30 * 60_000;

/**
 * A report as it is of a page, and as it is of its space: what is true of the space is kept once,
 * not for each of its pages.
 * @param {Part} report
 * @param {string|null} [space] Its key; without it everything is of the page.
 * @returns {{page: Part, space: Part}}
 */
export function partsOf(report, space) {
  const part = (/** @type {boolean} */ isOfSpace) => {
    const fits = (/** @type {Finding} */ { of_space: ofSpace }) =>
      Boolean(ofSpace && space) === isOfSpace;
    return { ...report, findings: report.findings.filter(fits), aside: report.aside.filter(fits) };
  };
  return { page: part(false), space: { ...part(true), restricted: false } };
}

/**
 * What to keep of a page's findings, or of a space's.
 *
 * Where not everything could be read, a finding that is not there now may only not have been
 * seen: it stays, with the time it was last seen.
 * @param {Pick<KeptFindings, 'restricted' | 'findings'>|undefined} before
 * @param {Part} report
 * @param {number} now
 * @returns {Pick<KeptFindings, 'seen' | 'restricted' | 'findings'>|undefined} Nothing where there
 *   is nothing worth keeping.
 */
export function mergeFindings(before, report, now) {
  const earlier = before?.findings ?? [];
  // What is due is kept with its date.
  const all = [...report.findings, ...report.aside].filter(({ key }) => key !== report.due_key);
  const found = all.map((finding) => plain(finding, earlier, now));
  const keys = new Set(found.map(({ key }) => key));
  // Of what is not checked, all that can be found was looked for.
  const isWhole = report.state === 'checked' || report.state === 'not_checked';
  const unseen = isWhole ? [] : earlier.filter(({ key }) => !keys.has(key));
  const restricted = before?.restricted === true || report.restricted === true;
  const findings = [...found, ...unseen];
  return restricted || findings.length > 0 ? { seen: now, restricted, findings } : undefined;
}

/**
 * A finding by its rule's own severity: what the person decided is kept elsewhere.
 * @param {Finding} finding
 * @param {KeptFinding[]} earlier
 * @param {number} now
 * @returns {KeptFinding}
 */
function plain(finding, earlier, now) {
  const { rule, category, rated, title, who, evidence, why, advice, sure, link, key } = finding;
  const first = earlier.find((kept) => kept.key === key)?.first ?? now;
  return { rule, category, severity: rated, title, who, evidence, why, advice, sure, link, key, first, last: now };
}

/**
 * What to keep of a visit: whom it sees, and whom the visit before it saw.
 * @param {Visit|undefined} before
 * @param {string[]} present The ids of those from outside.
 * @param {boolean} whole Whether all that tells was read.
 * @param {number} now
 * @returns {Visit}
 */
export function mergeVisit(before, present, whole, now) {
  // By a clock that was set back, it lies ahead.
  const isNew = !before || Math.abs(now - before.seen) > VISIT_MS;
  const { known, knewAll } = isNew
    ? { known: before?.present, knewAll: before?.whole ?? false }
    : before;
  // Who could not be seen just now may still be there.
  const all = whole ? present : [...new Set([...(before?.present ?? []), ...present])];
  return { seen: now, known, knewAll, present: all, whole: whole || (before?.whole ?? false) };
}

/**
 * Whoever of `people` the visit before did not see, where it saw everybody there was.
 * @param {Visit} visit
 * @param {Outsider[]} people
 */
export function addedPeople({ known, knewAll }, people) {
  return known && knewAll ? people.filter((person) => !known.includes(person.id)) : [];
}

const COUNTS = [
  { key: 'count_guests', kinds: ['guest', 'guest_group'] },
  { key: 'count_externals', kinds: ['external'] },
  { key: 'count_apps', kinds: ['app'] },
];

/**
 * Says who was added since the last visit (R130).
 * @param {Outsider[]} people
 * @returns {Message[]} How many of which kind, and who.
 */
export function sinceMessages(people) {
  if (people.length === 0) {
    return [];
  }
  const list = [];
  for (const { key, kinds } of COUNTS) {
    const count = people.filter(({ kind }) => kinds.includes(kind)).length;
    if (count > 0) {
      list.push({ message: { key, count, args: [{ count }] } });
    }
  }
  const names = people.map(({ name, organisation }) => ({
    message: organisation
      ? { key: 'panel_change_from', args: [{ text: name }, { text: organisation }] }
      : { key: 'since_name', args: [{ text: name }] },
  }));
  const count = people.length;
  return [
    { key: 'since_added', count, args: [{ list }] },
    { key: 'since_who', args: [{ list: names }] },
  ];
}
