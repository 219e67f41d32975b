// The organisation's own sites, as the browser names them.

/** The pages of a host, as a match pattern: what a right is asked and given back for. */
export const pagesOf = (host) => `https://${host}/*`;
