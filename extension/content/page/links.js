// Where a link leads, when that is not what is drawn of it.
//
// Whoever is given the page is given the address as well, and some addresses are keys. Most links
// lead to another page of the site, or by an address that names no value and holds no long word:
// those are passed over without a further look.

// The other site, and then what a secret needs: a name and its value, somebody's login, or letters
// and digits enough.
const ELSEWHERE = /^\w[\w+.-]*:\/\/[^]*?(?:[=@]|\w{16})/;
// A drawing or a search that is kept in its address goes on for pages.
const MOST = 4_000;

/**
 * The address of a link that is to be read; `undefined` where there is nothing to read in it.
 * @param {Element} link
 * @param {string} drawn What is drawn of it.
 */
export function addressOf(link, drawn) {
  const address = link.getAttribute('href');
  const isRead =
    address && ELSEWHERE.test(address) && !address.startsWith(`${location.origin}/`) && drawn.trim() !== address;
  return isRead ? address.slice(0, MOST) : undefined;
}
