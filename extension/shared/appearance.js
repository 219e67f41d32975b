// Light or dark, as the person set it for Doorward's own pages; without a setting as
// the system is. Every page of Doorward's loads this first.

import { settings } from '../storage/store.js';

/**
 * Applies a choice.
 * @param {string} [choice] `light`, `dark`, or anything else for the system's.
 */
export function appear(choice) {
  document.documentElement.dataset.appearance = choice ?? 'system';
}

const { person } = await settings();
appear(person.appearance);
