// `navigator.locks` where Node has none (before 24): of a name one at a time, in the order asked.

/** Puts it into `navigator`, unless there is one. */
export function provideLocks() {
  globalThis.navigator ??= {};
  if (!navigator.locks) {
    Object.defineProperty(navigator, 'locks', { value: { request } });
  }
}

const last = new Map();

function request(name, work) {
  const before = last.get(name) ?? Promise.resolve();
  const done = before.then(() => work({ name }));
  last.set(name, done.catch(() => {}));
  return done;
}
