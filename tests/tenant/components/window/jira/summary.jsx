/**
 * The summary of a work item: read as a heading, and written where it stands, in
 * `@atlaskit/inline-edit`, which saves by Enter, by its button, and when it is left.
 */
import React, { useState } from 'react';
import InlineEdit from '@atlaskit/inline-edit';

const HEADING = 'issue.views.issue-base.foundation.summary.heading';

export function Summary({ words, summary: first, onSave }) {
  const [summary, setSummary] = useState(first);
  const save = async (value) => {
    setSummary(value);
    if (value !== summary) await onSave(value);
  };
  return (
    <InlineEdit
      defaultValue={summary}
      editButtonLabel={words.summary}
      confirmButtonLabel={`${words.save} ${words.summary}`}
      cancelButtonLabel={words.cancel}
      onConfirm={save}
      readView={() => <h1 data-testid={HEADING}>{summary}</h1>}
      editView={({ errorMessage, isInvalid, ...field }, ref) => (
        <h1 data-testid={`${HEADING}.writeable`}>
          <textarea
            {...field} ref={ref} autoFocus rows={1} aria-label={words.summary} className="summary-line"
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.form.requestSubmit();
            }}
          />
        </h1>
      )}
    />
  );
}
