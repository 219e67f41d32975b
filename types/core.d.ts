// What crosses between the core and the browser, as the scripts see it. Each type mirrors the one of
// its name, or of the name that its comment begins with, in the file above it; there it is explained.
// Nothing of this ships: the type checker reads it (`jsconfig.json`), and `tests/types.rs` holds it
// against the core.

// ── src/message.rs ──

export interface Message {
  key: string;
  args?: Arg[];
  count?: number;
}

export type Arg =
  | { count: number }
  | { text: string }
  | { day: number }
  | { message: Message }
  | { list: Arg[] };

// ── src/severity.rs ──

export type Severity = 'low' | 'medium' | 'high' | 'critical';

// ── src/policy/mod.rs ──

export interface Layers {
  managed: Record<string, any>;
  person: Record<string, any>;
}

export type Layer = 'managed' | 'person';

export type Mode = 'off' | 'note' | 'warn' | 'acknowledge' | 'stop';

export interface Setting {
  key: string;
  value?: any;
  source: Layer | null;
  locked: boolean;
  count: [least: number, most: number, usual: number] | null;
}

export interface Problem {
  layer: Layer;
  key: string;
  entry: string | undefined;
  fault: Fault;
}

export type Fault = 'form' | 'unknown' | 'not_allowed' | 'shared';

// ── src/detect/lib.rs ──

export type Place = 'body' | 'title' | 'heading' | 'cell' | 'code' | 'file_name' | 'label' | 'status' | 'link';

export type Family = 'secret' | 'financial' | 'gov_id' | 'contact' | 'network' | 'personal' | 'marking';

export type Confidence = 'low' | 'medium' | 'high';

export type Reason = 'check_digit' | 'context_word' | 'shape' | 'entropy' | 'usage' | 'quantity' | 'alone' | 'address';

export interface Match {
  rule: string;
  family: Family;
  kind: string;
  start: number;
  end: number;
  confidence: Confidence;
  reasons: Reason[];
  excerpt: string;
  value: number;
}

// ── src/detect/evidence.rs ──

export interface Evidence {
  rule: string;
  family: Family;
  kind: string;
  confidence: Confidence;
  count: number;
  reasons: Reason[];
  excerpts: string[];
  linked?: number;
}

// ── src/page/address.rs ──

export type Product = 'confluence' | 'jira' | 'portal';

// ── src/page/landmarks.rs ──

export interface Landmark {
  name: string;
  selectors: string[];
  needs?: string;
  attributes?: string[];
  texts?: boolean;
  refers?: string;
  outward?: number;
  around?: boolean;
  parts?: Landmark[];
  content?: Place;
  draft?: boolean;
  keys?: string[];
  saves?: boolean;
  calm?: boolean;
  act?: Act;
  decides?: boolean;
  expect?: Expect;
}

export type Act = 'submit' | 'click' | 'enter';

export type Expect = 'any' | 'present';

export interface Reading {
  elements: [string, Place | null][];
  attributes: [string, string, Place][];
  skip: string[];
  except: string;
}

// ── src/page/mod.rs ──

export interface Snapshot {
  url?: string;
  title?: string;
  landmarks?: Record<string, PageNode[]>;
}

/** `Node`. */
export interface PageNode {
  n: number;
  attributes?: Record<string, string>;
  texts?: string[];
  parts?: Record<string, PageNode[]>;
  around?: Around[];
}

export interface Around {
  texts?: string[];
  links?: string[];
}

// ── src/audience/want.rs ──

export interface Want {
  key: string;
  path: string;
  anonymous?: boolean;
  beside?: boolean;
  text?: boolean;
}

// ── src/audience/fact.rs ──

/** Learnt by the core and kept for it: no script looks inside. */
export type Fact = unknown;

export type Facts = Record<string, Fact>;

// ── src/verdict/report.rs ──

export interface Report {
  state: State;
  gaps: Message[];
  space: string | null;
  page: string | null;
  above?: string[];
  draft?: boolean;
  audience: Message;
  brief: Message;
  short: Message;
  readers: Message[];
  content: Message;
  marking: string | null;
  classification: string | null;
  evidence: EvidenceLine[];
  files: Message[];
  findings: Finding[];
  aside: Finding[];
  outsiders: Outsider[];
  unplaced: number;
  space_outsiders: Outsider[];
  asking: boolean;
  whole: boolean;
  restricted: boolean | null;
  source: string | null;
  path: string | null;
  due: Message | null;
  due_key: string | null;
  reminder: Panel | null;
  files_read?: string[];
  uploaded: Panel | null;
  holds_files: boolean;
  you: [string, Fact][];
  strip: Message[];
  urgent: Message | null;
  tone: Tone;
  guards: Guard[];
  wants: Want[];
  remember: [string, Fact][];
  names?: Named[];
  badge: Badge;
  settings: Settled;
}

