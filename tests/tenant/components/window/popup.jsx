/**
 * The Share window as a popup with a form: plain boxes, names that lead to the
 * profile, general access in a menu, roles in react-selects.
 */
import React from 'react';
import Button from '@atlaskit/button/new';
import { LinkSwitch, ListChoice, MenuChoice, People, generalChoices, roleChoices, scopeChoices } from './parts.jsx';

export function PopupWindow({ words, shown, access }) {
  const send = (event) => {
    event.preventDefault();
    access.share();
  };
  const profile = ({ accountId, displayName }) => (
    <a href={`/wiki/people/${encodeURIComponent(accountId)}`}>{displayName}</a>
  );
  return (
    <form onSubmit={send} className="window">
      <People label={words.people} access={access} />
      <div className="access">
        {shown.people.map((person) => (
          <div key={person.accountId}>
            {profile(person)}
            <ListChoice
              name={`role-${person.accountId}`}
              label={words.role}
              groups={roleChoices(words)}
              value={access.roleOf(person)}
              onChoose={(role) => access.setRole(person, role)}
              width={150}
            />
          </div>
        ))}
        {access.requests.map((person) => (
          <div key={person.accountId}>
            {profile(person)}
            <Button onClick={() => access.grant(person)}>{words.grant}</Button>
          </div>
        ))}
      </div>
      <strong>{words.general}</strong>
      <div><MenuChoice name="general" label={words.general} groups={generalChoices(words)} value={access.general} onChoose={access.setGeneral} /></div>
      <div><MenuChoice name="scope" label={words.general} groups={scopeChoices(words)} value={access.scope} onChoose={access.setScope} inPlace /></div>
      <LinkSwitch words={words} access={access} />
      <div>
        <Button onClick={access.copyLink}>{words.copyLink}</Button> {access.isCopied && words.copied}
      </div>
      <div>
        <Button appearance="subtle">{words.inspect}</Button>
        <Button appearance="primary" type="submit">{words.share}</Button>
      </div>
    </form>
  );
}
