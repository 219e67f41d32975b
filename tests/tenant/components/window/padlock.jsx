/**
 * The restrictions dialog that came before the Share window, with the test ids
 * that page objects of its time name: mode, people, Apply.
 */
import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import UserPicker from '@atlaskit/user-picker';
import { loadUserOptions } from '../share/options.js';
import { ListChoice } from './parts.jsx';

const MODE = { edit: 0, view: 1, restricted: 2 };

export function Padlock({ words, access, onClose }) {
  const [mode, setMode] = useState(String(MODE[access.general]));
  const apply = async () => {
    await access.apply(Number(mode));
    onClose();
  };
  return (
    <Modal onClose={onClose} width="medium">
      <div data-test-id="restrictions-dialog-modal">
        <ModalHeader><ModalTitle>{words.restrictions}</ModalTitle></ModalHeader>
        <ModalBody>
          <div data-test-id="restrictions-dialog.content-mode-select">
            <ListChoice position="fixed" name="mode" label={words.restrictions} groups={[['', { ...words.modes }]]} value={mode} onChoose={setMode} width={400} />
          </div>
          <div data-test-id="user-and-group-search" style={{ marginBlockStart: 16 }}>
            <UserPicker fieldId="restrictions.user-search-input" isMulti width="100%" ariaLabel={words.search} placeholder={words.search} loadOptions={loadUserOptions} />
          </div>
        </ModalBody>
        <ModalFooter>
          <button data-test-id="inspect-perms-entry-button" type="button">{words.inspect}</button>
          <Button appearance="subtle" onClick={onClose}>{words.cancel}</Button>
          <Button appearance="primary" onClick={apply}>{words.apply}</Button>
        </ModalFooter>
      </div>
    </Modal>
  );
}
