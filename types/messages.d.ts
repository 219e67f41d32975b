// The messages between Doorward's own parts. The background answers those of a page and of
// Doorward's own pages (`extension/background/background.js`), with the core where it has no answer
// of its own; a tab answers those of the popup and of the background (`extension/content/main.js`).

import * as core from './core.js';
import { KeptDate, KeptRecord } from './kept.js';

declare module './core.js' {
  interface Message {
    /** The words, put in for the page by `extension/background/wording.js`. */
    said?: string;
  }
}

/**
 * A place on a site: a page, or a space where there is none. Only Doorward's own pages name the
 * site; of any other the background takes what the browser says.
 */
export interface Place {
  site?: string;
  page?: string | null;
  space?: string | null;
}

/** For whom what a site answered is kept. */
export interface Scope {
  account: string;
  product: core.Product;
}

/** What is kept that a person stated to be wrong (`extension/storage/exceptions.js`). */
export interface Exception extends Place {
  rule: string;
  at?: string;
}


/** What the event log takes (`extension/storage/log.js`). */
export interface LogEvent extends Place {
  what: string;
  mode?: core.Mode;
  rules: string[];
  outsiders?: number;
}

/** What the background is asked: an object with one of these. */
export interface Requests extends Omit<core.Requests, 'learn'> {
  /** `text`: the answer is to be looked through, by the settings. */
  learn: Omit<core.Requests['learn'], 'settings'> & { keep?: Scope & { at: number }; text?: boolean };
  set_date: Omit<KeptDate, 'id' | 'site' | 'made' | 'seen'>;
  move_dates: { ids: string[]; day?: string };
  /** The key of a question that was gone through, and who did. */
  acknowledge: { key: string; account?: string };
  log: LogEvent;
  except: Exception;
  take_back: Exception;
  /** Whether that is kept. */
  excepted: Exception;
  recall: Scope;
  /** All kinds of facts, but for some or only some. */
  forget: Partial<Scope> & { page?: string; but?: string[]; only?: string[] };
  /** A page, of which the site has been asked again. */
  answered: string;
  fold: Place & { folded: boolean };
  folded: Place;
  /** When it was read and, where the site says so, which version and when that was last changed. */
  recorded: Omit<KeptRecord, 'id' | 'site' | 'seen'>;
  /** `you`: what the site says of whoever is signed in, as far as that is known. */
  attest: { id: string; isSo: boolean; you?: core.Facts };
  nudged: true;
}

/** A report as a page gets it. */
export interface Report extends Omit<core.Report, 'files_read'> {
  /** The records of review dates that have passed, by id. */
  dates: string[];
  /** Who was added since the last visit; nothing where that was not compared. */
  since?: core.Message[];
  /** Whether it stands in a private window, of which nothing is kept on the disk. */
  isPrivate: boolean;
}

/** What it answers. */
export interface Answers extends core.Answers {
  hello: core.Plan & { words: Record<string, string> };
  judge: Report;
  set_date: null;
  move_dates: null;
  acknowledge: null;
  log: null;
  except: boolean;
  take_back: boolean;
  excepted: boolean;
  recall: Record<string, { fact: core.Fact; at: number }>;
  forget: null;
  answered: null;
  fold: null;
  folded: boolean;
  recorded: null;
  attest: null;
  nudged: null;
}

/** What a tab is asked or told: an object with one of these. */
export interface TabRequests {
  /** For a `View`. */
  view: true;
  /** For the last requests that Doorward made in it. */
  requests: true;
  /** For what the landmarks find in it. */
  recognised: true;
  /** The person decided something about what was found. */
  rejudge: true;
  /** Other settings hold. */
  settings: true;
  /** A page, to which others than before may have access. */
  changed: string;
  /** That page, once the site has been asked again. */
  answered: string;
  /** To ask the site again for what was read. */
  refresh: true;
  /** To read a path of the site. */
  read: { path: string; anonymous?: boolean };
}

/** What it answers, where it does. */
export interface TabAnswers {
  view: View;
  requests: { site: string; requests: SiteRequest[] };
  /** By landmark: how many there are (`extension/content/page/recognised.js`). */
  recognised: { url: string; counts: Record<string, number> };
  read: SiteAnswer;
}

/** One that Doorward made of a site. */
export interface SiteRequest {
  path: string;
  anonymous: boolean;
  /** 0 where no answer came. */
  status: number;
  at: number;
}

/** What a site answered. */
export interface SiteAnswer {
  /** 0 where no answer came, 406 where it was a page instead of data. */
  status: number;
  body: string;
  /** Where the site asks for a pause: of so many seconds. */
  retryAfter?: number;
  /** Whose session it answered, where it says so. */
  account?: string;
}

/**
 * What a tab says of its page; a reason where there is no report, and that alone where nobody
 * answers.
 */
export type View =
  | (ViewedPage & { report: Report; readAt?: number; why?: undefined })
  | (Partial<ViewedPage> & { report?: undefined; readAt?: undefined; why: core.Message });

interface ViewedPage {
  url: string;
  /** Whether the tab was loading when it was asked: it may show another page soon. */
  isLoading?: boolean;
  product?: core.Product | null;
  /** The hosts that it loads frames from. */
  frames: string[] | null;
}
