/**
 * Brings a page of Jira to life: share dialogs, the bodies of descriptions and
 * comments, and the editors. What is sent goes to the addresses in acts.js; the
 * page never asks a REST address.
 */
const mounts = JSON.parse(document.getElementById('mounts').textContent);
const { variant, words, cloudId, accountId } = mounts;
const { locale } = variant;
const isPlain = variant.dialogs === 'plain';
const TEXT = { locale, appearance: 'comment' };
const MENTIONS = '/gateway/api/mentions';

TenantShare.setTheme(variant.theme);
document.querySelectorAll('[data-issue]').forEach(bringToLife);
if (mounts.gathering) mountGatheringShare();
if (mounts.modal) openModal(mounts.modal);

const send = (method, path, body) => fetch(`/gateway/api/jira/${path}`, {
  method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
}).then((response) => {
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
});

function shareSettings() {
  return {
    cloudId, accountId, locale, layout: variant.layout, picker: variant.picker,
    isPublicLink: variant.public === '1', onShared: showFlag,
  };
}

/** What the server says of the work item in which an element stands. */
function issueAt(element) {
  return JSON.parse(element.closest('[data-issue]').querySelector('[data-mounts]').textContent);
}

/** One work item, wherever it stands: the whole page, a panel, a modal. */
function bringToLife(root) {
  const issue = issueAt(root);
  const at = (selector) => root.querySelector(selector);
  const unmounts = [
    TenantShare.mountJiraShare(at('[data-share]'), shareSettings(), issue.share),
    TenantEditor.mountComposer(at('[data-composer]'), {
      locale, words, mentions: MENTIONS, roles: issue.roles,
      modes: issue.isService ? variant.composer : undefined,
      onSend: async (comment) => {
        await send('POST', 'comment', { issue: issue.key, ...comment });
        await refresh(root, issue.key, '[data-testid="issue.activity.comments-list"]');
      },
    }),
    mountRichText(root, issue, '[data-testid="issue.views.field.rich-text.description"]', 'description'),
    mountRichText(root, issue, `[data-testid="issue.views.field.rich-text.${issue.fields.findings}"]`, 'findings'),
    mountComments(root, issue),
    mountWatchers(at('[data-watchers]'), issue),
  ];
  editInPlace(root, issue);
  return () => unmounts.forEach((unmount) => unmount());
}

function mountWatchers(host, issue) {
  return TenantWindow.mountWatchers(host, {
    locale, words, isPlain, watchers: issue.watchers, isWatching: issue.isWatching,
    onAdd: (id) => send('POST', 'watcher', { issue: issue.key, accountId: id }),
  });
}

/** Who takes part in a request: a press on the field shows where they are picked. */
function editPeople(button) {
  const field = button.closest('[data-people-field]');
  const { key } = issueAt(field);
  const place = document.createElement('div');
  button.replaceWith(place);
  TenantWindow.mountPeopleField(place, {
    locale, label: words.participants, people: [],
    onAdd: (id) => send('POST', 'participant', { issue: key, accountId: id }),
  });
}

/** The window of a change of status, with room for a comment. Nothing of it is published. */
function openTransition(button) {
  const { key } = issueAt(button);
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  dialog.ariaLabel = words.resolve;
  dialog.className = 'transition';
  const form = document.createElement('form');
  const text = Object.assign(document.createElement('textarea'), { name: 'comment', ariaLabel: words.addComment });
  form.append(text, Object.assign(document.createElement('button'), { type: 'submit', textContent: words.resolve }));
  dialog.append(form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: text.value }] }];
    await send('POST', 'comment', { issue: key, body: { type: 'doc', version: 1, content } });
    dialog.remove();
  });
  document.body.append(dialog);
  text.focus();
}

function mountComments(root, issue) {
  const unmounts = issue.comments.map(({ id, body }) => TenantRenderer.mountRenderer(
    root.querySelector(`[data-testid="issue-comment-base.ui.comment.ak-comment.${id}-body"]`), TEXT, { body },
  ));
  return () => unmounts.forEach((unmount) => unmount());
}

/** A rich text that is read until somebody clicks it, and then edited where it stands. */
function mountRichText(root, issue, selector, name) {
  const host = root.querySelector(selector);
  let unmount = () => {};
  const read = () => {
    if (issue[name]) unmount = TenantRenderer.mountRenderer(host, TEXT, { body: issue[name] });
  };
  const edit = () => {
    if (host.querySelector('.ProseMirror')) return;
    unmount();
    host.innerHTML = '<div data-testid="issue.views.field.rich-text.editor-container"><div data-testid="issue.component.editor.default-editor"></div></div>';
    const close = () => {
      unmount();
      host.replaceChildren();
      read();
    };
    unmount = TenantEditor.mountEditor(host.querySelector('[data-testid="issue.component.editor.default-editor"]'), {
      locale, mentions: MENTIONS, body: issue[name] ?? undefined, shouldFocus: true, onCancel: close,
      onSave: async (body) => {
        await send('PUT', 'field', { issue: issue.key, field: name === 'description' ? name : issue.fields[name], value: body });
        issue[name] = body;
        close();
      },
    });
  };
  host.addEventListener('click', (event) => {
    if (!event.target.closest('a, button, summary')) edit();
  });
  host.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target === host) edit();
  });
  read();
  return () => unmount();
}

