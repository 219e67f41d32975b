/** Brings a page of the customer portal to life. */
const mounts = JSON.parse(document.getElementById('mounts').textContent);
const { variant, words, request } = mounts;

TenantShare.setTheme(variant.theme);

const send = (path, body) => fetch(`/gateway/api/portal/${path}`, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
});

const draw = (selector, body) => {
  const host = document.querySelector(selector);
  if (host && body) TenantRenderer.mountRenderer(host, { locale: variant.locale, appearance: 'comment' }, { body });
};
draw('[data-description]', mounts.description);
mounts.comments.forEach(({ id, body }) => draw(`[data-comment="${id}"]`, body));

const editor = document.querySelector('[data-portal-editor]');
if (editor) {
  TenantEditor.mountEditor(editor, {
    locale: variant.locale, mentions: '/gateway/api/mentions', placeholder: words.addComment, onCancel: () => {},
    onSave: (body) => send('comment', { request, body }),
  });
}

document.querySelector('[data-portal-comment]')?.addEventListener('submit', (event) => {
  event.preventDefault();
  send('comment', { request, text: event.target.comment.value });
});

document.querySelector('[data-portal-create]')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const { summary, description } = event.target.elements;
  send('request', { summary: summary.value, text: description.value });
});
