import React from 'react';
import { IntlProvider } from 'react-intl';
import commonDe from '@atlaskit/editor-common/dist/esm/i18n/de';
import commonJa from '@atlaskit/editor-common/dist/esm/i18n/ja';
import coreDe from '@atlaskit/editor-core/dist/esm/i18n/de';
import coreJa from '@atlaskit/editor-core/dist/esm/i18n/ja';

/** The editor, unlike other components, has the product hand it its words. */
const MESSAGES = { en: {}, de: { ...commonDe, ...coreDe }, ja: { ...commonJa, ...coreJa } };

export const Localised = ({ locale, children }) => (
  <IntlProvider locale={locale} messages={MESSAGES[locale]} onError={ignoreMissingTranslation}>{children}</IntlProvider>
);

function ignoreMissingTranslation(error) {
  if (error.code !== 'MISSING_TRANSLATION') throw error;
}
