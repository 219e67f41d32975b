// What is set up when it is first needed: most pages need little of it, and what is not set up
// takes nothing of the page's main thread.

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
    // What failed once may be tried again.
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
