/**
 * Answers gone wrong, as a test asks for them: `tenant.fail(call, how)`.
 *
 * @typedef {number|object} Spoiling a status, or
 * @property {number} [status] an error, worded as the API words it
 * @property {number} [retryAfter] seconds, in the header `Retry-After`
 * @property {true} [html] a page of HTML where JSON was asked for
 * @property {true} [malformed] JSON that breaks off in the middle
 * @property {true} [login] on to the login page of id.atlassian.com
 * @property {true} [deprecated] the right answer, with the headers of a deprecated one
 * @property {number} [truncate] the right answer, with so many entries in each of its lists
 * @property {'anonymous'|'signed-in'} [to] only for such requests
 * @property {number} [times] only so often, then no longer
 */
const KNOWN = ['status', 'retryAfter', 'html', 'malformed', 'login', 'deprecated', 'truncate', 'to', 'times'];

/** The form of the header's value in Confluence's answers is not published; `true` is the draft standard's. */
const DEPRECATED = {
  deprecation: 'true',
  warning: '299 - "This API is deprecated and will be removed"',
};

export const marked = (answer) => ({ ...answer, headers: { ...answer.headers, ...DEPRECATED } });

const LOGIN = { status: 302, headers: { location: 'https://id.atlassian.com/login' }, body: '' };

const HTML = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Just a moment</title><p>We will be back soon.',
};

/** What goes wrong at the moment, by call. */
export class Spoilings {
  #byCall = new Map();
  #initial;

  constructor(initial) {
    this.#initial = initial;
    this.reset();
  }

  /** What goes wrong from the start, and nothing that was asked for since. */
  reset() {
    this.#byCall.clear();
    Object.entries(this.#initial).forEach(([call, how]) => this.set(call, how));
  }

  /** @throws {RangeError} for a way to go wrong that does not exist */
  set(call, how) {
    if (how === undefined) {
      this.#byCall.delete(call);
      return;
    }
    const spoiling = typeof how === 'number' ? { status: how } : { ...how };
    const strange = Object.keys(spoiling).find((name) => !KNOWN.includes(name));
    if (strange) throw new RangeError(`${strange}: one of ${KNOWN.join(', ')}`);
    this.#byCall.set(call, spoiling);
  }

  /** What is wrong with this call, `{}` if nothing; counts it. */
  take(call, anonymous) {
    const spoiling = this.#byCall.get(call) ?? this.#byCall.get(call.split(':')[0]);
    if (!spoiling || (spoiling.to && (spoiling.to === 'anonymous') !== anonymous)) return {};
    if (spoiling.times === 0) return {};
    if (spoiling.times) spoiling.times -= 1;
    return spoiling;
  }
}

/**
 * @param {object} spoiling from `take`
 * @param {(status: number) => object} error how the API words a failure
 * @param {(cap?: number) => object} answer the right answer
 */
export function spoiled({ status, retryAfter, html, malformed, login, deprecated, truncate }, error, answer) {
  if (login) return LOGIN;
  if (html) return HTML;
  if (status) {
    const failure = error(status);
    return { ...failure, headers: { ...failure.headers, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) } };
  }
  const right = answer(truncate);
  if (malformed) return { ...right, body: String(right.body).slice(0, Math.max(1, right.body.length >> 1)) };
  return deprecated ? marked(right) : right;
}
