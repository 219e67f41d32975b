// How long an answer counts; and waiting, in a page that is looked at: the timers of others are held back (`review/pace.js`).

/** How long an answer of the site counts. Access changes seldom, and its age is shown. */
const FRESH_MS = 10 * 60_000;

/**
 * Whether what was asked for at `at`, in milliseconds since 1970, still counts. By a clock that was set
 * back since, nobody can tell how old it is.
 * @param {number} at
 */
export function isFresh(at) {
  const age = Date.now() - at;
  return age >= 0 && age < FRESH_MS;
}

/**
 * A promise that is kept after so many milliseconds.
 * @type {(milliseconds: number) => Promise<void>}
 */
export const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Has something done once the browser has dealt with what it has to do already. A timer would wait
 * longer each time, and for a second in a tab that nobody looks at any more.
 * @param {() => void} act
 */
export function soon(act) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(null);
}

/**
 * Waits for work, but no longer than so many milliseconds.
 * @param {number} milliseconds
 * @param {(signal: AbortSignal) => Promise<unknown>} work Is told when nobody waits any more.
 */
export async function within(milliseconds, work) {
  const limit = new AbortController();
  await Promise.race([work(limit.signal), after(milliseconds)]);
  limit.abort();
}
