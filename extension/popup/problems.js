// Settings that are ignored are said in the popup too: whoever relies on one must not
// have to go and look.

import { element } from '../shared/dom.js';
import { say } from '../shared/text.js';

/** @import {View} from '../../types/messages.js' */

/**
 * Says how many of the settings are ignored, and where they are named.
 * @param {Element} root
 * @param {View} view
 */
export function showProblems(root, { report }) {
  root.querySelector('.problems')?.remove();
  const count = report?.settings?.problems.length ?? 0;
  if (count > 0) {
    const text = say({ key: 'popup_problems', count, args: [{ count }] });
    const link = element('a', { href: '../options/options.html#problems', target: '_blank', text });
    root.append(element('p', { class: 'problems' }, link));
  }
}
