// A page of Doorward's that cannot show what it is for says so, and why: an empty page looks as if
// there were nothing to see.

import { element } from './dom.js';
import { i18n } from './text.js';

/**
 * Why, as a key of the catalogue: the core does not run here, or what is kept cannot be read or written.
 * @param {unknown} fault
 */
export function reasonOf(fault) {
  const why = fault instanceof Error ? fault.message : '';
  if (!why.startsWith('not_checked_')) {
    return 'not_shown_kept';
  }
  return why === 'not_checked_wasm' ? 'not_shown_wasm' : 'not_shown_fault';
}

/**
 * Says at the head of the page why it cannot be shown.
 * @param {unknown} fault
 */
export function showTrouble(fault) {
  const said = element('p', { class: 'card trouble', role: 'alert', text: i18n(reasonOf(fault)) });
  document.querySelector('main')?.prepend(said);
  // The rest is for whoever mends it.
  console.error(fault);
}
