// What the browser keeps on this computer (`extension/storage/keep.js`); `docs/permissions.md` says
// the same to the person.

import { Finding, Message, Severity } from './core.js';
import { LogEvent } from './messages.js';
import { DBSchema } from './vendor/idb.js';

/** A store of the database: records by their `id`, found again by when they were last `seen`. */
interface Store<Value> {
  key: string;
  value: Value;
  indexes: { seen: number };
}

/** The database (`extension/storage/database.js`). */
export interface Stores extends DBSchema {
  findings: Store<KeptFindings>;
  outsiders: Store<KeptOutsider>;
  visits: Store<KeptVisit>;
  choices: Store<KeptChoice>;
  dates: Store<KeptDate>;
  reviews: Store<KeptReview>;
  records: Store<KeptRecord>;
  events: Store<KeptEvent>;
}

export type StoreName =
  | 'findings'
  | 'outsiders'
  | 'visits'
  | 'choices'
  | 'dates'
  | 'reviews'
  | 'records'
  | 'events';

/** A finding by its rule's own severity, with when it was first and last seen. */
export type KeptFinding = Omit<Finding, 'aside' | 'of_space' | 'raised' | 'rated'> & {
  rated?: Severity;
  aside?: boolean;
  of_space?: boolean;
  raised?: boolean;
  first: number;
  last: number;
};

/** `findings`: what was found about a page; about a whole space, where there is no `page`. */
export interface KeptFindings {
  id: string;
  site: string;
  page?: string;
  space?: string | null;
  path?: string | null;
  seen: number;
  restricted: boolean;
  findings: KeptFinding[];
}

/** `outsiders`: somebody from outside on a page; in the whole space, where there is no `page`. */
export interface KeptOutsider {
  id: string;
  site: string;
  space?: string | null;
  page?: string;
  who: string;
  name: string;
  kind: string;
  organisation: string | null;
  first: string;
  last: string;
  seen: number;
}

/** Whom a visit saw from outside, by id, and whom the visit before it. */
export interface Visit {
  seen: number;
  /** Whom the visit before saw; nothing where there was none. */
  known?: string[];
  /** Whether that one saw everybody there was. */
  knewAll: boolean;
  present: string[];
  whole: boolean;
}

/** `visits`: the last two visits of a page or space. */
export interface KeptVisit extends Visit {
  id: string;
  site: string;
}

/** `choices`: what the person decided about a finding, by its key, or by rule and space. */
export interface KeptChoice {
  id: string;
  site: string;
  key: string;
  rule: string;
  space?: string | null;
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
  space: string | null;
  path: string | null;
  people: string[];
  finding: Finding;
  day: string;
  made: string;
  seen: number;
}

/** `reviews`: a record of a space review; `extension/review/record.js` tells its kinds apart. */
export interface KeptReview {
  id: string;
  seen?: number;
  [part: string]: any;
}

/** `records`: that a permanent record was made. */
export interface KeptRecord {
  id: string;
  site: string;
  page: string;
  space?: string | null;
  version?: number;
  /** In days since 1970-01-01. */
  day: number;
  seen: number;
}

/** `events`: what Doorward asked and what was chosen. */
export interface KeptEvent extends LogEvent {
  id: string;
  at: string;
}
