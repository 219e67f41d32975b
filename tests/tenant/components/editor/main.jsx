/**
 * Atlassian's editor, as Jira and Confluence mount it: under a work item, in its
 * description, as the body of a page, in a comment.
 *
 * The bundle leaves one global, `TenantEditor`, with `mountEditor`, `mountComposer`
 * and `mountPageEditor`. The editor is unaltered, with a preset of few plugins.
 */
import React from 'react';
import { createRoot } from 'react-dom/client';
import { Composer } from './composer.jsx';
import { Editor } from './editor.jsx';
import { PageEditor } from './page.jsx';
import { Localised } from './localised.jsx';

function mount(host, locale, element) {
  const root = createRoot(host);
  root.render(<Localised locale={locale}>{element}</Localised>);
  return () => root.unmount();
}

/**
 * An editor with Save and Cancel, as a description or an inline comment has it.
 *
 * @param {HTMLElement} host
 * @param {object} settings
 * @param {string} settings.locale
 * @param {string} settings.mentions address that suggests people for an @
 * @param {object} [settings.body] ADF document to begin with
 * @param {string} [settings.placeholder]
 * @param {(body: object) => void} settings.onSave by the button or Ctrl+Enter
 * @param {() => void} settings.onCancel
 * @returns {() => void} takes it away again
 */
export const mountEditor = (host, { locale, ...settings }) =>
  mount(host, locale, <Editor appearance="comment" {...settings} />);

/**
 * The place to write a comment: closed at first, then an editor.
 *
 * @param {HTMLElement} host
 * @param {object} settings as of `mountEditor`, and
 * @param {Record<string, string>} settings.words
 * @param {'tabs'|'buttons'} [settings.modes] in which markup a service space offers its two modes
 * @param {string[]} settings.roles to which a comment can be restricted
 * @param {(comment: {body: object, isPublic: boolean|undefined, role: string|undefined}) => Promise<void>} settings.onSend
 */
export const mountComposer = (host, { locale, ...settings }) => mount(host, locale, <Composer {...settings} />);

/**
 * A page of Confluence while it is edited: title, body, Publish.
 *
 * @param {HTMLElement} host
 * @param {object} settings
 * @param {string} settings.title
 * @param {object} settings.body
 * @param {boolean} settings.isDraft not published yet: the button publishes at once
 * @param {(page: {title: string, body: object}) => Promise<void>} settings.onPublish
 */
export const mountPageEditor = (host, { locale, ...settings }) => mount(host, locale, <PageEditor {...settings} />);
