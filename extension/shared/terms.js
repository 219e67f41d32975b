// What the core's terms are called, by their keys in the catalogue.

/** @import {Category, Severity} from '../../types/core.js' */

/** @type {Record<Severity, string>} */
export const SEVERITY = {
  critical: 'severity_critical',
  high: 'severity_high',
  medium: 'severity_medium',
  low: 'severity_low',
};

/**
 * What a finding is about.
 * @type {Record<Category, string>}
 */
export const CATEGORY = {
  content: 'findings_tab_content',
  access: 'findings_tab_access',
  account: 'findings_tab_account',
};

/** What is said of the audience of a page of which nothing could be read. */
export const UNREAD = ['gap_signed_out', 'gap_audience'];
