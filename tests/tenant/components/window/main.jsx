/**
 * The Share window of today, twice, and the restrictions dialog before it.
 *
 * Atlassian publishes their words and neither their code nor their markup. Both
 * windows are put together from its published components; that two unlike ones
 * are read alike is what the tests are about. The bundle leaves one global,
 * `TenantWindow`, with `mountWindow`.
 */
import React, { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import Button from '@atlaskit/button/new';
import { ModalTransition } from '@atlaskit/modal-dialog';
import Popup from '@atlaskit/popup';
import { ModalWindow } from './modal.jsx';
import { Padlock } from './padlock.jsx';
import { PopupWindow } from './popup.jsx';
import { useAccess } from './state.js';
import { WORDS } from './words.js';

export * from './jira/main.jsx';

/**
 * Mounts the trigger (and with it the window) into `host`.
 *
 * @param {HTMLElement} host
 * @param {{locale: string, form: 'modal'|'popup'|'padlock', access: 'restricted'|'view'|'edit'}} settings
 * @param {{id: string, title: string, url: string, access: object}} page
 * @returns {() => void} takes all of it away again
 */
export function mountWindow(host, settings, page) {
  const root = createRoot(host);
  const props = { words: WORDS[settings.locale], page, shown: page.access, access: settings.access };
  const Form = { modal: InModal, popup: InPopup, padlock: InPadlock }[settings.form];
  root.render(
    <IntlProvider locale={settings.locale} onError={ignoreMissingTranslation}><Form {...props} /></IntlProvider>,
  );
  return () => root.unmount();
}

function InModal(props) {
  const [isOpen, setOpen] = useState(false);
  const access = useAccess(props);
  return (
    <>
      <Button id="share-window-trigger" onClick={() => setOpen(true)}>{props.words.share}</Button>
      <ModalTransition>
        {isOpen && <ModalWindow {...props} access={access} onClose={() => setOpen(false)} />}
      </ModalTransition>
    </>
  );
}

function InPopup(props) {
  const [isOpen, setOpen] = useState(false);
  const access = useAccess(props);
  return (
    <Popup
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      placement="bottom-end"
      role="dialog"
      label={props.words.share}
      shouldRenderToParent
      shouldFitViewport
      content={() => <PopupWindow {...props} access={access} />}
      trigger={(trigger) => (
        <Button id="share-window-trigger" {...trigger} onClick={() => setOpen(!isOpen)}>{props.words.share}</Button>
      )}
    />
  );
}

function InPadlock(props) {
  const [isOpen, setOpen] = useState(false);
  const access = useAccess(props);
  return (
    <>
      <button type="button" data-test-id="restrictions.dialog.button" aria-label={props.words.restrictions} onClick={() => setOpen(true)}>
        <span data-test-id={props.access === 'restricted' ? 'locked-icon' : 'unlocked-icon'} aria-hidden="true">⚿</span>
      </button>
      <ModalTransition>
        {isOpen && <Padlock {...props} access={access} onClose={() => setOpen(false)} />}
      </ModalTransition>
    </>
  );
}

/** The components bring their own messages below this provider, which therefore has none. */
function ignoreMissingTranslation(error) {
  if (error.code !== 'MISSING_TRANSLATION') throw error;
}
