// The way from the popup to the review of the space that is open.

import { element } from '../shared/dom.js';
import { i18n } from '../shared/text.js';

/** @import {View} from '../../types/messages.js' */

/**
 * Adds the link, where the tab shows a space of Confluence and is not private: a space of Jira is
 * another thing, though its key may be the same.
 * @param {Element} parent
 * @param {View} view
 * @param {number} tab
 */
export async function addReview(parent, { product, report }, tab) {
  if (product !== 'confluence' || !report?.space) {
    return;
  }
  const { url, incognito } = await chrome.tabs.get(tab);
  if (url && !incognito) {
    const query = new URLSearchParams({ site: new URL(url).host, space: report.space });
    const href = `../review/review.html?${query}`;
    parent.append(element('a', { class: 'button', href, target: '_blank', text: i18n('spacereview_popup') }));
  }
}
