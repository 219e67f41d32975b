/** Viewers of a filter or dashboard: a kind, a subject of that kind, Add; the list of what is there; Save. */
import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Select from '@atlaskit/select';
import UserPicker from '@atlaskit/user-picker';
import { loadJiraOptions } from '../../share/options.js';

const WITHOUT_SUBJECT = ['private', 'loggedin', 'global'];

export function Sharing({ words, title, permissions: first, projects, groups, onSave, onClose }) {
  const [permissions, setPermissions] = useState(first);
  const [type, setType] = useState('private');
  const [subject, setSubject] = useState(null);
  const kinds = Object.entries(words.scopes).map(([value, label]) => ({ value, label }));
  const subjects = { group: groups.map(({ id, name }) => ({ value: id, label: name })), project: projects.map(({ key, name }) => ({ value: key, label: name })) }[type];
  const add = () => {
    if (type === 'private') setPermissions([]);
    else if (WITHOUT_SUBJECT.includes(type)) setPermissions([...permissions, { type }]);
    else if (subject) setPermissions([...permissions, { type, ...subject }]);
    setSubject(null);
  };
  const save = async () => {
    await onSave(permissions);
    onClose();
  };
  const named = ({ type: kind, name }) => (name ? `${words.scopes[kind] ?? words.scopes.project}: ${name}` : words.scopes[kind]);
  return (
    <Modal onClose={onClose} width="medium">
      <ModalHeader hasCloseButton><ModalTitle>{title}</ModalTitle></ModalHeader>
      <ModalBody>
        <h3>{words.viewers}</h3>
        <ul className="access">
          {permissions.length === 0 && <li>{words.scopes.private}</li>}
          {permissions.map((permission, index) => (
            <li key={`${permission.type}-${permission.id ?? index}`}>
              <span>{named(permission)}</span>
              <Button appearance="subtle" onClick={() => setPermissions(permissions.filter((each) => each !== permission))}>{words.remove}</Button>
            </li>
          ))}
        </ul>
        <div className="add-scope">
          <Select inputId="scope" aria-label={words.viewers} isSearchable={false} menuPosition="fixed" options={kinds} value={kinds.find(({ value }) => value === type)} onChange={({ value }) => { setType(value); setSubject(null); }} />
          {subjects && (
            <Select inputId="subject" aria-label={words.scopes[type]} menuPosition="fixed" options={subjects} value={subject && { value: subject.id, label: subject.name }} onChange={({ value, label }) => setSubject({ id: value, name: label })} />
          )}
          {type === 'user' && (
            <UserPicker fieldId="viewers" menuPosition="fixed" width="100%" ariaLabel={words.scopes.user} placeholder={words.scopes.user} value={subject && { id: subject.id, name: subject.name, type: 'user' }} loadOptions={loadJiraOptions} onChange={(chosen) => setSubject(chosen && { id: chosen.id, name: chosen.name })} />
          )}
          <Button onClick={add}>{words.add}</Button>
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>{words.cancel}</Button>
        <Button appearance="primary" onClick={save}>{words.save}</Button>
      </ModalFooter>
    </Modal>
  );
}
