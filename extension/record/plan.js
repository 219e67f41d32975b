// What can be recorded of what a tab shows.

import { ask } from '../shared/ask.js';

/** @import {RecordPlan} from '../../types/core.js' */
/** @import {View} from '../../types/messages.js' */

/**
 * What is to be recorded at an address. That of the start of a space does not name the page that
 * stands there: Doorward's report on it does.
 * @param {string} url
 * @param {View} view What Doorward in the tab says.
 * @returns {Promise<{url: string, plan: RecordPlan}>} Without a product where there is nothing.
 */
export async function planOf(url, view) {
  const plan = await ask({ record: { url } });
  const path = view.url === url ? view.report?.path : undefined;
  if (plan.product || !path) {
    return { url, plan };
  }
  const named = new URL(path, url).href;
  return { url: named, plan: await ask({ record: { url: named } }) };
}
