/**
 * The same windows once more, otherwise: dialogs of plain elements, a table of
 * permissions with a native list of kinds as Jira's older pages have it, and a people
 * field that keeps no accounts.
 */
import React, { useState } from 'react';
import UserPicker from '@atlaskit/user-picker';
import { loadJiraOptions } from '../../share/options.js';

const WITHOUT_SUBJECT = ['private', 'loggedin', 'global'];

function Window({ title, children }) {
  return (
    <div className="plain-blanket">
      <div role="dialog" aria-modal="true" aria-label={title} className="plain-window">
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}

export function PlainSharing({ words, title, permissions: first, projects, groups, onSave, onClose }) {
  const [permissions, setPermissions] = useState(first);
  const [type, setType] = useState('private');
  const [subject, setSubject] = useState(null);
  const subjects = { group: groups.map(({ id, name }) => [id, name]), project: projects.map(({ key, name }) => [key, name]) }[type];
  const add = () => {
    if (type === 'private') setPermissions([]);
    else if (WITHOUT_SUBJECT.includes(type)) setPermissions([...permissions, { type }]);
    else if (subject) setPermissions([...permissions, { type, ...subject }]);
    setSubject(null);
  };
  const save = async (event) => {
    event.preventDefault();
    await onSave(permissions);
    onClose();
  };
  return (
    <Window title={title}>
      <form onSubmit={save}>
        <table className="shares"><tbody>
          {permissions.map((permission, index) => (
            <tr key={`${permission.type}-${permission.id ?? index}`}>
              <td>{words.scopes[permission.type] ?? words.scopes.project}</td>
              <td>{permission.name ?? ''}</td>
              <td><button type="button" onClick={() => setPermissions(permissions.filter((each) => each !== permission))}>{words.remove}</button></td>
            </tr>
          ))}
        </tbody></table>
        <select id="share_type_selector" aria-label={words.viewers} value={type} onChange={({ target }) => { setType(target.value); setSubject(null); }}>
          {Object.entries(words.scopes).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </select>
        {subjects && (
          <select aria-label={words.scopes[type]} value={subject?.id ?? ''} onChange={({ target }) => setSubject({ id: target.value, name: target.selectedOptions[0].textContent })}>
            <option value="" />
            {subjects.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </select>
        )}
        {type === 'user' && (
          <UserPicker fieldId="viewers" width="100%" ariaLabel={words.scopes.user} placeholder={words.scopes.user} value={subject && { id: subject.id, name: subject.name, type: 'user' }} loadOptions={loadJiraOptions} onChange={(chosen) => setSubject(chosen && { id: chosen.id, name: chosen.name })} />
        )}
        <button type="button" onClick={add}>{words.add}</button>
        <div className="plain-footer">
          <button type="button" onClick={onClose}>{words.cancel}</button>
          <button type="submit">{words.save}</button>
        </div>
      </form>
    </Window>
  );
}

export function PlainAddPeople({ words, roles, onAdd, onClose }) {
  const [people, setPeople] = useState([]);
  const [role, setRole] = useState(roles[0]);
  const add = async () => {
    await onAdd({ people: people.map(({ id, type }) => ({ id, type })), role });
    onClose();
  };
  return (
    <Window title={words.addPeople}>
      <UserPicker fieldId="invite" isMulti allowEmail width="100%" ariaLabel={words.people} placeholder={words.people} value={people} loadOptions={loadJiraOptions} onChange={(chosen) => setPeople(chosen ?? [])} />
      <select aria-label={words.role} value={role} onChange={({ target }) => setRole(target.value)}>
        {roles.map((name) => <option key={name}>{name}</option>)}
      </select>
      <div className="plain-footer">
        <button type="button" onClick={onClose}>{words.cancel}</button>
        <button type="button" onClick={add}>{words.add}</button>
      </div>
    </Window>
  );
}
