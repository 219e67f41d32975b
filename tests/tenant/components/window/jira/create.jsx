/** Creating a work item: its space, summary, and a description in the editor. */
import React, { useRef, useState } from 'react';
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Select from '@atlaskit/select';

export function Create({ words, projects, project: first, onDescription, onCreate, onClose }) {
  const options = projects.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }));
  const [project, setProject] = useState(options.find(({ value }) => value === first) ?? options[0]);
  const [summary, setSummary] = useState('');
  const readDescription = useRef();
  const create = async (event) => {
    event.preventDefault();
    await onCreate({ project: project.value, summary, description: await readDescription.current() });
    onClose();
  };
  return (
    <Modal onClose={onClose} width="large">
      <form onSubmit={create} className="create-form">
        <ModalHeader hasCloseButton><ModalTitle>{words.createItem}</ModalTitle></ModalHeader>
        <ModalBody>
          <label className="field" htmlFor="project">{words.spaceLabel}</label>
          <Select inputId="project" menuPosition="fixed" options={options} value={project} onChange={setProject} />
          <label className="field" htmlFor="summary-field">{words.summary}</label>
          <input id="summary-field" name="summary" required value={summary} onChange={(event) => setSummary(event.target.value)} />
          <span className="field">{words.description}</span>
          <div ref={(host) => { if (host && !host.firstChild) readDescription.current = onDescription(host); }} />
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>{words.cancel}</Button>
          <Button appearance="primary" type="submit">{words.create}</Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
