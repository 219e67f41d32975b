// What the site answered, for as long as the browser session lasts: in memory,
// never on disk, and apart for each site and each person signed in.

const key = ({ site, account }) => `facts:${site}:${account}`;

// Writing is reading, changing and writing back: one after another.
let last = Promise.resolve();
function inTurn(work) {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

/** Facts by key, each with when it was read: `{[key]: {fact, at}}`. */
export async function recall(scope) {
  const name = key(scope);
  return (await chrome.storage.session.get(name))[name] ?? {};
}

/** Keeps facts that were read at `at`, in milliseconds since 1970. */
export function remember({ site, account, facts, at }) {
  return inTurn(async () => {
    const kept = await recall({ site, account });
    for (const [name, fact] of facts) {
      kept[name] = { fact, at };
    }
    await chrome.storage.session.set({ [key({ site, account })]: fewer(kept) });
  });
}

/** Forgets what was read. */
export function forget(scope) {
  return inTurn(() => chrome.storage.session.remove(key(scope)));
}

// A day's reading of a large site: beyond it, the oldest goes.
const MOST = 2_000;

function fewer(kept) {
  const entries = Object.entries(kept);
  if (entries.length <= MOST) {
    return kept;
  }
  entries.sort(([, one], [, other]) => other.at - one.at);
  return Object.fromEntries(entries.slice(0, MOST / 2));
}
