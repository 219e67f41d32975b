/** Who watches a work item: the button, the list and the picker that adds somebody. */
import React, { useState } from 'react';
import Button from '@atlaskit/button/new';
import Popup from '@atlaskit/popup';
import UserPicker from '@atlaskit/user-picker';
import { loadJiraOptions } from '../../share/options.js';

export function Watchers({ words, watchers: first, isWatching, isPlain, onAdd }) {
  const [isOpen, setOpen] = useState(false);
  const [watchers, setWatchers] = useState(first);
  const add = async (chosen) => {
    if (!chosen) return;
    await onAdd(chosen.id);
    setWatchers([...watchers, { accountId: chosen.id, displayName: chosen.name }]);
  };
  return (
    <Popup
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      placement="bottom-end"
      role="dialog"
      label={words.watchers}
      shouldRenderToParent={isPlain}
      content={() => (
        <div className="watchers">
          <strong>{words.watchers}</strong>
          <ul>{watchers.map(({ accountId, displayName }) => <li key={accountId}>{displayName}</li>)}</ul>
          <UserPicker
            fieldId="watchers"
            width="100%"
            allowEmail={false}
            ariaLabel={words.addWatcher}
            placeholder={words.addWatcher}
            value={null}
            loadOptions={loadJiraOptions}
            onChange={add}
          />
        </div>
      )}
      trigger={(trigger) => (
        <span data-testid="issue.watchers.action-button.tooltip--container">
          <Button {...trigger} testId="issue.watchers.action-button.root" aria-label={isWatching ? words.watching : words.watch} onClick={() => setOpen(!isOpen)}>
            <span aria-hidden="true">◉</span> {watchers.length}
          </Button>
        </span>
      )}
    />
  );
}
