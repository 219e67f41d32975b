// How long a site that asks for fewer requests is left alone: by an open page and by a space review
// alike.

/** The status by which it asks (RFC 6585, 4). */
export const TOO_MANY = 429;

// Where the site does not say for how long, or says so again: so many seconds, each time twice as
// many, up to the second figure. What it says is never cut short.
const PAUSE_S = 10;
const LONGEST_PAUSE_S = 120;
// The longest that a timer of a browser can wait, in milliseconds: about 25 days.
const LONGEST_TIMER = 2 ** 31 - 1;

export class Backoff {
  #unit;
  #until = 0;
  // The pause that was asked for last, in milliseconds.
  #pause = 0;
  #refusals = 0;

  /** @param {number} [unit] How many milliseconds a second takes: for tests. */
  constructor(unit = 1_000) {
    this.#unit = unit;
  }

  /** For how many milliseconds the site is still to be left alone. */
  get left() {
    // A clock that is set back makes it no longer.
    this.#until = Math.min(this.#until, Date.now() + this.#pause);
    return Math.max(0, this.#until - Date.now());
  }

  /** Whether the site is to be left alone now. */
  get isOn() {
    return this.left > 0;
  }

  /**
   * The site asked for fewer requests.
   * @param {number} [seconds] For how long, where it said so (`Retry-After`).
   */
  refused(seconds = 0) {
    // What was on its way when it first asked tells nothing new.
    if (!this.isOn) {
      this.#refusals += 1;
    }
    const asked = seconds > 0 ? seconds : PAUSE_S;
    // A site that asks again was in earnest.
    const again = Math.min(asked * 2 ** (this.#refusals - 1), LONGEST_PAUSE_S);
    const pause = Math.min(Math.max(asked, again) * this.#unit, LONGEST_TIMER);
    this.#pause = Math.max(this.left, pause);
    this.#until = Date.now() + this.#pause;
  }

  /** It answered a question that was put since. */
  answered() {
    if (!this.isOn) {
      this.#refusals = 0;
    }
  }
}