/** Somebody from outside, where the page itself names them. */
export interface Named {
  selector: string;
  label: Message;
}

export type State = 'checked' | 'checking' | 'cannot_tell' | 'not_checked';

export type Tone = 'quiet' | 'note' | 'cannot_tell' | 'warning';

export type Badge = 'plain' | 'sensitive' | 'cannot_tell';

export interface Settled {
  hold_ms: number;
  review_days: number;
  proposed_domain: string | null;
  problems: Problem[];
}

export interface EvidenceLine {
  name: Message;
  severity: Severity;
  confidence_name: Message;
  excerpts: string[];
}

export interface Outsider {
  id: string;
  name: string;
  kind: string;
  organisation: string | null;
}

export interface Guard {
  dialog: number;
  form: number;
  acts: number[];
  panel: Panel | null;
  frame?: Frame;
  interruption: Interruption | null;
  review: ReviewOffer | null;
  pending: boolean;
  untold?: boolean;
  event: GuardEvent | null;
}

export interface Panel {
  tone: Tone;
  title: Message;
  lines: Message[];
}

export type Frame = 'public' | 'internal' | 'unknown' | 'plain';

export interface Interruption {
  title: Message;
  evidence: Section;
  outsiders: Section;
  why: Message;
  advice: Message;
  more: Message[];
  links: Link[];
  ticks: Message[];
  back: Message;
  go_on: Message | null;
  key: string;
}

export interface Section {
  title: Message;
  lines: Message[];
}

export interface Link {
  url: string;
  text: Message;
}

/** `Event`. */
export interface GuardEvent {
  about: About[];
  mode: Mode;
  outsiders: number;
  observed: boolean;
}

export interface About {
  rule: string;
  name: Message;
  locked: boolean;
}

/** `Review`. */
export interface ReviewOffer {
  question: Message;
  unsure: Message;
  people: string[];
  finding: Finding;
}

// ── src/verdict/findings/mod.rs ──

export interface Finding {
  rule: string;
  category: Category;
  severity: Severity;
  rated: Severity;
  title: Message;
  who: Message[];
  evidence: Message[];
  why: Message;
  advice: Message;
  sure: Message;
  link: Mending | null;
  of_space: boolean;
  key: string;
}

export type Category = 'content' | 'access' | 'account';

/** `Link`. */
export interface Mending {
  path: string;
  text: Message;
}

// ── src/verdict/kept.rs ──

export interface Kept {
  restricted?: boolean;
  sources?: string[];
  overdue?: string[];
  choices?: Record<string, string>;
  files?: Upload[];
}

// ── src/verdict/content/mod.rs ──

/** `Reading`. */
export type TextReading = 'unfinished' | 'read' | 'not_found';

// ── src/verdict/mod.rs ──

export interface Case {
  snapshot?: Snapshot;
  evidence?: Evidence[];
  title?: Evidence[];
  reading?: TextReading;
  facts?: Facts;
  settings?: Layers;
  acknowledged?: string[];
  kept?: Kept;
  asked?: string[];
  drafts?: Draft[];
  uploads?: Upload[];
  record?: Recorded;
  pressed?: number | null;
  today?: string;
}

export interface Draft {
  n?: number;
  text?: string;
  evidence?: Evidence[];
  read?: boolean;
  same?: boolean;
}

// ── src/verdict/files/upload.rs ──

export interface Upload {
  name?: string;
  size?: string;
  places?: number[];
  page?: boolean;
  control?: number | null;
  state?: Looked;
  why?: string;
  hidden?: Hidden;
  evidence?: Evidence[];
  concealed?: Evidence[];
  day?: number | null;
}

export type Looked = 'reading' | 'read' | 'part' | 'unread';

export interface Hidden {
  sheets?: number;
  rows?: number;
  columns?: number;
  caches?: number;
  slides?: number;
  notes?: number;
  comments?: number;
  deletions?: number;
  text?: number;
  embedded?: number;
}

// ── src/verdict/review.rs ──

/** `Review`. */
export interface SpaceReview {
  site?: string;
  space?: string;
  pages?: string;
  above?: Record<string, string[]>;
  facts?: Facts;
  asked?: string[];
  may_ask?: boolean;
  settings?: Layers;
  kept?: Kept;
}

export interface Reviewed {
  understood: boolean;
  pages: ReviewedPage[];
  space: Finding[];
  space_outsiders: Outsider[];
  wants: Want[];
}

