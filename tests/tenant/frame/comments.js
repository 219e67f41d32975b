/**
 * Comments of a Confluence page: below it, and beside a passage that is selected.
 *
 * The editor is large, and most who read a page write no comment: it is loaded when
 * somebody is about to. No hook of an inline comment is published; it has none here.
 */
const commentNonce = document.currentScript.nonce;
let editorLoading;

function loadEditor() {
  editorLoading ??= new Promise((resolve, reject) => {
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/bundles/editor.css' });
    const script = Object.assign(document.createElement('script'), { src: '/bundles/editor.js', nonce: commentNonce, onload: resolve, onerror: reject });
    document.head.append(style, script);
  });
  return editorLoading;
}

/** @returns {() => void} takes what was mounted away again */
function mountComments(page) {
  const { variant, words } = readMounts(document);
  const unmountFooter = mountFooter(page, variant);
  const unmountInline = mountInline(page, variant, words);
  return () => {
    unmountFooter();
    unmountInline();
  };
}

/** An editor in `host`; what is saved is sent, and shown by `onSent`. */
async function mountCommentEditor(host, { page, variant, inline, onSent, onClose }) {
  await loadEditor();
  const unmount = TenantEditor.mountEditor(host, {
    locale: variant.locale, mentions: '/gateway/api/mentions', shouldFocus: true,
    onCancel: () => { unmount(); onClose(); },
    onSave: async (body) => {
      const response = await fetch(`/gateway/api/pages/${page.id}/comment`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ body, inline }),
      });
      if (!response.ok) return;
      unmount();
      onClose();
      onSent(body);
    },
  });
  return unmount;
}

function mountFooter(page, variant) {
  const host = document.querySelector('[data-testid="footer-reply-container"]');
  const closed = host.firstElementChild;
  let unmount = () => {};
  const open = async () => {
    const place = document.createElement('div');
    host.replaceChildren(place);
    unmount = await mountCommentEditor(place, { page, variant, inline: false, onSent: show, onClose: () => host.replaceChildren(closed) });
  };
  const show = (body) => {
    const place = document.querySelector('.footer-list').appendChild(document.createElement('div'));
    TenantRenderer.mountRenderer(place, { locale: variant.locale, appearance: 'comment' }, { body });
  };
  closed.addEventListener('focus', open);
  return () => unmount();
}

/** A button at the end of a selection in the page's text, and an editor in its place. */
function mountInline(page, variant, words) {
  const text = document.getElementById('main-content');
  let shown;
  const hide = () => {
    shown?.remove();
    shown = undefined;
  };
  const offer = () => {
    if (shown?.matches('.inline-comment')) return;
    hide();
    const selection = getSelection();
    if (selection.isCollapsed || !text.contains(selection.anchorNode)) return;
    const box = selection.getRangeAt(0).getBoundingClientRect();
    shown = Object.assign(document.createElement('button'), { type: 'button', className: 'inline-trigger', textContent: words.comment });
    shown.style.cssText = `left: ${box.left + scrollX}px; top: ${box.bottom + scrollY + 4}px`;
    const top = box.bottom + scrollY + 4;
    shown.addEventListener('mousedown', (event) => event.preventDefault());
    shown.addEventListener('click', () => {
      hide();
      shown = Object.assign(document.createElement('div'), { className: 'inline-comment' });
      shown.style.top = `${top}px`;
      document.body.append(shown);
      mountCommentEditor(shown, { page, variant, inline: true, onSent: () => {}, onClose: hide });
    });
    document.body.append(shown);
  };
  text.addEventListener('mouseup', offer);
  return () => {
    hide();
    text.removeEventListener('mouseup', offer);
  };
}
