// Whose something is that is kept: one person's answer is not another's, who signs in to the site in
// the same browser.

/**
 * A digest of a site and of who is signed in there, sixteen hexadecimal digits: what is kept names
 * nobody by it. An account may be another one's elsewhere, so the site is part of it.
 * @param {string} site
 * @param {string} [account] Without it nobody is signed in, or it cannot be told who is.
 */
export async function whose(site, account = '') {
  const named = new TextEncoder().encode(`${site}\n${account}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', named));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
