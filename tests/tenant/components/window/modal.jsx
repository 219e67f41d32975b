/**
 * The Share window as a modal dialog without a form: lists, names with their
 * addresses, general access in a react-select, roles in menus.
 */
import React from 'react';
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { LinkSwitch, ListChoice, MenuChoice, People, generalChoices, roleChoices, scopeChoices } from './parts.jsx';

export function ModalWindow({ words, shown, access, onClose }) {
  return (
    <Modal onClose={onClose} width="medium">
      <ModalHeader hasCloseButton><ModalTitle>{words.share}</ModalTitle></ModalHeader>
      <ModalBody>
        <People label={words.people} access={access} />
        <h3>{words.withAccess}</h3>
        <ul className="access">
          {shown.people.map((person) => (
            <li key={person.accountId}>
              <span><b>{person.displayName}</b><br /><small>{person.email}</small></span>
              <MenuChoice
                name={person.accountId}
                label={words.role}
                groups={roleChoices(words)}
                value={access.roleOf(person)}
                onChoose={(role) => access.setRole(person, role)}
              />
            </li>
          ))}
        </ul>
        <h3>{words.requests}</h3>
        <ul className="access">
          {access.requests.map((person) => (
            <li key={person.accountId}>
              <span><b>{person.displayName}</b><br /><small>{person.email}</small></span>
              <Button onClick={() => access.grant(person)}>{words.grant}</Button>
            </li>
          ))}
        </ul>
        <h3>{words.general}</h3>
        <ListChoice position="fixed" name="general" label={words.general} groups={generalChoices(words)} value={access.general} onChoose={access.setGeneral} />
        <ListChoice position="fixed" name="scope" label={words.general} groups={scopeChoices(words)} value={access.scope} onChoose={access.setScope} />
        <LinkSwitch words={words} access={access} />
        <p>
          <Button onClick={access.copyLink}>{words.copyLink}</Button> {access.isCopied && words.copied}
        </p>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle">{words.inspect}</Button>
        <Button appearance="primary" onClick={access.share}>{words.share}</Button>
      </ModalFooter>
    </Modal>
  );
}
