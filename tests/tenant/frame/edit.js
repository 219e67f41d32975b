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
