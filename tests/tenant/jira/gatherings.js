/** Board, backlog, queue, filter, dashboard, and who has access to a space. */
import { avatar, html } from '../html.js';
import { mayOpen } from './access.js';
import { pathTo } from './addresses.js';

const shownOf = (data, keys) => Object.values(data.jira.issues)
  .filter((issue) => keys.includes(issue.project) && mayOpen(data, issue, data.signedIn));

export function gatheringHtml(data, place, gathering, project, words) {
  if (place.board) return boardHtml(data, place, gathering, words);
  if (place.queue) return listHtml(data, place, gathering, shownOf(data, [gathering.project]), words);
  if (place.filter) return listHtml(data, place, gathering, shownOf(data, gathering.jql.match(/\b[A-Z]{3,}\b/g)?.filter((key) => data.jira.projects[key]) ?? []), words);
  if (place.dashboard) return dashboardHtml(gathering, words);
  return peopleHtml(project, words);
}

const header = (name, words, extra = '') => html`
  <div class="gathering-header"><h1>${name}</h1><div class="actions">${extra}<span data-share></span><button type="button" class="button" aria-label="${words.more}">•••</button></div></div>`;

function boardHtml(data, place, board, words) {
  const shown = shownOf(data, [board.project]);
  const columns = ['To Do', 'In Progress', 'Done'];
  const card = (issue) => html`
    <div data-testid="platform-board-kit.ui.card.card" class="card" data-open="${issue.key}">
      <span>${issue.summary}</span>
      <a data-testid="platform-card.common.ui.key.key" href="${pathTo(data, { board: board.id, issue: issue.key })}">${issue.key}</a>
      ${issue.assignee ? avatar(issue.assignee, 24) : ''}
    </div>`;
  return html`
    ${header(board.name, words)}
    ${place.backlog
      ? html`<div class="backlog">${shown.map(card)}</div>`
      : html`<div class="board">${columns.map((name) => html`<div class="column"><h2>${name}</h2>${shown.filter(({ status }) => status === name).map(card)}
        <div data-testid="platform-inline-card-create.ui.container"><textarea data-testid="platform-inline-card-create.ui.form.summary.styled-text-area" data-new-card="${board.project}" aria-label="${words.create} ${name}" rows="1"></textarea></div></div>`)}</div>`}`;
}

const listHtml = (data, place, { id, name }, issues, words) => html`
  ${header(name, words, place.filter ? html`<button type="button" class="button" data-filter-details>${words.filterDetails}</button>` : '')}
  <table class="issues">
    <tbody>
      ${issues.map((issue) => html`<tr>
        <td><a href="${pathTo(data, { [place.queue ? 'queue' : 'filter']: id, issue: issue.key })}">${issue.key}</a></td>
        <td>${issue.summary}</td><td>${issue.reporter.displayName}</td><td>${issue.status}</td></tr>`)}
    </tbody>
  </table>`;

const dashboardHtml = ({ name }, words) => html`
  ${header(name, words, html`<button type="button" class="button" data-dashboard-details>${words.edit}</button>`)}
  <div class="gadgets"><div class="gadget"><h2>${words.assignee}</h2></div><div class="gadget"><h2>${words.filters}</h2></div></div>`;

/** Company-managed: roles and their actors. */
const peopleHtml = (project, words) => html`
  <div class="gathering-header"><h1>${project.name}</h1><div class="actions"><button type="button" class="button create" data-add-people>${words.addPeople}</button></div></div>
  <table class="issues"><tbody>
    ${Object.entries(project.roles).flatMap(([role, actors]) => actors.map((actor) => html`<tr>
      <td>${actor.displayName ?? actor.name}</td><td>${actor.email ?? ''}</td><td>${role}</td></tr>`))}
  </tbody></table>`;
