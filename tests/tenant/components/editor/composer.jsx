/**
 * Where a comment is written. The test ids are published ones; of the two modes of
 * a service space only the words are, so that they are drawn twice, unlike.
 */
import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import Tabs, { Tab, TabList } from '@atlaskit/tabs';
import { Editor } from './editor.jsx';

const ORDER = { tabs: ['note', 'reply'], buttons: ['note', 'reply'] };

export function Composer({ words, modes, roles, onSend, ...settings }) {
  const [isOpen, setOpen] = useState(false);
  const [mode, setMode] = useState(modes === 'tabs' ? 'note' : undefined);
  const [role, setRole] = useState();
  const open = (chosen) => {
    if (chosen) setMode(chosen);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setRole(undefined);
    setMode(modes === 'tabs' ? 'note' : undefined);
  };
  const send = async (body) => {
    await onSend({ body, isPublic: modes ? mode === 'reply' : undefined, role });
    close();
  };

  const choice = modes === 'buttons' && <Buttons words={words} mode={isOpen ? mode : undefined} onChoose={open} />;
  if (!isOpen) {
    return (
      <>
        {choice}
        {modes !== 'buttons' && (
          <textarea
            data-testid="canned-comments.common.ui.comment-text-area-placeholder.textarea"
            className="closed"
            placeholder={words.addComment}
            aria-label={words.addComment}
            readOnly
            rows={1}
            onFocus={() => open()}
          />
        )}
      </>
    );
  }
  const restricts = mode !== 'reply';
  return (
    <>
      {choice}
      {modes === 'tabs' && <InTabs words={words} mode={mode} onChoose={setMode} />}
      <div data-testid="issue.activity.comment" className={mode === 'note' ? 'note' : ''}>
        <Editor
          appearance="comment"
          shouldFocus
          placeholder={words.addComment}
          onSave={send}
          onCancel={close}
          secondaryToolbarComponents={restricts ? <Visibility words={words} roles={roles} role={role} onChoose={setRole} /> : undefined}
          {...settings}
        />
      </div>
    </>
  );
}

/** The modes as tabs above the editor. */
const InTabs = ({ words, mode, onChoose }) => (
  <Tabs id="composer" selected={ORDER.tabs.indexOf(mode)} onChange={(index) => onChoose(ORDER.tabs[index])}>
    <TabList>{ORDER.tabs.map((name) => <Tab key={name}>{words[name]}</Tab>)}</TabList>
  </Tabs>
);

/** The modes as two buttons that stay; nothing but their words and the pressed state tells them apart. */
const Buttons = ({ words, mode, onChoose }) => (
  <div className="modes">
    {ORDER.buttons.map((name, index) => (
      <React.Fragment key={name}>
        {index > 0 && <span aria-hidden="true">/</span>}
        <button type="button" className="mode" aria-pressed={mode === name} onClick={() => onChoose(name)}><span>{words[name]}</span></button>
      </React.Fragment>
    ))}
  </div>
);

/** To which role a comment is shown. */
const Visibility = ({ words, roles, role, onChoose }) => (
  <div data-testid="issue-comment-base.ui.comment.comment-visibility.comment-visibility-wrapper">
    <DropdownMenu
      trigger={({ triggerRef, ...trigger }) => (
        <Button ref={triggerRef} {...trigger} appearance="subtle" aria-label={words.visibility}>{role ? `${words.restrictedTo} ${role}` : words.anyone}</Button>
      )}
    >
      <div className="comment-visibility__menu-list">
        <DropdownItemGroup>
          <DropdownItem onClick={() => onChoose(undefined)}>{words.anyone}</DropdownItem>
          {roles.map((name) => <DropdownItem key={name} onClick={() => onChoose(name)}>{name}</DropdownItem>)}
        </DropdownItemGroup>
      </div>
    </DropdownMenu>
  </div>
);