/** `Page`. */
export interface ReviewedPage {
  id: string;
  title: string;
  read: boolean;
  findings: Finding[];
  gaps: Message[];
  outsiders: Outsider[];
}

// ── src/checklist/mod.rs ──

export interface Standing {
  url?: string;
  state?: State | null;
  findings?: number;
  unplaced?: number;
  you?: Facts;
  frames?: string[] | null;
  agent?: string;
  attested?: Record<string, any>;
  nudged?: number;
  today?: number;
  settings?: Layers;
}

export interface Checklist {
  sections: ChecklistSection[];
  nudge: Message | null;
  who: string | null;
  tell: Tell[];
  sign_in: Contact | null;
  review: ToolReview;
}

/** `Section`. */
export interface ChecklistSection {
  id: ChecklistPart;
  done: number;
  of: number;
  items: ChecklistItem[];
}

/** `Part`. */
export type ChecklistPart = 'page' | 'account' | 'records' | 'help';

/** `Item`. */
export interface ChecklistItem {
  id: string;
  rule: string;
  state: ItemState;
  status: Message | null;
  title: Message;
  why: Message;
  seen: Message | null;
  actions: Action[];
  attest: boolean;
}

/** `State`. */
export type ItemState = 'to-do' | 'checking' | 'cannot-tell' | 'done' | 'not-applicable';

export interface Action {
  kind: ActionKind;
  label: Message;
  value: string;
}

export type ActionKind = 'link' | 'address' | 'copy' | 'open';

export interface Tell {
  role: string;
  contact: Contact;
}

// ── src/checklist/settings.rs ──

export interface Contact {
  name: string;
  address: string;
  url: string;
}

// ── src/checklist/review.rs ──

/** `Review`. */
export interface ToolReview {
  reviewed: number;
  age: Message;
  old: boolean;
  own: boolean;
  questions: Question[];
  export: Message[];
}

export interface Question {
  question: Message;
  answer: string;
  answer_name: Message;
  detail: Message;
  own: string;
  note: Message | null;
  here: Message[];
  links: string[];
  action: Action | null;
}

// ── src/record/mod.rs ──

/** `Plan`. */
export interface RecordPlan {
  product: Product | null;
  id: string | null;
  space: string | null;
  wants: Want[];
  exports: Export[];
}

// ── src/record/export.rs ──

export interface Export {
  id: string;
  path: string;
  of_space: boolean;
}

// ── src/record/clock.rs ──

export interface Recorded {
  page?: number | null;
  until?: number | null;
  space?: number | null;
  today?: number;
}

// ── src/record/name.rs ──

/** `Parts`. */
export interface RecordParts {
  template?: string;
  date?: string;
  space?: string;
  title?: string;
  version?: string;
  marking?: string;
}

// ── src/terms.rs ──

export interface Tried {
  matches: Match[];
  faults: TermFault[];
}

/** `Fault`. */
export interface TermFault {
  index: number;
  name: string;
  why: string;
}

// ── src/protocol.rs ──

export interface Passage {
  text: string;
  context?: string;
  place?: Place;
}

export interface Plan {
  product: Product | null;
  landmarks: Landmark[];
  outlined: string;
  reading: Reading;
  lasting: string[];
  attached: string[];
}

export type Walk =
  | 'me'
  | { space: string }
  | { pages: string }
  | { texts: string[] }
  | { titles: string[] }
  | { above: string };

/** `Request`: an object with one of these. */
export interface Requests {
  hello: { url: string };
  read: { texts: Passage[]; settings?: Layers };
  try: { terms: unknown; text: string };
  weigh: { matches: Match[] };
  learn: { key: string; status: number; body: string; settings?: Layers };
  place: { url: string; facts?: Facts };
  judge: Case;
  settings: Layers;
  rules: Record<string, never>;
  record: { url: string };
  record_more: { comments?: string[]; accounts?: string[]; space?: string | null };
  record_name: RecordParts;
  checklist: Standing;
  walk: Walk;
  review: SpaceReview;
}

/** `Request`: what each is answered by, which is a `Response`. */
export interface Answers {
  hello: Plan;
  read: Match[][];
  try: Tried;
  weigh: Evidence[];
  learn: [string, Fact][];
  place: [page: string | null, space: string | null];
  judge: Report;
  settings: { settings: Setting[]; problems: Problem[] };
  rules: { rules: [id: string, family: Family][]; findings: [id: string, title: Message][] };
  record: RecordPlan;
  record_more: Want[];
  record_name: string;
  checklist: Checklist;
  walk: Want;
  review: Reviewed;
}
