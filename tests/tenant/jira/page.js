/** The frame of a page of Jira Cloud, around whatever its address names. */
import { asScript, avatar, html, icon } from '../html.js';
import { issueByKey, mayBrowse, maySee, mayOpen } from './access.js';
import { pathTo } from './addresses.js';
import { issueHtml } from './issue.js';
import { gatheringHtml } from './gatherings.js';
import { jiraWords } from './words.js';

const SCRIPTS = ['/frame/gates.js', '/bundles/share.js', '/bundles/window.js', '/bundles/renderer.js', '/bundles/editor.js', '/frame/jira.js'];
const STYLES = ['/bundles/share.css', '/bundles/window.css', '/bundles/renderer.css', '/bundles/editor.css', '/frame/frame.css', '/frame/jira.css'];

/**
 * @param {object} data
 * @param {import('./addresses.js').Place} place
 * @param {Record<string, string>} variant
 * @param {string} nonce
 * @returns {string|undefined} HTML; undefined where the signed-in person is shown nothing
 */
export function jiraHtml(data, place, variant, nonce) {
  const { site, signedIn, jira } = data;
  const issue = place.issue && issueByKey(data, place.issue);
  if (place.issue && !(issue && mayOpen(data, issue, signedIn))) return undefined;
  const gathering = jira.boards[place.board] ?? jira.queues[place.queue] ?? jira.filters[place.filter] ?? jira.dashboards[place.dashboard];
  const shared = place.board ? jira.filters[gathering?.filter] : gathering;
  if (shared?.sharePermissions && !maySee(data, shared, signedIn)) return undefined;
  const project = jira.projects[gathering?.project ?? issue?.project ?? place.project];
  if (project && !mayBrowse(data, project, signedIn)) return undefined;
  if (!issue && !gathering && !(place.people && project)) return undefined;

  const words = jiraWords(variant);
  const isAlone = issue && !gathering;
  const isModal = Boolean(issue && place.board);
  const title = issue ? `[${issue.key}] ${issue.summary}` : gathering?.name ?? project.name;
  const mounts = {
    variant, words, project: project?.key, modal: isModal ? issue.key : undefined,
    cloudId: site.cloudId, accountId: signedIn.accountId,
    projects: Object.values(jira.projects).filter((each) => mayBrowse(data, each, signedIn)).map(({ key, name }) => ({ key, name })),
    groups: Object.values(data.groups).map(({ id, name }) => ({ id, name })),
    gathering: gathering && gatheringMounts(data, place, gathering, words),
    roles: project ? Object.keys(project.roles) : [],
    reference: { field: jira.fields.reference, label: words.reference },
  };
  return `<!doctype html>${html`
<html lang="${variant.locale}" data-gates="${variant.gates}" data-wording="${variant.wording}" data-color-mode="${variant.theme}">
<head>
  <meta charset="utf-8">
  <title>${title} - Jira</title>
  <meta name="viewport" content="width=device-width">
  <meta name="ajs-cloud-id" content="${site.cloudId}">
  <meta name="ajs-atlassian-account-id" content="${signedIn.accountId}">
  <link rel="icon" href="/favicon.svg">
  ${STYLES.map((href) => html`<link rel="stylesheet" href="${href}">`)}
  ${SCRIPTS.map((src) => html`<script nonce="${nonce}" src="${src}" defer></script>`)}
</head>
<body id="jira" class="jira">
  <div id="jira-frontend">
    <a class="skip" href="#ak-main-content">${words.skip}</a>
    ${topNav(signedIn, words)}
    <div class="columns">
      ${sideNav(data, project, words)}
      <main id="ak-main-content">
        ${isAlone ? issueHtml(data, issue, words) : gatheringHtml(data, place, gathering, project, words)}
        ${issue && gathering && !isModal ? html`<div class="panel">${issueHtml(data, issue, words)}</div>` : ''}
      </main>
    </div>
    <div class="flags"></div>
    <script type="application/json" id="mounts">${asScript(mounts)}</script>
  </div>
</body>
</html>`}`;
}

/** What can be shared of a board, filter or dashboard. */
function gatheringMounts(data, place, gathering, words) {
  const { site } = data;
  const kind = place.board ? 'board' : place.filter ? 'filter' : place.dashboard ? 'dashboard' : 'queue';
  return {
    kind, id: gathering.id, name: gathering.name,
    share: { id: gathering.id, kind, title: gathering.name, label: words.share, url: `https://${site.host}${pathTo(data, { [kind]: gathering.id })}` },
    permissions: (gathering.sharePermissions ?? []).map(({ type, user, group, project, role }) => ({
      type, ...(user && { id: user.accountId, name: user.displayName }), ...(group && { id: group.id, name: group.name }),
      ...(project && { id: project.key, name: project.name }), ...(role && { role }),
    })),
  };
}

const topNav = (signedIn, words) => html`
  <header class="top" role="banner">
    <span class="product"><span class="logo" aria-hidden="true"></span>Jira</span>
    <input class="search" type="search" aria-label="${words.search}" placeholder="${words.search}">
    <button class="button create" type="button" data-create>+ ${words.create}</button>
    <span class="personal">
      <button type="button" class="bare" aria-label="${words.notifications}">${icon('bell')}</button>
      <button type="button" class="bare" aria-label="${words.help}">${icon('help')}</button>
      ${avatar(signedIn, 32)}
    </span>
  </header>`;

function sideNav(data, current, words) {
  const { jira, signedIn } = data;
  const boardOf = ({ key }) => Object.values(jira.boards).find(({ project }) => project === key);
  const queueOf = ({ key }) => Object.values(jira.queues).find(({ project }) => project === key);
  const home = (project) => (boardOf(project) ? pathTo(data, { board: boardOf(project).id })
    : queueOf(project) ? pathTo(data, { queue: queueOf(project).id }) : pathTo(data, { project: project.key, people: true }));
  const inside = (project) => html`<ul>
      ${boardOf(project) ? html`<li><a href="${pathTo(data, { board: boardOf(project).id })}">${icon('board')}<span>${words.board}</span></a></li>
      <li><a href="${pathTo(data, { board: boardOf(project).id, backlog: true })}">${icon('list')}<span>${words.backlog}</span></a></li>` : ''}
      ${queueOf(project) ? html`<li><a href="${pathTo(data, { queue: queueOf(project).id })}">${icon('queue')}<span>${words.queues}</span></a></li>` : ''}
      <li><a href="${pathTo(data, { project: project.key, people: true })}">${icon('people')}<span>${words.addPeople}</span></a></li>
    </ul>`;
  return html`
    <nav class="side" aria-label="${words.navigation}">
      <ul class="global">
        <li><a href="/jira/for-you">${icon('home')}<span>${words.forYou}</span></a></li>
        <li><a href="/jira/recent">${icon('recent')}<span>${words.recent}</span></a></li>
        <li><a href="/issues/?filter=10201">${icon('filter')}<span>${words.filters}</span></a></li>
        <li><a href="/jira/dashboards/10301">${icon('gauge')}<span>${words.dashboards}</span></a></li>
      </ul>
      <h2>${words.spaces}</h2>
      <ul class="tree">
        ${Object.values(jira.projects).filter((project) => mayBrowse(data, project, signedIn)).map((project) => html`
          <li><a href="${home(project)}" ${project === current ? html`aria-current="page"` : ''}><img src="/avatar/project-${project.key}" alt="" width="20" height="20"><span>${project.name}</span></a>
          ${project === current ? inside(project) : ''}</li>`)}
      </ul>
    </nav>`;
}
