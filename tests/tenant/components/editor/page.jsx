/** A page of Confluence while it is edited. Title, toolbar and Publish carry the published hooks. */
import React, { useRef, useState } from 'react';
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { Editor } from './editor.jsx';

export function PageEditor({ words, title: first, isDraft, onPublish, onClose, ...settings }) {
  const [title, setTitle] = useState(first);
  const [isAsking, setAsking] = useState(false);
  const actions = useRef();
  const publish = async () => {
    setAsking(false);
    await onPublish({ title, body: await actions.current.getValue() });
  };
  return (
    <>
      <Editor
        appearance="full-page"
        onView={(ready) => { actions.current = ready; }}
        onSave={() => (isDraft ? publish() : setAsking(true))}
        contentComponents={(
          <div id="editor-title-id" className="page-title">
            <textarea
              name="editpages-title"
              data-test-id="editor-title"
              aria-label={words.title}
              placeholder={words.title}
              rows={1}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </div>
        )}
        primaryToolbarComponents={(
          <span className="publish">
            <Button id="publish-button" appearance="primary" onClick={() => (isDraft ? publish() : setAsking(true))}>
              {isDraft ? words.publish : words.update}
            </Button>
            <Button appearance="subtle" onClick={onClose}>{words.close}</Button>
          </span>
        )}
        {...settings}
      />
      <ModalTransition>
        {isAsking && (
          <Modal onClose={() => setAsking(false)} width="small">
            <ModalHeader hasCloseButton><ModalTitle>{words.publishChanges}</ModalTitle></ModalHeader>
            <ModalBody><label className="version">{words.versionComment}<input name="version-comment" /></label></ModalBody>
            <ModalFooter>
              <Button appearance="subtle" onClick={() => setAsking(false)}>{words.cancel}</Button>
              <Button appearance="primary" testId="publish-modal-update-button" onClick={publish}>{words.update}</Button>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </>
  );
}
