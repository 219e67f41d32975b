import React, { useMemo, useRef } from 'react';
import { ComposableEditor } from '@atlaskit/editor-core/composable-editor';
import { createDefaultPreset } from '@atlaskit/editor-core/preset-default';
import { usePreset } from '@atlaskit/editor-core/use-preset';
import { JSONTransformer } from '@atlaskit/editor-json-transformer';
import { contentInsertionPlugin } from '@atlaskit/editor-plugins/content-insertion';
import { insertBlockPlugin } from '@atlaskit/editor-plugins/insert-block';
import { expandPlugin } from '@atlaskit/editor-plugins/expand';
import { gridPlugin } from '@atlaskit/editor-plugins/grid';
import { listPlugin } from '@atlaskit/editor-plugins/list';
import { mediaPlugin } from '@atlaskit/editor-plugins/media';
import { mediaInsertPlugin } from '@atlaskit/editor-plugins/media-insert';
import { mentionsPlugin } from '@atlaskit/editor-plugins/mentions';
import { panelPlugin } from '@atlaskit/editor-plugins/panel';
import { rulePlugin } from '@atlaskit/editor-plugins/rule';
import { statusPlugin } from '@atlaskit/editor-plugins/status';
import { tablesPlugin } from '@atlaskit/editor-plugins/table';
import { MentionResource } from '@atlaskit/mention/resource';
import { mediaOptions } from './files.jsx';

const transformer = new JSONTransformer();

/** The ADF document in a view. */
export const bodyOf = (view) => transformer.encode(view.state.doc);

/** `@atlaskit/editor-core` with what a comment or a page of this site can hold. */
export function Editor({ appearance, mentions, body, placeholder, onSave, onCancel, onView, ...props }) {
  const save = useRef();
  save.current = (view) => onSave?.(bodyOf(view));
  const provider = useMemo(() => Promise.resolve(new MentionResource({ url: mentions, productId: 'tenant' })), [mentions]);
  const { preset } = usePreset(() => createDefaultPreset({
    appearance, featureFlags: {}, placeholder: { placeholder }, submitEditor: (view) => save.current(view),
  })
    .add(contentInsertionPlugin)
    .add(listPlugin)
    .add(rulePlugin)
    .add([expandPlugin, { appearance, allowInsertion: true }])
    .add([gridPlugin, { shouldCalcBreakoutGridLines: appearance === 'full-page' }])
    .add([mediaPlugin, mediaOptions(appearance)])
    .add(mediaInsertPlugin)
    .add([mentionsPlugin, { mentionProvider: provider }])
    .add(panelPlugin)
    .add([statusPlugin, {}])
    .add([tablesPlugin, { tableOptions: {} }])
    .add([insertBlockPlugin, { appearance }]), []);
  return (
    <ComposableEditor
      preset={preset}
      appearance={appearance}
      defaultValue={body}
      mentionProvider={provider}
      onSave={onSave && ((view) => save.current(view))}
      onCancel={onCancel && (() => onCancel())}
      onEditorReady={(actions) => onView?.(actions)}
      {...props}
    />
  );
}
