// In the popup: who was added since the last visit, what the person put out of sight, and
// the way to all findings.

import { i18n, say } from '../text.js';

/** Adds it to `root`, below what the page was found to hold. */
export function showPast(root, report) {
  if (!report) {
    return;
  }
  const { since = [], aside = [] } = report;
  const lines = since.map(say);
  if (aside.length > 0) {
    lines.push(say({ key: 'popup_aside', count: aside.length, args: [{ count: aside.length }] }));
  }
  if (lines.length > 0) {
    const section = document.createElement('section');
    section.className = 'past';
    section.append(...lines.map(paragraph));
    root.append(section);
  }
}

/** Names the link to the page of all findings. */
export function nameFindingsLink() {
  document.getElementById('findings').textContent = i18n('popup_all_findings');
}

function paragraph(text) {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
