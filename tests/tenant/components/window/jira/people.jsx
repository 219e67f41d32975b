/** Adding people to a space: names or addresses, and a role for all of them. */
import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Select from '@atlaskit/select';
import UserPicker from '@atlaskit/user-picker';
import { loadJiraOptions } from '../../share/options.js';

export function AddPeople({ words, roles, onAdd, onClose }) {
  const options = roles.map((name) => ({ value: name, label: name }));
  const [people, setPeople] = useState([]);
  const [role, setRole] = useState(options[0]);
  const add = async (event) => {
    event.preventDefault();
    await onAdd({ people: people.map(({ id, type }) => ({ id, type })), role: role.value });
    onClose();
  };
  return (
    <Modal onClose={onClose} width="medium">
      <form onSubmit={add} className="create-form">
        <ModalHeader hasCloseButton><ModalTitle>{words.addPeople}</ModalTitle></ModalHeader>
        <ModalBody>
          <UserPicker
            fieldId="add-people" name="people" isMulti allowEmail menuPosition="fixed" width="100%"
            ariaLabel={words.people} placeholder={words.people} value={people}
            loadOptions={loadJiraOptions} onChange={(chosen) => setPeople(chosen ?? [])}
          />
          <label className="field" htmlFor="role">{words.role}</label>
          <Select inputId="role" menuPosition="fixed" options={options} value={role} onChange={setRole} />
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>{words.cancel}</Button>
          <Button appearance="primary" type="submit">{words.add}</Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
