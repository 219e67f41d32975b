// The security review: question, answer, its age, what is seen on this tab; and as Markdown.

import { copyButton } from '../shared/copy.js';
import { DAY_MS, today } from '../shared/day.js';
import { element, list } from '../shared/dom.js';
import { escape } from '../record/line.js';
import { addressOfLink, link } from '../shared/links.js';
import { i18n, say } from '../shared/text.js';
import { addressOf } from '../shared/surfaces.js';

/**
 * @import {Action, Question, ToolReview} from '../../types/core.js'
 * @import {View} from '../../types/messages.js'
 * @import {Context} from './help.js'
 */

/**
 * What a link of `links.json` is called here, by its name.
 * @type {Record<string, string>}
 */
const LINKS = {
  'trust-security': 'link_trust_security',
  trust: 'link_trust',
  'ssl-labs': 'link_ssl_labs',
  caiq: 'link_caiq',
  'rest-security': 'link_rest_security',
  'space-permissions': 'link_space_permissions',
  'two-step-help': 'link_two_step_help',
  'audit-log': 'link_audit_log',
  guard: 'link_guard',
  status: 'link_status',
};

/**
 * The parts of the page.
 * @param {Context} context
 */
export function review({ view, checklist, fault }) {
  if (!checklist) {
    return [element('p', { text: i18n(fault) })];
  }
  const { review: found } = checklist;
  const { old, own, questions } = found;
  return [
    element('p', { class: 'lead', text: i18n('review_lead') }),
    element('p', { class: old ? 'age old' : 'age', role: 'note', text: say(found.age) }),
    element('p', { text: i18n(own ? 'review_own' : 'review_source') }),
    element(
      'p',
      { class: 'do' },
      copyButton(i18n('review_copy'), () => markdown(found)),
      saveLink(found),
    ),
    element('ol', { class: 'questions' }, ...questions.map((one) => element('li', {}, question(one, view)))),
    element('section', {}, element('h2', { text: i18n('review_export') }), list(found.export.map(say)), element('p', {}, link('export', i18n('link_export')))),
    element('p', { class: 'dated', text: i18n('review_tags') }),
  ];
}

/**
 * @param {Question} question
 * @param {View} view
 */
function question({ question: text, answer, answer_name: word, detail, own, note, here, links, action }, view) {
  return element(
    'article',
    { class: `question ${answer}` },
    element('h2', { text: say(text) }),
    element('p', { class: 'answer' }, element('strong', { text: say(word) })),
    own && element('p', { class: 'own', text: say({ key: 'review_own_detail', args: [{ text: own }] }) }),
    element('p', { text: say(detail) }),
    note && element('p', { class: 'note', text: say(note) }),
    here.length > 0 &&
      element('div', { class: 'here' }, element('h3', { text: i18n('card_here') }), list(here.map(say))),
    element(
      'p',
      { class: 'links' },
      ...links.flatMap((name) => [link(name, i18n(LINKS[name])), ' ']),
      actionOf(action, view),
    ),
  );
}

/**
 * @param {Action | null} action
 * @param {View} view
 */
function actionOf(action, { url, report }) {
  switch (action?.kind) {
    case 'link':
      return link(action.value, say(action.label));
    case 'open': {
      // The history of the page, on its own site (the older address, which leads on).
      const href =
        action.value === 'history'
          ? report?.page && `${new URL(url).origin}/wiki/pages/viewpreviousversions.action?pageId=${report.page}`
          : addressOf(action.value);
      return href && element('a', { href, target: '_blank', text: say(action.label) });
    }
    default:
      return undefined;
  }
}

/**
 * The review as a Markdown file with the front matter of the published one (R79).
 * @param {ToolReview} review
 */
export function markdown({ reviewed, age, questions, export: exporting }) {
  const day = (/** @type {number} */ number) => new Date(number * DAY_MS).toISOString();
  const now = new Date().toISOString();
  const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const rows = questions.map(({ question: text, answer_name: word, detail, own, note, here, links }) => {
    const parts = [
      // It is published, and may come out of somebody's file of settings.
      own && say({ key: 'review_own_detail', args: [{ text: escape(own) }] }),
      say(detail),
      note && say(note),
      ...here.map((one) => say({ key: 'review_here_said', args: [{ message: one }] })),
      ...links.map((name) => `[${i18n(LINKS[name])}](${addressOfLink(name)})`),
    ];
    return `| ${cell(say(text))} | ${say(word)} | ${cell(parts.filter(Boolean).join(' '))} |`;
  });
  return [
    '---',
    `title: ${i18n('help_review')}`,
    `description: ${i18n('review_description')}`,
    'published: true',
    `date: ${day(reviewed)}`,
    'tags: saas-security, saas',
    'editor: markdown',
    `dateCreated: ${now}`,
    '---',
    '',
    say(age),
    '',
    `| **${i18n('review_column_question')}** | **${i18n('review_column_answer')}** | **${i18n('review_column_detail')}** |`,
    '| --- | --- | --- |',
    ...rows,
    '',
    `## ${i18n('review_export')}`,
    '',
    ...exporting.map((one) => `- ${say(one)}`),
    '',
  ].join('\n');
}

/** @param {ToolReview} found */
function saveLink(found) {
  const href = URL.createObjectURL(new Blob([markdown(found)], { type: 'text/markdown' }));
  return element('a', { class: 'button', href, download: `${today()}-confluence-security-review.md`, text: i18n('save_markdown') });
}
