// Requests to the page's own site: the only ones there are.

const TIMEOUT_MS = 10_000;

/**
 * Reads one path of the page's own site with the person's session.
 * @param {string} path Path and query, as the core asked for it.
 * @returns {Promise<{status: number, body: string}>} Status 0 when no answer came.
 */
export async function read(path) {
  const address = new URL(path, location.origin);
  if (address.origin !== location.origin) {
    return { status: 0, body: '' };
  }
  try {
    const response = await fetch(address, {
      method: 'GET',
      credentials: 'same-origin',
      headers: { Accept: 'application/json' },
      // A redirect leads to a login page, perhaps of another origin.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.type === 'opaqueredirect') {
      return { status: 302, body: '' };
    }
    return { status: response.status, body: response.ok ? await response.text() : '' };
  } catch {
    return { status: 0, body: '' };
  }
}
