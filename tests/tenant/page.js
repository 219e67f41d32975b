/**
 * The frame of a Confluence Cloud page, around the hooks that are published for it.
 *
 * The body and the share trigger are left empty: frame/frame.js mounts
 * Atlassian's components there. No test id here is invented; what has none in
 * the sources has none here.
 */
import { asScript, avatar, html, icon, raw } from './html.js';
import { ancestors, webui } from './rest.js';
import { WORDS } from './words.js';

// As eager as a page can be.
const LISTEN = `
window.seenShares = 0;
window.addEventListener('submit', () => { window.seenShares += 1; }, true);`;

/**
 * @param {object} data
 * @param {object} page one of `data.pages`
 * @param {Record<string, string>} variant
 * @param {string} nonce
 * @returns {string} HTML
 */
export function pageHtml(data, page, variant, nonce) {
  const { site, signedIn } = data;
  const space = data.spaces[page.space];
  const words = WORDS[variant.locale];
  const base = `https://${site.host}/wiki`;
  const mounts = {
    variant,
    words: { comment: words.comment, reply: words.reply },
    cloudId: site.cloudId,
    accountId: signedIn.accountId,
    page: {
      id: page.id, title: page.title, url: base + webui(page), body: page.body,
      publicLink: Boolean(page.publicLink), access: accessOf(data),
    },
  };
  return `<!doctype html>${html`
<html lang="${variant.locale}" data-gates="${variant.gates}" data-color-mode="${variant.theme}">
<head>
  <meta charset="utf-8">
  ${variant.early === '1' ? html`<script nonce="${nonce}">${raw(LISTEN)}</script>` : ''}
  <title>${page.title} - ${space.name} - Confluence</title>
  <meta name="viewport" content="width=device-width">
  <meta name="application-name" content="Confluence">
  <meta name="ajs-base-url" content="${base}">
  <meta name="ajs-context-path" content="/wiki">
  <meta name="ajs-site-title" content="${site.title}">
  <meta name="ajs-version-number" content="1000.0.0-f6e7a0b1c2d3">
  <meta name="ajs-confluence-flavour" content="VANILLA">
  <meta name="ajs-cloud-id" content="${site.cloudId}">
  <meta name="ajs-current-user-fullname" content="${signedIn.displayName}">
  <meta name="ajs-remote-user" content="${signedIn.accountId}">
  <meta name="ajs-atlassian-account-id" content="${signedIn.accountId}">
  <meta name="ajs-page-id" content="${page.id}">
  <meta name="ajs-page-title" content="${page.title}">
  <meta name="ajs-space-key" content="${space.key}">
  <meta name="ajs-content-type" content="page">
  <link rel="icon" href="/favicon.svg">
  <link rel="stylesheet" href="/bundles/share.css">
  ${variant.window === 'off' ? '' : html`<link rel="stylesheet" href="/bundles/window.css">`}
  <link rel="stylesheet" href="/bundles/renderer.css">
  <link rel="stylesheet" href="/frame/frame.css">
  ${['/frame/gates.js', '/bundles/share.js', ...(variant.window === 'off' ? [] : ['/bundles/window.js']), '/bundles/renderer.js', '/frame/comments.js', '/frame/frame.js'].map((src) =>
    html`<script nonce="${nonce}" src="${src}" defer></script>`)}
</head>
<body id="com-atlassian-confluence" class="view-content">
  <a class="skip" href="#main-content">${words.skip}</a>
  <div id="AkBanner" data-testid="page-layout.banner"></div>
  ${topNav(data, words)}
  <div class="columns">
    ${sideNav(data, page, space, words)}
    <div data-testid="grid-main-container" id="AkMainContent">
      <div id="layout-main-wrapper">
        ${objectHeader(data, page, space, words)}
        <main>
          ${title(page, words)}
          <div id="main-content" class="wiki-content" data-testid="pageContentRendererTestId"></div>
          ${labels(page, words)}
          ${comments(signedIn, words)}
        </main>
      </div>
    </div>
    <div data-testid="object-sidebar-container"><div data-testid="right-sidebar-panel"></div></div>
  </div>
  <div class="flags"></div>
  <script type="application/json" id="mounts">${asScript(mounts)}</script>
</body>
</html>`}`;
}

/** Whom the Share window names: the same for each page; what it shows is all that matters here. */
function accessOf({ people: { mei, dana, olu, tom, jo, idris } }) {
  const shown = ({ accountId, displayName, email }) => ({ accountId, displayName, email });
  return { people: [mei, dana, olu].map(shown), requests: [tom, jo, idris].map(shown) };
}

