/** The pieces that both forms of the Share window put together in their own way. */
import React from 'react';
import Select from '@atlaskit/select';
import DropdownMenu, { DropdownItemRadio, DropdownItemRadioGroup } from '@atlaskit/dropdown-menu';
import Toggle from '@atlaskit/toggle';
import UserPicker from '@atlaskit/user-picker';
import { loadUserOptions } from '../share/options.js';

/** A choice as a list that opens: react-select. `groups` is a list of `[heading, {value: label}]`. */
export function ListChoice({ name, label, groups, value, onChoose, width = 300, position }) {
  const options = groups.map(([heading, choices]) => ({
    label: heading,
    options: Object.entries(choices).map(([id, words]) => ({ value: id, label: words })),
  }));
  const all = options.flatMap((group) => group.options);
  return (
    <div style={{ width }}>
      <Select
        inputId={name}
        aria-label={label}
        isSearchable={false}
        menuPosition={position}
        options={options.length > 1 ? options : all}
        value={all.find((option) => option.value === value)}
        onChange={(option) => onChoose(option.value)}
      />
    </div>
  );
}

/** The same choice as a menu under a button: dropdown-menu. */
export function MenuChoice({ name, label, groups, value, onChoose, inPlace = false }) {
  const words = Object.assign({}, ...groups.map(([, choices]) => choices));
  return (
    <DropdownMenu trigger={words[value]} label={label} shouldRenderToParent={inPlace} spacing="compact">
      {groups.map(([heading, choices]) => (
        <DropdownItemRadioGroup key={heading} id={`${name}-${heading}`} title={groups.length > 1 ? heading : undefined}>
          {Object.entries(choices).map(([id, text]) => (
            <DropdownItemRadio key={id} id={id} isSelected={id === value} onClick={() => onChoose(id)}>
              {text}
            </DropdownItemRadio>
          ))}
        </DropdownItemRadioGroup>
      ))}
    </DropdownMenu>
  );
}

export const generalChoices = (words) => [
  [words.open, { edit: words.edit, view: words.view }],
  [words.closed, { restricted: words.restricted }],
];
export const scopeChoices = (words) => [['', { space: words.space, parent: words.parent }]];
export const roleChoices = (words) => [['', { view: words.canView, edit: words.canEdit }]];

/** The people field, as the share dialog has it: a hidden input for each chip. */
export function People({ label, access }) {
  return (
    <UserPicker
      fieldId="share"
      name="users"
      isMulti
      allowEmail
      width="100%"
      ariaLabel={label}
      placeholder={label}
      value={access.chosen}
      loadOptions={loadUserOptions}
      onChange={(chosen) => access.setChosen(chosen ?? [])}
    />
  );
}

export function LinkSwitch({ words, access }) {
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      <Toggle id="link" isChecked={access.isLinkOn} onChange={(event) => access.setLink(event.target.checked)} />
      <label htmlFor="link">{words.link}</label>
    </div>
  );
}
