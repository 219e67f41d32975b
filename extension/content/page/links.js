// Where a link leads, when that is not what is drawn of it.
//
// Whoever is given the page is given the address as well, and some addresses are keys. Most links
// lead to another page of the site: those are passed over without a further look.

import { readable } from '../../shared/addresses.js';

/**
 * The address of a link that is to be read; `undefined` where there is nothing to read in it.
 * @param {Element} link
 * @param {string} drawn What is drawn of it.
 * @param {string} site The address of the site itself, with a slash at its end.
 */
export function addressOf(link, drawn, site) {
  const address = link.getAttribute('href');
  return address && !address.startsWith(site) && drawn.trim() !== address ? readable(address) : undefined;
}
