// What the site refused, and whether that was the person's own answer.
//
// A site answers 403 and 404 to whoever may not read something, and at some of its addresses to
// whoever is not signed in. So one of them counts as an answer only where the site gave something to
// the same session about then; else it failed in passing. Whoever signs in again is not told for ten
// minutes what a stranger was.

// A page view has all of its answers within that.
const ABOUT_MS = 5_000;

/** @typedef {{key: string, status: number, at: number}} Refusal `at`: when it was asked for. */

export class Refusals {
  // When the last of what was given was asked for.
  #given = -Infinity;
  // Whether the site says whose an answer is.
  #isNamed = false;
  /** @type {Refusal[]} */
  #waiting = [];

  /**
   * Whether one counts; it may do so later.
   * @param {Refusal} refusal
   */
  counts(refusal) {
    const counts = refusal.at - ABOUT_MS <= this.#given;
    if (!counts) {
      this.#waiting.push(refusal);
    }
    return counts;
  }

  /**
   * The site gave what was asked for at `at`.
   * @param {number} at
   * @param {string|undefined} account Whose the answer is, where the site says so: it may give some to strangers.
   * @returns {Refusal[]} Those that count by that.
   */
  given(at, account) {
    this.#isNamed ||= account !== undefined;
    if (this.#isNamed && account === undefined) {
      return [];
    }
    this.#given = Math.max(this.#given, at);
    const counting = this.#waiting.filter((refusal) => refusal.at - ABOUT_MS <= this.#given);
    this.#waiting = this.#waiting.filter((refusal) => !counting.includes(refusal));
    return counting;
  }

  /** The site leads to a login page, or says that nobody is signed in. */
  end() {
    this.#given = -Infinity;
  }

  /** What was refused before is asked for again. */
  forget() {
    this.#waiting = [];
  }
}
