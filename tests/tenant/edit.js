/** A page of Confluence while it is edited: frame/edit.js mounts the editor. */
import { asScript, html } from './html.js';
import { webui } from './rest.js';
import { WORDS } from './words.js';

/** As `pageHtml`, for /wiki/spaces/KEY/pages/edit-v2/ID. */
export function editHtml(data, page, variant, nonce) {
  const { site, signedIn } = data;
  const words = WORDS[variant.locale];
  const space = data.spaces[page.space];
  const mounts = {
    variant, words, cloudId: site.cloudId, accountId: signedIn.accountId,
    page: { id: page.id, title: page.title, body: page.body, view: `/wiki${webui(page)}` },
  };
  return `<!doctype html>${html`
<html lang="${variant.locale}" data-gates="${variant.gates}" data-color-mode="${variant.theme}">
<head>
  <meta charset="utf-8">
  <title>${words.edit} - ${page.title} - ${space.name} - Confluence</title>
  <meta name="viewport" content="width=device-width">
  <meta name="application-name" content="Confluence">
  <meta name="ajs-base-url" content="https://${site.host}/wiki">
  <meta name="ajs-context-path" content="/wiki">
  <meta name="ajs-cloud-id" content="${site.cloudId}">
  <meta name="ajs-version-number" content="1000.0.0-f6e7a0b1c2d3">
  <meta name="ajs-atlassian-account-id" content="${signedIn.accountId}">
  <meta name="ajs-remote-user" content="${signedIn.accountId}">
  <meta name="ajs-page-id" content="${page.id}">
  <meta name="ajs-space-key" content="${space.key}">
  <link rel="icon" href="/favicon.svg">
  ${['/bundles/share.css', '/bundles/editor.css', '/frame/frame.css', '/frame/jira.css'].map((href) => html`<link rel="stylesheet" href="${href}">`)}
  ${['/frame/gates.js', '/bundles/share.js', '/bundles/editor.js', '/frame/edit.js'].map((src) => html`<script nonce="${nonce}" src="${src}" defer></script>`)}
</head>
<body id="com-atlassian-confluence" class="edit">
  <div id="AkMainContent"><div id="edit-mount"></div></div>
  <div class="flags"></div>
  <script type="application/json" id="mounts">${asScript(mounts)}</script>
</body>
</html>`}`;
}
