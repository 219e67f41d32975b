// What a review found, as a file: the same ids, rules and people as in the record.
// Titles are not among it; the address of the page is.

import { csv, download } from '../shared/export.js';
import { say } from '../shared/text.js';

const address = ({ site, space }, page) => `https://${site}/wiki/spaces/${space}/pages/${page}`;

/** One line for each finding of a page, and for each page that could not be checked. */
function lines(state, rows) {
  const words = (index) => say(state.words[index]);
  const all = (indexes) => indexes.map(words);
  const ofPage = ({ id, found, gaps }) => {
    const about = { page: id, address: address(state, id), gaps: all(gaps) };
    const findings = found.length > 0 ? found : [undefined];
    return findings.map((finding) => ({ ...about, ...of(finding) }));
  };
  const of = (finding) =>
    finding && {
      severity: finding.severity, rule: finding.rule, finding: words(finding.title),
      evidence: all(finding.evidence), who: all(finding.who), advice: words(finding.advice),
    };
  const whole = state.whole.map((finding) => ({ page: '', address: '', gaps: [], ...of(finding) }));
  return [...whole, ...rows.flatMap(ofPage)];
}

/** Saves everything as JSON. */
export function exportJson(state, rows) {
  const { site, space, status, started, finished, total, counts } = state;
  const iso = (time) => (time ? new Date(time).toISOString() : null);
  const whole = { site, space, status, started: iso(started), finished: iso(finished), total, counts };
  const text = JSON.stringify({ ...whole, findings: lines(state, rows) }, null, 2);
  download(nameOf(state, 'json'), 'application/json', text);
}

const COLUMNS = ['severity', 'rule', 'finding', 'page', 'address', 'evidence', 'who', 'advice', 'gaps'];

/** Saves one line for each finding, as comma-separated values. */
export function exportCsv(state, rows) {
  const text = (value) => (Array.isArray(value) ? value.join('; ') : value);
  const cells = lines(state, rows).map((line) => COLUMNS.map((column) => text(line[column])));
  download(nameOf(state, 'csv'), 'text/csv', csv(COLUMNS, cells));
}

const nameOf = ({ space, started }, ending) =>
  `review-${space}-${new Date(started).toISOString().slice(0, 10)}.${ending}`;
