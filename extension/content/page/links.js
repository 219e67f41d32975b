// Where a link leads, when that is not what is drawn of it.
//
// Whoever is given the page is given the address as well, and some addresses are keys. Most links
// lead to another page of the site, or by an address that names no value and holds no long word:
// those are passed over without a further look.

const ELSEWHERE = /^\w[\w+.-]*:\/\//;
// What a secret needs: a name and its value, somebody's login, or letters and digits enough.
const TELLING = /[=@]|\w{16}/;
// A drawing or a search that is kept in its address goes on for pages.
const MOST = 4_000;

/**
 * The address of a link that is to be read; `undefined` where there is nothing to read in it.
 * @param {Element} link
 * @param {string} drawn What is drawn of it.
 * @param {string} site The address of the site itself, with a slash at its end.
 */
export function addressOf(link, drawn, site) {
  const address = link.getAttribute('href');
  const isRead =
    address &&
    !address.startsWith(site) &&
    ELSEWHERE.test(address) &&
    TELLING.test(address) &&
    drawn.trim() !== address;
  return isRead ? address.slice(0, MOST) : undefined;
}
