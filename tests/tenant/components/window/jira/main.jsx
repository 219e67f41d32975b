/**
 * Jira's dialogs and its summary: watchers, whom a filter or dashboard is shared with, creating a
 * work item, adding people to a space, a work item in a modal.
 *
 * Atlassian publishes none of their code; they are put together from its published
 * components. Only test ids that the sources name are set.
 */
import React, { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import Modal, { ModalTransition } from '@atlaskit/modal-dialog';
import { AddPeople } from './people.jsx';
import { Create } from './create.jsx';
import { PlainAddPeople, PlainSharing } from './plain.jsx';
import { PeopleField } from './field.jsx';
import { Sharing } from './sharing.jsx';
import { Summary } from './summary.jsx';
import { Watchers } from './watchers.jsx';

/** @returns {() => void} takes it away again */
function mount(host, locale, element) {
  const root = createRoot(host);
  root.render(<IntlProvider locale={locale} onError={ignoreMissingTranslation}>{element}</IntlProvider>);
  return () => root.unmount();
}

/** A dialog that is open until it is closed; its host is made for it. */
function openDialog(locale, Dialog, props) {
  const host = document.body.appendChild(document.createElement('div'));
  const closed = () => {
    unmount();
    host.remove();
    props.onClose?.();
  };
  const unmount = mount(host, locale, <Open Dialog={Dialog} onClosed={closed} {...props} />);
  return closed;
}

function Open({ Dialog, onClosed, ...props }) {
  const [isOpen, setOpen] = useState(true);
  return (
    <ModalTransition>
      {isOpen && <Dialog {...props} onClose={() => { setOpen(false); setTimeout(onClosed, 300); }} />}
    </ModalTransition>
  );
}

/** The button with the eye, and the list below it. */
export const mountWatchers = (host, { locale, ...settings }) => mount(host, locale, <Watchers {...settings} />);

/** A field of a work item that holds people: whoever is picked is in it at once. */
export const mountPeopleField = (host, { locale, ...settings }) => mount(host, locale, <PeopleField {...settings} />);

/** The summary, read and written in one place. */
export const mountSummary = (host, { locale, ...settings }) => mount(host, locale, <Summary {...settings} />);

/** Whom a filter or dashboard is shared with; `isPlain`: in the other markup. */
export const openSharing = ({ locale, isPlain, ...settings }) => openDialog(locale, isPlain ? PlainSharing : Sharing, settings);

/** Creates a work item. `onDescription(host)` mounts an editor and gives back how to read it. */
export const openCreate = ({ locale, ...settings }) => openDialog(locale, Create, settings);

/** Adds people to a space. */
export const openAddPeople = ({ locale, isPlain, ...settings }) => openDialog(locale, isPlain ? PlainAddPeople : AddPeople, settings);

/** A work item over its board. `onBody(host)` draws it and gives back how to take it away. */
export const openIssueModal = ({ locale, ...settings }) => openDialog(locale, IssueModal, settings);

const MODAL = 'issue.views.issue-details.issue-modal.modal-dialog';

/** One source finds the test id at three elements. */
function IssueModal({ label, onBody, onClose }) {
  return (
    <Modal testId={MODAL} label={label} onClose={onClose} width="x-large" shouldScrollInViewport={false}>
      <div data-testid={MODAL}>
        <div data-testid={MODAL} className="modal-issue" ref={(host) => host && !host.firstChild && onBody(host)} />
      </div>
    </Modal>
  );
}

/** The components bring their own messages below this provider, which therefore has none. */
function ignoreMissingTranslation(error) {
  if (error.code !== 'MISSING_TRANSLATION') throw error;
}
