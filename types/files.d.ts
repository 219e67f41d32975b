// What is read of a file that somebody is about to attach (`extension/files/`), and how the
// background is asked to (`extension/background/files.js`).

import { Evidence, Passage } from './core.js';

export interface FilePassage extends Passage {
  /** It does not show when the file is opened. */
  hidden?: boolean;
}

/** Why a file, or something of it, was not read. */
export type Unreadable =
  | 'pdf'
  | 'picture'
  /** Files packed together, or packed. */
  | 'archive'
  /** Of PowerPoint before 2007, or older than what is read of Word and Excel. */
  | 'old'
  /** Behind a password, or encrypted for somebody. */
  | 'locked'
  | 'broken'
  | 'large'
  | 'empty'
  | 'other'
  /** It came with too many others. */
  | 'many'
  /** The extension failed, not the file. */
  | 'fault';

/** What does not show when a file is opened. */
export type HiddenKind =
  /** Sheets of a workbook that hold something; so for rows, columns and slides. */
  | 'sheets'
  | 'rows'
  | 'columns'
  | 'slides'
  /** Slides with speaker notes. */
  | 'notes'
  | 'comments'
  /** What was deleted while changes were tracked, and is still there. */
  | 'deletions'
  /** Runs of hidden text. */
  | 'text'
  /** Copies of data of another workbook or of a sheet that is hidden or gone. */
  | 'caches'
  /** Files within the file, such as the workbook that a chart was made from. */
  | 'embedded';

export interface FileOutcome {
  /** `part` where something was left out, or not read to its end. */
  state: 'read' | 'part' | 'unread';
  /** Why it was not read whole. */
  why?: Unreadable;
  /** How much of each kind there is, where there is any. */
  hidden: Partial<Record<HiddenKind, number>>;
}

export interface FileAnswer extends FileOutcome {
  /** What all of it holds. */
  evidence: Evidence[];
  /** What it holds where that does not show. */
  concealed: Evidence[];
}

/** What the content script sends by the port: first what it is, then its bytes, then their end. */
export type ToFileReader = { file: { name: string; size: number } } | { piece: string } | { end: true };

/** What it gets: that more is wanted or reading goes on, then one answer, or why there is none (a key of the catalogue). */
export type FromFileReader = { going: true } | { answer: FileAnswer; why?: undefined } | { answer?: undefined; why: string };
