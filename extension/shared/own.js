// Doorward's own pages.

/**
 * Whether one of them asks.
 * @param {Pick<chrome.runtime.MessageSender, 'url'>} sender
 */
export const isOwn = ({ url }) => url?.startsWith(chrome.runtime.getURL('/')) === true;
