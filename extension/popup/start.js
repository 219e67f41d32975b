// Begins the popup once its markup is painted: the header and what stands in for the answers need
// no file. Loading the style and the modules at the same time kept them back by 50 ms
// (`tests/bench/popup.mjs`).

const STYLES = ['../shared/page.css', '../shared/checklist.css', 'popup.css'];
// A tab that is not in front paints nothing.
const PAINTED_WITHIN_MS = 100;

const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, PAINTED_WITHIN_MS);
});

painted.then(async () => {
  import('../shared/appearance.js');
  // No answer is seen without its style.
  await Promise.all(STYLES.map(load));
  import('./popup.js');
});

/** Loads a file of style; without it the popup is plain, and still says what it has to. */
function load(href) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return new Promise((done) => {
    link.addEventListener('load', done);
    link.addEventListener('error', done);
  });
}
