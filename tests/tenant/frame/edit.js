/** Brings a page that is edited to life; Publish and Close lead back to the page. */
const { variant, words, page } = JSON.parse(document.getElementById('mounts').textContent);

TenantShare.setTheme(variant.theme);

const back = () => location.assign(page.view + location.search);

TenantEditor.mountPageEditor(document.getElementById('edit-mount'), {
  locale: variant.locale,
  mentions: '/gateway/api/mentions',
  words,
  title: page.title,
  body: page.body,
  isDraft: variant.draft === '1',
  onClose: back,
  onPublish: async (published) => {
    const response = await fetch(`/gateway/api/pages/${page.id}`, {
      method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(published),
    });
    if (response.ok) back();
  },
});

// A live doc is written in the same editor. It saves what is typed, so nothing publishes it; its
// title has another hook.
if (variant.draft === 'live') {
  new MutationObserver(() => {
    document.getElementById('publish-button')?.removeAttribute('id');
    const title = document.querySelector('textarea[name=editpages-title]');
    title?.closest('#editor-title-id')?.removeAttribute('id');
    title?.removeAttribute('name');
    title?.setAttribute('id', `livepages-title-${page.id}`);
  }).observe(document.getElementById('edit-mount'), { childList: true, subtree: true });
}
