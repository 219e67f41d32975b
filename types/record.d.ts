// What a record is made of: the site's answers, as far as anything of them is read, and what
// `extension/record/` makes of them. Whatever its documentation says, a site may leave any field
// of an answer out; what it gives, it gives in the form that is named here.

import { RecordParts, RecordPlan } from './core.js';
import { Report } from './messages.js';

// ── The Atlassian Document Format (@atlaskit/adf-schema) ──

export interface AdfNode {
  type?: string;
  text?: string;
  attrs?: AdfAttributes;
  marks?: { type?: string; attrs?: { href?: string } }[];
  content?: AdfNode[];
}

export interface AdfAttributes {
  alt?: string;
  colspan?: number;
  extensionKey?: string;
  language?: string;
  level?: number;
  order?: number;
  panelIconText?: string;
  panelType?: string;
  parameters?: { extensionTitle?: string };
  rowspan?: number;
  shortName?: string;
  state?: string;
  text?: string;
  timestamp?: string | number;
  title?: string;
  type?: string;
  url?: string;
  width?: number;
}

/** How a text is marked. */
export interface Marks {
  strong?: true;
  em?: true;
  code?: true;
  strike?: true;
  href?: string;
}

/** A piece of a line: text with its marks, or something that is missing. */
export type Run = (Marks & { text: string; missing?: undefined }) | { missing: Missing };

/** What could not be captured, and its name as far as it has one. */
export interface Missing {
  kind: 'attachment' | 'picture' | 'app' | 'embed' | 'unknown' | 'field';
  name: string;
}

/** The words for something that is missing. */
export type NameOf = (missing: Missing) => string;

/** A cell of a table, and over how many columns and rows it goes. */
export interface Cell {
  header: boolean;
  span: number;
  down?: number;
  blocks: Block[];
}

/** A task has a state; a decision has none. */
export interface Task {
  done?: boolean;
  runs: Run[];
}

export type Block =
  | { type: 'heading'; level: number; runs: Run[] }
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'tasks'; items: Task[] }
  | { type: 'table'; rows: Cell[][] }
  | { type: 'code'; language: string; text: string }
  | { type: 'quote' | 'panel' | 'section'; blocks: Block[] }
  | { type: 'expand'; title: string; blocks: Block[] }
  | { type: 'rule' }
  | { type: 'missing'; missing: Missing };

/** What a document holds, and what is missing from it. */
export interface Text {
  blocks: Block[];
  missing: Missing[];
}

// ── What the site answers (Confluence Cloud REST v2, Jira Cloud REST v3) ──

/** An answer; of a list, with what all of its parts hold, and whether there are more. */
export interface SiteAnswer<Value = any, Item = any> {
  status?: number;
  value?: Value;
  results?: Item[];
  more?: boolean;
}

/** `PageBulk` and `BlogPostBulk`. */
export interface SitePage {
  title?: string;
  status?: string;
  spaceId?: string;
  authorId?: string;
  ownerId?: string;
  createdAt?: string;
  version?: SiteVersion;
  body?: SiteBody;
  labels?: { results?: { name: string }[] };
}

export interface SiteVersion {
  number?: number;
  authorId?: string;
  createdAt?: string;
}

export interface SiteBody {
  atlas_doc_format?: { value?: string };
}

/** `FooterCommentModel`, `InlineCommentModel` and their children. */
export interface SiteRemark {
  id: string;
  version?: SiteVersion;
  body?: SiteBody;
  properties?: { inlineOriginalSelection?: string };
  _links?: { webui?: string };
}

export interface SiteAccount {
  accountId: string;
  displayName?: string;
  publicName?: string;
}

export interface SiteOperations {
  operations?: { operation: string; targetType: string }[];
}

/** `IssueBean`. */
export interface SiteItem {
  key?: string;
  /** What each field is called, in the language of the person. */
  names?: Record<string, string>;
  fields?: SiteFields;
}

/** A field of a work item: those that have a form of their own here, and any other. */
export interface SiteFields {
  summary?: string;
  description?: AdfNode | null;
  project?: { name: string; key: string; projectTypeKey?: string };
  issuetype?: Named;
  status?: Named;
  priority?: Named | null;
  assignee?: SitePerson | null;
  reporter?: SitePerson | null;
  creator?: SitePerson | null;
  created?: string;
  updated?: string;
  labels?: string[];
  security?: Named | null;
  issuelinks?: SiteLink[];
  attachment?: { filename: string }[];
  timespent?: number | null;
}

