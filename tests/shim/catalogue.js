// The catalogue that ships, in English, in place of the browser's.

import { readFileSync } from 'node:fs';

export const catalogue = JSON.parse(readFileSync(new URL('../../extension/_locales/en/messages.json', import.meta.url), 'utf8'));

/** As `chrome.i18n.getMessage` does, but for placeholders with names, which no sentence has. */
export const getMessage = (key, words = []) =>
  (catalogue[key]?.message ?? '').replace(/\$(\d)/g, (_, number) => words[number - 1] ?? '');
