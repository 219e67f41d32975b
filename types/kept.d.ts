// What the browser keeps on this computer (`extension/storage/keep.js`); `docs/permissions.md` says
// the same to the person.

import { Finding, Message, Outsider, Severity, Upload } from './core.js';
import { LogEvent } from './messages.js';
import { DBSchema, StoreNames } from './vendor/idb.js';

/** A store of the database: records by their `id`, found again by when they were last `seen`. */
interface Store<Value, Indexes = object> {
  key: string;
  value: Value;
  indexes: { seen: number } & Indexes;
}

/** The database (`extension/storage/database.js`). */
export interface Stores extends DBSchema {
  findings: Store<KeptFindings>;
  outsiders: Store<KeptOutsider>;
  visits: Store<KeptVisit>;
  choices: Store<KeptChoice>;
  dates: Store<KeptDate>;
  reviews: Store<KeptReview>;
  records: Store<KeptRecord, { space: [site: string, space: string, at: number] }>;
  files: Store<KeptFile>;
  events: Store<KeptEvent>;
}

export type StoreName = StoreNames<Stores>;

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
  /** Whose they were (`extension/storage/whose.js`). */
  whose?: string;
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

/** `reviews`: a space review, in records of three kinds (`extension/review/record.js`). */
export type KeptReview = ReviewState | ReviewOutline | ReviewPart;

export type ReviewStatus =
  | 'running'
  | 'paused'
  | 'cancelled'
  | 'done'
  /** There is no such space. */
  | 'no_space'
  /** The site's list of its pages was not understood. */
  | 'malformed';

/** How a space review stands, and what its pages share. */
export interface ReviewState {
  id: string;
  site: string;
  space: string;
  spaceId?: string;
  /** Whose session it asks by. */
  account?: string;
  status: ReviewStatus;
  started: number;
  finished?: number;
  /** How many pages of the list were gone through, and how many it has. */
  next: number;
  total: number;
  /** How many records there are of what was found. */
  parts: number;
  /** How often the list was read. */
  lists: number;
  /** Of pages. */
  counts: Record<'read' | 'unread' | 'gone' | 'unsure' | 'found', number>;
  /** What is true of the whole space, and who from outside can open it. */
  whole: ReviewFinding[];
  outsiders: number[];
  /** All messages and people of the review, each once; elsewhere they go by their places here. */
  words: Message[];
  people: Outsider[];
  seen?: number;
}

/** The pages of the space, and what each of them stands below, or an empty string. */
export interface ReviewOutline {
  id: string;
  ids: string[];
  parents: string[];
  seen?: number;
}

/** What was found on some of them. */
export interface ReviewPart {
  id: string;
  pages: ReviewPage[];
  seen?: number;
}

/** A page on which something was found or could not be told, or that could not be read. */
export interface ReviewPage {
  id: string;
  unread: boolean;
  found: ReviewFinding[];
  gaps: number[];
  outsiders: number[];
}

export interface ReviewFinding {
  rule: string;
  severity: Severity;
  key: string;
  title: number;
  who: number[];
  evidence: number[];
  why: number;
  advice: number;
  sure: number;
}

/** `records`: that a permanent record was made. */
export interface KeptRecord {
  id: string;
  site: string;
  page: string;
  space?: string | null;
  version?: number;
  /** When it was begun, and when the site said that the page had last changed; in milliseconds. */
  at: number;
  changed?: number;
  seen: number;
}

/**
 * `files`: what was found in a file as it was put into a page, without excerpts. The end of its `id` is
 * a digest of its name and size.
 */
export interface KeptFile extends Pick<Upload, 'state' | 'hidden' | 'evidence' | 'concealed'> {
  id: string;
  site: string;
  page: string;
  seen: number;
}

/** `events`: what Doorward asked and what was chosen. */
export interface KeptEvent extends LogEvent {
  id: string;
  at: string;
}
