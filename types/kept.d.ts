// What the browser keeps on this computer (`extension/storage/keep.js`); `docs/permissions.md` says
// the same to the person.

import { Finding, Message, Severity } from './core.js';

/** A finding by its rule's own severity, with when it was first and last seen. */
export type KeptFinding = Omit<Finding, 'aside' | 'raised' | 'rated'> & {
  rated?: Severity;
  aside?: boolean;
  raised?: boolean;
  first: number;
  last: number;
};

/** `findings`: what was found about a page. */
export interface KeptFindings {
  id: string;
  site: string;
  page: string;
  space: string | undefined;
  path: string;
  seen: number;
  restricted: boolean;
  findings: KeptFinding[];
}

/** `choices`: what the person decided about a finding, by its key, or by rule and space. */
export interface KeptChoice {
  id: string;
  site: string;
  key: string;
  rule: string;
  space: string | undefined;
  /** `aside`, or another severity. */
  to: 'aside' | Severity;
  was: Severity;
  reason: string;
  title?: Message;
  until?: string;
  seen: number;
}

/** `dates`: when somebody's access is to be looked at again. */
export interface KeptDate {
  id: string;
  site: string;
  page: string;
  space: string | undefined;
  path: string;
  people: string[];
  finding: Finding;
  day: string;
  made: string;
  seen: number;
}
