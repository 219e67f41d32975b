// Settings that are ignored are said in the popup too: whoever relies on one must not
// have to go and look.

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
  if (count === 0) {
    return;
  }
  const line = document.createElement('p');
  line.className = 'problems';
  const link = document.createElement('a');
  link.href = '../options/options.html#problems';
  link.target = '_blank';
  link.textContent = say({ key: 'popup_problems', count, args: [{ count }] });
  line.append(link);
  root.append(line);
}
