/**
 * The share dialog of Confluence and Jira Cloud, mounted as the products mount it.
 *
 * The bundle leaves one global, `TenantShare`, with `mountShare`, `mountJiraShare` and `setTheme`.
 * Everything a variant changes is a prop of @atlaskit/share; the dialog itself
 * is Atlassian's, unaltered.
 */
import React, { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import Button from '@atlaskit/button/new';
import { ShareDialogContainer } from '@atlaskit/share';
import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { loadJiraOptions, loadUserOptions } from './options.js';

/** @param {'light'|'dark'} colorMode */
export const setTheme = (colorMode) => setGlobalTheme({ colorMode });

/**
 * Mounts the share trigger (and with it the dialog) into `host`.
 *
 * @param {HTMLElement} host
 * @param {object} settings what stays the same while the reader moves from page to page
 * @param {string} settings.cloudId
 * @param {string} settings.accountId the signed-in person
 * @param {string} settings.locale `en`, `de` or `ja`
 * @param {'plain'|'tabs'|'menu'|'split'} settings.layout
 * @param {'smart'|'plain'} settings.picker
 * @param {boolean} settings.isPublicLink
 * @param {(title: string) => void} settings.onShared shows the product's own flag
 * @param {{id: string, title: string, url: string}} page what would be shared
 * @returns {() => void} takes trigger, dialog and suggestions away again
 */
export function mountShare(host, settings, page) {
  const root = createRoot(host);
  root.render(
    <IntlProvider locale={settings.locale} onError={ignoreMissingTranslation}>
      <Share page={page} {...settings} />
    </IntlProvider>,
  );
  return () => root.unmount();
}

function Share({ page, cloudId, accountId, layout, picker, isPublicLink, onShared }) {
  return (
    <ShareDialogContainer
      cloudId={cloudId}
      loggedInAccountId={accountId}
      product="confluence"
      productId="confluence"
      shareAri={`ari:cloud:confluence:${cloudId}:page/${page.id}`}
      shareContentId={page.id}
      shareContentType="page"
      shareLink={page.url}
      shareTitle={page.title}
      originTracingFactory={originTracing}
      triggerButtonAppearance="default"
      triggerButtonStyle="icon-with-text"
      enableSmartUserPicker={picker === 'smart'}
      loadUserOptions={loadUserOptions}
      userPickerOptions={{ includeNonLicensedUsers: true }}
      isPublicLink={isPublicLink}
      integrationMode={layout === 'plain' ? 'off' : layout}
      shareIntegrations={layout === 'plain' ? [] : [SLACK]}
      showFlags={(flags) => flags.forEach(({ title }) => onShared(title.defaultMessage))}
    />
  );
}

/**
 * The same dialog in Jira, behind the trigger that Jira draws itself: a plain button
 * first, and the real one as soon as somebody comes near it.
 *
 * @param {HTMLElement} host
 * @param {object} settings as of `mountShare`
 * @param {{id: string, kind: 'issue'|'board'|'filter'|'project', title: string, url: string, label: string}} content
 * @returns {() => void}
 */
export function mountJiraShare(host, settings, content) {
  const root = createRoot(host);
  root.render(
    <IntlProvider locale={settings.locale} onError={ignoreMissingTranslation}>
      <JiraShare content={content} {...settings} />
    </IntlProvider>,
  );
  return () => root.unmount();
}

function JiraShare({ content, cloudId, accountId, layout, picker, isPublicLink, onShared }) {
  const [isNear, setNear] = useState(false);
  const [isOpenAtOnce, setOpenAtOnce] = useState(false);
  if (!isNear) {
    // At once: a press that comes with the pointer finds the real button.
    const near = () => flushSync(() => setNear(true));
    const press = () => {
      setOpenAtOnce(true);
      setNear(true);
    };
    return (
      <Button testId="share-button.ui.pre-share-view.button" onMouseEnter={near} onFocus={near} onClick={press}>
        {content.label}
      </Button>
    );
  }
  return (
    <ShareDialogContainer
      cloudId={cloudId}
      loggedInAccountId={accountId}
      product="jira"
      productId="jira-software"
      shareAri={`ari:cloud:jira:${cloudId}:${content.kind}/${content.id}`}
      shareContentId={content.id}
      shareContentType={content.kind}
      shareLink={content.url}
      shareTitle={content.title}
      originTracingFactory={originTracing}
      isAutoOpenDialog={isOpenAtOnce}
      renderCustomTriggerButton={({ onClick, isSelected, isDisabled }, { ref, ...trigger } = {}) => (
        <Button
          ref={ref}
          {...trigger}
          testId="share-dialog.ui.share-button"
          isSelected={isSelected}
          isDisabled={isDisabled}
          onClick={onClick}
        >
          {content.label}
        </Button>
      )}
      enableSmartUserPicker={picker === 'smart'}
      loadUserOptions={loadJiraOptions}
      userPickerOptions={{ includeNonLicensedUsers: true }}
      isPublicLink={isPublicLink}
      integrationMode={layout === 'plain' ? 'off' : layout}
      shareIntegrations={layout === 'plain' ? [] : [SLACK]}
      showFlags={(flags) => flags.forEach(({ title }) => onShared(title.defaultMessage))}
    />
  );
}

/** The second tab, menu item or button half; Atlassian's own Slack form is not published. */
const SLACK = {
  type: 'Slack',
  Icon: () => <span aria-hidden="true">#</span>,
  Content: () => (
    <div data-testid="slack-form">
      <label>Workspace <input name="workspace" /></label>
      <label>Channel <input name="channel" /></label>
    </div>
  ),
};

/** Each share carries an origin id of its own in the link, so that Atlassian can count openings. */
function originTracing() {
  const id = crypto.randomUUID().replaceAll('-', '');
  return {
    id,
    addToUrl: (link) => `${link}?atlOrigin=${btoa(JSON.stringify({ i: id, p: 'c' }))}`,
    toAnalyticsAttributes: () => ({ originIdGenerated: id, originProduct: 'confluence' }),
  };
}

/** The components bring their own messages below this provider, which therefore has none. */
function ignoreMissingTranslation(error) {
  if (error.code !== 'MISSING_TRANSLATION') throw error;
}
