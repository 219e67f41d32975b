// Sites, as the browser names them.

/**
 * The pages of a host, as a match pattern: which tabs show it, and what a right is asked for.
 * @param {string} host
 */
export const pagesOf = (host) => `https://${host}/*`;
