/**
 * The page body of Confluence Cloud, and texts of Jira: @atlaskit/renderer on an ADF document.
 *
 * The bundle leaves one global, `TenantRenderer`, with `mountRenderer`.
 */
import React from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { ReactRenderer } from '@atlaskit/renderer';

/** Files and pictures: the bundle has no component that draws them. */
const FILES = ['mediaSingle', 'mediaGroup', 'mediaInline'];

const withoutFiles = (node) => ({
  ...node,
  ...(node.content && { content: node.content.filter(({ type }) => !FILES.includes(type)).map(withoutFiles) }),
});

/**
 * Mounts the renderer into `host`.
 *
 * @param {HTMLElement} host
 * @param {{locale: string, appearance?: 'full-page'|'comment'}} settings
 * @param {{body: object}} page its ADF document, which is drawn without files
 * @returns {() => void} takes the body away again
 */
export function mountRenderer(host, { locale, appearance = 'full-page' }, { body }) {
  const root = createRoot(host);
  root.render(
    <IntlProvider locale={locale} onError={ignoreMissingTranslation}>
      <ReactRenderer document={withoutFiles(body)} appearance={appearance} allowColumnSorting={false} />
    </IntlProvider>,
  );
  return () => root.unmount();
}

/** The components bring their own messages below this provider, which therefore has none. */
function ignoreMissingTranslation(error) {
  if (error.code !== 'MISSING_TRANSLATION') throw error;
}