export interface Named {
  name?: string;
}

export interface SitePerson {
  accountId?: string;
  displayName?: string;
}

export interface SiteLink {
  type?: { inward?: string; outward?: string };
  inwardIssue?: { key: string };
  outwardIssue?: { key: string };
}

/** `Comment` of Jira. */
export interface SiteComment {
  id?: string;
  author?: SitePerson;
  updateAuthor?: SitePerson;
  created?: string;
  updated?: string;
  body?: AdfNode;
  jsdPublic?: boolean;
  visibility?: { value?: string };
}

export interface SiteComments {
  total: number;
  comments: SiteComment[];
}

/** `Project`. */
export interface SiteProject {
  key: string;
  name: string;
  projectTypeKey?: string;
  lead?: SitePerson;
  description?: string | null;
  archived?: boolean;
  insight?: { totalIssueCount?: number; lastIssueUpdateTime?: string };
}

/** Of a field whose form is not known beforehand, what may say what it holds. */
export interface SiteValue {
  type?: string;
  key?: string;
  fields?: { summary?: string };
  completedCycles?: unknown[];
  child?: { value?: string };
  value?: string;
  displayName?: string;
  name?: string;
  requestType?: Named;
}

/** Answers by the keys of `src/record/mod.rs`; what was not asked for is not there. */
export interface Answers {
  page?: SiteAnswer<SitePage>;
  space?: SiteAnswer<unknown, { name?: string }>;
  attachments?: SiteAnswer<unknown, { title?: string }>;
  footer?: SiteAnswer<unknown, SiteRemark>;
  inline?: SiteAnswer<unknown, SiteRemark>;
  people?: SiteAnswer<unknown, SiteAccount>;
  operations?: SiteAnswer<SiteOperations>;
  item?: SiteAnswer<SiteItem>;
  comments?: SiteAnswer<SiteComments>;
  below?: SiteAnswer<unknown, SiteItem>;
  project?: SiteAnswer<SiteProject>;
  items?: SiteAnswer<unknown, SiteItem>;
  /** The replies to a comment. */
  [replies: `${'footer' | 'inline'}:${string}`]: SiteAnswer<unknown, SiteRemark>;
}

// ── What is made of them ──

/** Name, label in words, value; the name is the key in the front matter of Markdown. */
export type Field = [name: string, label: string, value: string];

/** A field that may turn out to have no value; then it is left out. */
export type MaybeField = [name: string, label: string, value: string | null | undefined];

export interface Comment {
  id: string;
  by: string;
  /** When it was written, or, where a note says so, last changed. */
  at: string;
  /** What an inline comment is about, who may read it, whether it was changed. */
  note: string;
  /** Where it stands, by the site's own word: a path below `/wiki`. */
  path?: string;
  blocks: Block[];
  missing: Missing[];
  replies?: Comment[];
}

/** What one product's answers give of a page. */
export interface Made {
  title: string;
  /** The number of the version, where there is one. */
  version: string;
  /** The name of the space, or its key. */
  space: string | null;
  /** When it was last changed, as the site writes it. */
  changed: string | undefined;
  /** What is known of it, in order. */
  fields: MaybeField[];
  blocks: Block[];
  comments: Comment[];
  /** The names of the attachments. */
  attachments: string[];
  /** What the text could not hold. */
  missing: Missing[];
  /** What could not be read of the comments, in words. */
  unread: string[];
  /** What else could not be read, in words. */
  gaps: string[];
  /** Whether the person may export the space. */
  mayExport: boolean | undefined;
  /** Who can open it, in words, where no report says. */
  audience?: string;
}

export interface Gathered extends Made {
  url: string;
  plan: RecordPlan;
  /** Doorward's last report. */
  report: Report | undefined;
}

/** A record, ready to be written. */
export interface Record {
  title: string;
  /** A moment is in ISO 8601: `inWords` makes it readable. */
  fields: Field[];
  blocks: Block[];
  /** What is not in it, in words. */
  missing: string[];
  /** For the name of the file. */
  parts: RecordParts;
}
