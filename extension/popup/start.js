// Begins the popup once its markup is painted: the header and what stands in for the answers need
// no script, and loading the modules at the same time kept them back by 30 to 50 ms. The second
// frame tells that the first is on its way; begun right after the first, the modules kept that back
// by 8 ms (`tests/bench/popup.mjs`). The build joins what is imported here (`xtask/src/script.rs`).

// A tab that is not in front paints nothing.
const PAINTED_WITHIN_MS = 100;

// Whichever comes first; a module is loaded once.
requestAnimationFrame(() => requestAnimationFrame(begin));
setTimeout(begin, PAINTED_WITHIN_MS);

function begin() {
  import('./view.js');
  import('../shared/appearance.js');
  import('./popup.js');
}
