/**
 * Brings a page to life: mounts the share trigger and the body, and moves from
 * page to page without a reload, as Confluence's single-page application does.
 */
const mounts = readMounts(document);
const { variant, cloudId, accountId } = mounts;

TenantShare.setTheme(variant.theme);
let unmountPage = mountPage(mounts.page);
let shown = location.pathname;

function mountPage(page) {
  const host = document.getElementById('share-mount');
  const unmounts = [
    variant.window === 'off' ? mountShare(host, page) : TenantWindow.mountWindow(host, {
      locale: variant.locale,
      form: variant.window,
      access: variant.access,
    }, page),
    TenantRenderer.mountRenderer(document.getElementById('main-content'), { locale: variant.locale }, page),
    mountComments(page),
  ];
  return () => unmounts.forEach((unmount) => unmount());
}

function mountShare(host, page) {
  return TenantShare.mountShare(host, {
    cloudId,
    accountId,
    locale: variant.locale,
    layout: variant.layout,
    picker: variant.picker,
    isPublicLink: variant.public === '1',
    onShared: showFlag,
  }, page);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-spa]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, '', link.pathname + location.search);
  showCurrentPage();
});

addEventListener('popstate', () => {
  const toAnAnchor = location.pathname === shown;
  if (!toAnAnchor) showCurrentPage();
});

/**
 * The address changes first, then what is shown. The meta tags keep describing
 * the page that was loaded, as they may in Confluence.
 */
async function showCurrentPage() {
  const address = location.href;
  const response = await fetch(address);
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (location.href !== address) return;
  shown = location.pathname;
  unmountPage();
  document.title = next.title;
  for (const part of ['#layout-main-wrapper', '[data-testid="grid-left-sidebar"]']) {
    document.querySelector(part).replaceWith(next.querySelector(part));
  }
  scrollTo(0, 0);
  unmountPage = mountPage(readMounts(next).page);
}

function showFlag(text) {
  const flag = document.createElement('div');
  flag.setAttribute('role', 'alert');
  flag.textContent = text;
  document.querySelector('.flags').replaceChildren(flag);
}

function readMounts(root) {
  return JSON.parse(root.getElementById('mounts').textContent);
}
