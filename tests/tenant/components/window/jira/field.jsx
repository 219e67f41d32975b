/** A field of a work item that holds people, as those of a request who take part in it. */
import React, { useState } from 'react';
import UserPicker from '@atlaskit/user-picker';
import { loadJiraOptions } from '../../share/options.js';

export function PeopleField({ label, people: first, onAdd }) {
  const [people, setPeople] = useState(first);
  const change = async (chosen) => {
    const added = (chosen ?? []).filter(({ id }) => !people.some((known) => known.id === id));
    for (const { id } of added) await onAdd(id);
    setPeople(chosen ?? []);
  };
  return (
    <UserPicker
      fieldId="participants" isMulti width="100%" allowEmail={false} ariaLabel={label} placeholder={label}
      value={people} loadOptions={loadJiraOptions} onChange={change}
    />
  );
}
