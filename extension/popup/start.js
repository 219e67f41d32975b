// Begins the popup once its markup is painted: the header and what stands in for the answers need
// no script, and loading the modules at the same time kept them back by 30 to 50 ms
// (`tests/bench/popup.mjs`).

// A tab that is not in front paints nothing.
const PAINTED_WITHIN_MS = 100;

// Whichever comes first; a module is loaded once.
requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, PAINTED_WITHIN_MS);

function begin() {
  import('./view.js');
  import('../shared/appearance.js');
  import('./popup.js');
}