const topNav = ({ signedIn }, words) => html`
  <header id="AkTopNav" data-testid="grid-topNav">
    <span class="product"><span class="logo" aria-hidden="true"></span>Confluence</span>
    <input class="search" type="search" aria-label="${words.search}" placeholder="${words.search}">
    <button class="create" type="button">+ ${words.create}</button>
    <span class="personal">
      <button type="button" aria-label="${words.notifications}">${icon('bell')}</button>
      <button type="button" aria-label="${words.help}">${icon('help')}</button>
      ${avatar(signedIn, 32)}
    </span>
  </header>`;

function sideNav(data, current, space, words) {
  const children = (parentId) => Object.values(data.pages)
    .filter((page) => page.space === space.key && page.parentId === parentId && page.status === 'current');
  const path = [...ancestors(data, current), current];
  const small = Object.values(data.pages).filter(({ space: key }) => key === space.key).length < 100;
  // In a large space only the branches above the page shown are open.
  const shown = (page) => (small || path.includes(page) ? children(page.id) : []);
  const branch = (page) => html`
    <li>
      <a data-spa href="/wiki${webui(page)}" ${page === current ? raw('aria-current="page"') : ''}>${icon('page')}<span>${page.title}</span></a>
      ${shown(page).length ? html`<ul>${shown(page).map(branch)}</ul>` : ''}
    </li>`;
  return html`
    <nav data-testid="grid-left-sidebar" aria-label="${words.navigation}">
      <ul class="global">
        ${['home', 'recent', 'starred', 'spaces'].map((name) => html`<li><a href="/wiki/home">${icon(name)}<span>${words[name]}</span></a></li>`)}
      </ul>
      <div data-testid="space-navigation" data-vc="space-navigation">
        <div class="space"><img data-testid="space-icon" src="/avatar/space-${space.key}" alt="" width="24" height="24">${space.name}</div>
        <h2>${words.content}</h2>
        <ul class="tree">${children(null).map(branch)}</ul>
      </div>
    </nav>`;
}

const objectHeader = (data, page, space, words) => html`
  <div data-testid="object-header-container" id="object-header-container-id">
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <a id="breadcrumbs-space-name" data-spa href="/wiki/spaces/${space.key}/overview">${space.name}</a>
      ${ancestors(data, page).slice(1).map((ancestor) => html`<span aria-hidden="true">/</span><a data-spa href="/wiki${webui(ancestor)}">${ancestor.title}</a>`)}
      <span id="breadcrumbs-separator" aria-hidden="true">/</span>
      <span id="breadcrumbs-content-title">${page.title}</span>
    </nav>
    <div data-testid="object-header-actions-container">
      <a id="editPageLink" class="button" href="/wiki/spaces/${space.key}/pages/edit-v2/${page.id}">${icon('edit')}${words.edit}</a>
      <div data-testid="share-action-container-without-separator">
        <div data-vc="share-restrict-and-copy-button" class="split">
          <span id="share-mount"></span>
          <button type="button" class="button" aria-label="${words.copyLink}">${icon('link')}</button>
        </div>
      </div>
      <button type="button" class="button" aria-label="${words.more}">•••</button>
    </div>
  </div>`;

const title = (page, words) => html`
  <div id="content-title-id" data-testid="content-title-and-byline">
    <div data-testid="title-wrapper"><h1 id="heading-title-text">${page.title}</h1></div>
    <div data-testid="byline-single-line" class="byline">
      ${avatar(page.owner, 24)}
      <span data-testid="owner-with-contributors-dropdown-trigger">${words.ownedBy} ${page.owner.displayName}</span>
      <span data-testid="lastEdited-action-container-without-separator">${words.lastUpdated}: ${page.version.createdAt.slice(0, 10)}</span>
      <span data-vc="read-time">${words.readTime}</span>
    </div>
  </div>`;

/** No test id of the labels is published; the ones here carry none. */
const labels = (page, words) => html`
  <ul class="labels" aria-label="${words.labels}">
    ${page.labels.map((name) => html`<li><a href="/wiki/label/${page.space}/${name}">${name}</a></li>`)}
  </ul>`;

/** Comments below the page; frame/comments.js mounts the editor, and adds what is sent. */
const comments = (person, words) => html`
  <div data-vc="footer-comments">
    <div data-testid="reactions-container"><button type="button" aria-label="${words.react}">☺</button></div>
    <div class="footer-list"></div>
    <div data-testid="object-comment-wrapper">
      ${avatar(person, 32)}
      <div data-testid="footer-reply-container"><textarea class="closed" rows="1" readonly placeholder="${words.comment}" aria-label="${words.comment}"></textarea></div>
    </div>
  </div>`;
