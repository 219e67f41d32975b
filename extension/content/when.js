// What is loaded when it is first needed.
//
// A module costs a page about half a millisecond of its main thread, and most pages
// need few of them.

export class When {
  #load;
  #loading;
  /** What was loaded, once it is there. */
  now;

  /** @param {() => Promise<object>} load */
  constructor(load) {
    this.#load = load;
  }

  /** A promise of it. */
  get loaded() {
    this.#loading ??= this.#load().then((loaded) => (this.now = loaded));
    // A script that is cut off from its extension cannot load: a page that is tried
    // again after that fails again.
    this.#loading.catch(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** Does something with it, at once if it is there. Nothing where it cannot be loaded. */
  use(act) {
    if (this.now) {
      act(this.now);
    } else {
      this.loaded.then(act, () => {});
    }
  }
}