/** Summary and the field of one line: a click shows what to write in. */
function editInPlace(root, issue) {
  const heading = root.querySelector('h1');
  const box = root.querySelector('.summary-edit');
  const summary = box.querySelector('textarea');
  const showSummary = (isEdited) => {
    heading.hidden = isEdited;
    box.hidden = !isEdited;
    if (isEdited) summary.focus();
  };
  const saveSummary = async () => {
    if (box.hidden) return;
    // Writing is over before the site answers: leaving the window meanwhile saves nothing twice.
    heading.textContent = summary.value;
    showSummary(false);
    await send('PUT', 'field', { issue: issue.key, field: 'summary', value: summary.value });
  };
  heading.addEventListener('click', () => showSummary(true));
  box.querySelector('[data-save-summary]').addEventListener('click', saveSummary);
  summary.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showSummary(false);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    saveSummary();
  });
  // It is saved when it is left, as Jira saves it.
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!box.contains(relatedTarget)) saveSummary();
  });
  if (variant.line === 'component') {
    const place = document.createElement('div');
    box.remove();
    heading.replaceWith(place);
    TenantWindow.mountSummary(place, {
      locale, words, summary: summary.value,
      onSave: (value) => send('PUT', 'field', { issue: issue.key, field: 'summary', value }),
    });
  }

  const line = root.querySelector('.single-line');
  const input = root.querySelector('.single-line-edit');
  const showInput = (isEdited) => {
    line.hidden = isEdited;
    input.hidden = !isEdited;
    if (isEdited) input.focus();
  };
  line.addEventListener('click', () => showInput(true));
  const saveLine = async () => {
    if (input.hidden) return;
    line.textContent = input.value;
    showInput(false);
    await send('PUT', 'field', { issue: issue.key, field: input.name, value: input.value });
  };
  input.addEventListener('focusout', saveLine);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showInput(false);
    if (event.key === 'Enter') saveLine();
  });
}

/** What the server would show of an issue now. */
async function fetchIssue(key) {
  const response = await fetch(`/browse/${key}${location.search}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-issue]');
}

/** Draws a part of an issue anew, as it is now. */
async function refresh(root, key, selector) {
  const next = await fetchIssue(key);
  root.querySelector(selector).replaceWith(next.querySelector(selector));
  mountComments(root, issueAt(next));
}

function mountGatheringShare() {
  const host = document.querySelector('.gathering-header [data-share]');
  if (host) TenantShare.mountJiraShare(host, shareSettings(), mounts.gathering.share);
}

/** A work item in a modal over its board; the address names it while it is open. */
function openModal(key) {
  const unmounts = [];
  TenantWindow.openIssueModal({
    locale,
    label: key,
    onBody: async (host) => {
      const issue = await fetchIssue(key);
      host.replaceChildren(issue);
      unmounts.push(bringToLife(issue));
    },
    onClose: () => {
      unmounts.forEach((unmount) => unmount());
      history.replaceState(null, '', addressWith('selectedIssue'));
    },
  });
}

function addressWith(name, value) {
  const url = new URL(location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  return url;
}

/** Whom the filter or dashboard is shared with. */
function openSharing() {
  const { kind, id, name, permissions } = mounts.gathering;
  TenantWindow.openSharing({
    locale, words, isPlain, title: name, permissions, projects: mounts.projects, groups: mounts.groups,
    onSave: (chosen) => send('PUT', 'shares', { kind, id, permissions: chosen }),
  });
}

function openCreate() {
  let unmount;
  let reference;
  TenantWindow.openCreate({
    locale, words, projects: mounts.projects, project: mounts.project,
    onDescription: (host) => {
      let editor;
      unmount = TenantEditor.mountEditor(host, { locale, mentions: MENTIONS, onView: (actions) => { editor = actions; } });
      reference = document.createElement('input');
      Object.assign(reference, { name: mounts.reference.field, ariaLabel: mounts.reference.label });
      host.after(reference);
      return () => editor?.getValue();
    },
    onCreate: (issue) => send('POST', 'issue', { ...issue, reference: reference.value }),
    onClose: () => unmount(),
  });
}

function openAddPeople() {
  TenantWindow.openAddPeople({
    locale, words, isPlain, roles: mounts.roles,
    onAdd: (added) => send('POST', 'people', { project: mounts.project, ...added }),
  });
}

/** What a press does, by the mark on what is pressed. */
const PRESSES = {
  copy: ({ dataset }) => navigator.clipboard.writeText(new URL(dataset.copy, location.origin).href),
  open: ({ dataset }, event) => {
    event.preventDefault();
    history.pushState(null, '', addressWith('selectedIssue', dataset.open));
    openModal(dataset.open);
  },
  create: openCreate,
  filterDetails: openSharing,
  dashboardDetails: openSharing,
  addPeople: openAddPeople,
  editPeople,
  transition: openTransition,
};

// A work item is made by Enter in the line below a column.
document.addEventListener('keydown', async (event) => {
  const { target, key } = event;
  if (key !== 'Enter' || !target.dataset?.newCard) return;
  event.preventDefault();
  await send('POST', 'issue', { project: target.dataset.newCard, summary: target.value });
  target.value = '';
});

document.addEventListener('click', (event) => {
  for (const [name, act] of Object.entries(PRESSES)) {
    const pressed = event.target.closest(`[data-${name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}]`);
    if (pressed) act(pressed, event);
  }
});

function showFlag(text) {
  const flag = document.createElement('div');
  flag.setAttribute('role', 'alert');
  flag.textContent = text;
  document.querySelector('.flags').replaceChildren(flag);
}
