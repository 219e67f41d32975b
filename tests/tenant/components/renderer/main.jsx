/**
 * The page body of Confluence Cloud: @atlaskit/renderer on an ADF document.
 *
 * The bundle leaves one global, `TenantRenderer`, with `mountRenderer`.
 */
import React from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { ReactRenderer } from '@atlaskit/renderer';

/**
 * Mounts the renderer into `host`.
 *
 * @param {HTMLElement} host
 * @param {{locale: string}} settings
 * @returns {(page: {id: string, body: object}) => void} shows the ADF document of a page
 */
export function mountRenderer(host, { locale }) {
  const root = createRoot(host);
  return ({ id, body }) => root.render(
    <IntlProvider locale={locale} onError={ignoreMissingTranslation}>
      <ReactRenderer key={id} document={body} appearance="full-page" allowColumnSorting={false} />
    </IntlProvider>,
  );
}

/** The components bring their own messages below this provider, which therefore has none. */
function ignoreMissingTranslation(error) {
  if (error.code !== 'MISSING_TRANSLATION') throw error;
}
