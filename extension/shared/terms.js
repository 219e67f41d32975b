// What the core's terms are called, by their keys in the catalogue.

/** @import {Category, Severity} from '../../types/core.js' */

/**
 * How bad a finding is, the worst first.
 * @type {Record<Severity, string>}
 */
export const SEVERITY = {
  critical: 'severity_critical',
  high: 'severity_high',
  medium: 'severity_medium',
  low: 'severity_low',
};
export const SEVERITIES = /** @type {Severity[]} */ (Object.keys(SEVERITY));

/**
 * What a finding is about: the families of risk (R95), in the order in which they are shown (R106).
 * @type {Record<Category, string>}
 */
export const CATEGORY = {
  content: 'findings_tab_content',
  access: 'findings_tab_access',
  account: 'findings_tab_account',
};
export const CATEGORIES = /** @type {Category[]} */ (Object.keys(CATEGORY));

/**
 * Whether facts say that nobody is signed in. That is an answer as good as any, but it is not the
 * person's, and they may be signed in again a moment later.
 * @param {[key: string, fact: unknown][]} facts
 */
export const areOfStranger = (facts) => facts.some(([, fact]) => fact === 'signed_out');

/** What is said of the audience of a page of which nothing could be read. */
export const UNREAD = ['gap_signed_out', 'gap_audience'];
