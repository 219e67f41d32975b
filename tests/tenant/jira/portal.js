/**
 * The customer portal: a request as whoever raised it meets it, and the form of a new
 * one. Nothing of its markup is published; the texts are `@atlaskit/renderer`'s, the
 * comment is written in Atlassian's editor or, with `dialogs=plain`, in a form of
 * plain elements, and the form has the fields that request types have.
 */
import { asScript, avatar, html } from '../html.js';
import { jiraWords } from './words.js';

const SCRIPTS = ['/frame/gates.js', '/bundles/share.js', '/bundles/renderer.js', '/bundles/editor.js', '/frame/portal.js'];
const STYLES = ['/bundles/share.css', '/bundles/renderer.css', '/bundles/editor.css', '/frame/frame.css', '/frame/jira.css'];

/** @returns {string|undefined} undefined where there is no such request */
export function portalHtml(data, { request, create }, variant, nonce) {
  const { site, signedIn, jira } = data;
  const issue = request && jira.issues[request];
  if (request && !issue?.requestType) return undefined;
  const words = jiraWords(variant);
  const mounts = { variant, words, request, description: issue?.description, comments: issue ? publicOf(issue).map(({ id, body }) => ({ id, body })) : [] };
  return `<!doctype html>${html`
<html lang="${variant.locale}" data-gates="${variant.gates}" data-color-mode="${variant.theme}">
<head>
  <meta charset="utf-8">
  <title>${issue ? issue.summary : words.create}</title>
  <meta name="viewport" content="width=device-width">
  <meta name="ajs-cloud-id" content="${site.cloudId}">
  <meta name="ajs-atlassian-account-id" content="${signedIn.accountId}">
  <link rel="icon" href="/favicon.svg">
  ${STYLES.map((href) => html`<link rel="stylesheet" href="${href}">`)}
  ${SCRIPTS.map((src) => html`<script nonce="${nonce}" src="${src}" defer></script>`)}
</head>
<body class="portal">
  <header class="top" role="banner"><span class="product">${jira.projects.CARE.name}</span></header>
  <main>${issue ? requestHtml(issue, words, variant) : create ? createHtml(words) : html`<h1>${words.queues}</h1>`}</main>
  <script type="application/json" id="mounts">${asScript(mounts)}</script>
</body>
</html>`}`;
}

const publicOf = (issue) => issue.comments.filter(({ isPublic }) => isPublic);

const requestHtml = (issue, words, variant) => html`
  <h1>${issue.summary}</h1>
  <div data-description></div>
  <section aria-label="${words.activity}">
    ${publicOf(issue).map(({ id, author }) => html`<div class="comment">${avatar(author, 32)} <b>${author.displayName}</b><div data-comment="${id}"></div></div>`)}
  </section>
  ${variant.dialogs === 'plain'
    ? html`<form data-portal-comment><label for="comment">${words.addComment}</label><textarea id="comment" name="comment" rows="3"></textarea><button type="submit">${words.save}</button></form>`
    : html`<div data-portal-editor></div>`}`;

const createHtml = (words) => html`
  <h1>${words.create}</h1>
  <form data-portal-create>
    <label for="summary">${words.summary}</label><input id="summary" name="summary" type="text">
    <label for="description">${words.description}</label><textarea id="description" name="description" rows="5"></textarea>
    <button type="submit">${words.create}</button>
  </form>`;
