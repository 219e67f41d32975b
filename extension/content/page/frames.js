// The frames of the page: where it loads them from (apps, embedded media, a custom domain), and
// whether something of the page itself stands in one, as Jira's older screens and gadgets do.
// Doorward does not run in frames (docs/architecture.md, "Frames").

import { hasText } from './collect.js';

/** The hosts of the page's frames other than its own, each once, in order. */
export function frameHosts() {
  const hosts = [...document.getElementsByTagName('iframe')].map(hostOf);
  return [...new Set(hosts)].filter((host) => host && host !== location.host).sort();
}

/** @param {HTMLIFrameElement} frame */
function hostOf(frame) {
  try {
    const { protocol, host } = new URL(frame.src);
    return protocol === 'https:' || protocol === 'http:' ? host : '';
  } catch {
    // A frame without an address of its own is the page's.
    return '';
  }
}

/** The frames that show something of the page's own site. */
export const ownFrames = () => [...document.getElementsByTagName('iframe')].filter(isOwn);

/**
 * One that is drawn, and more than a point, in which something stands or is written.
 * @param {HTMLIFrameElement} frame
 */
function isOwn(frame) {
  // Another site's has no document for us.
  const body = frame.contentDocument?.body;
  return body && (body.isContentEditable || hasText(body)) && frame.checkVisibility() && frame.clientWidth > 1;
}
