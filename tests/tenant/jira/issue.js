/**
 * A work item, as the page, the panel and the modal show it.
 *
 * Test ids are the published ones (docs/hooks of the tenant: README); what has none
 * in the sources has none here. Description, comments, composer and share trigger
 * are left empty: frame/jira.js mounts Atlassian's components there.
 */
import { asScript, avatar, html, icon } from '../html.js';
import { commentsFor, levelOf } from './access.js';

/** What the frame needs to bring an issue to life. */
function mountsOf(data, issue, words) {
  const { site, jira, signedIn } = data;
  const project = jira.projects[issue.project];
  return {
    key: issue.key,
    share: {
      id: issue.id, kind: 'issue', title: issue.summary, label: words.share, url: `https://${site.host}/browse/${issue.key}`,
    },
    description: issue.description,
    findings: issue.findings,
    comments: commentsFor(data, issue, signedIn).map(({ id, body }) => ({ id, body })),
    isService: project.type === 'service_desk',
    roles: Object.keys(project.roles).filter((name) => name !== 'Service Desk Customers'),
    watchers: issue.watchers.map(({ accountId, displayName }) => ({ accountId, displayName })),
    isWatching: issue.watchers.includes(signedIn),
    fields: jira.fields,
  };
}

export function issueHtml(data, issue, words) {
  const project = data.jira.projects[issue.project];
  return html`
    <div class="issue" data-issue>
      <div id="jira-issue-header">
        ${breadcrumbs(project, issue, words)}
        <div id="jira-issue-header-actions" role="group" aria-label="${words.actionItems}">
          ${levelOf(data, issue) ? html`<span class="restricted" title="${levelOf(data, issue).name}">${icon('lock')}</span>` : ''}
          <span data-watchers></span>
          <span data-share></span>
          <button type="button" class="button" data-transition>${words.resolve}</button>
          <button type="button" class="button" data-testid="issue-meatball-menu.ui.dropdown-trigger.button" aria-label="${words.more}">•••</button>
        </div>
      </div>
      <div class="issue-columns">
        <div class="issue-main">
          <h1 data-testid="issue.views.issue-base.foundation.summary.heading">${issue.summary}</h1>
          <div class="summary-edit" hidden>
            <textarea name="summary" aria-label="${words.summary}" rows="1">${issue.summary}</textarea>
            <button type="button" class="button" data-save-summary>${words.save}</button>
          </div>
          <div data-testid="issue-view-base.common.description.heading-wrapper"><h2>${words.description}</h2></div>
          <div data-testid="issue.views.field.rich-text.description" class="rich-text" tabindex="0"></div>
          ${customText(data, issue, words)}
          ${activity(data, issue, words)}
        </div>
        ${details(data, issue, project, words)}
      </div>
      <script type="application/json" data-mounts>${asScript(mountsOf(data, issue, words))}</script>
    </div>`;
}

const breadcrumbs = (project, issue, words) => html`
  <nav class="breadcrumbs" aria-label="${words.breadcrumbs}">
    <a href="/jira/projects">${words.spaces}</a><span aria-hidden="true">/</span>
    <a href="/browse/${project.key}">${project.name}</a><span aria-hidden="true">/</span>
    <a data-testid="issue.views.issue-base.foundation.breadcrumbs.current-issue.item" href="/browse/${issue.key}"><span>${issue.key}</span></a>
    <span data-testid="issue.common.component.permalink-button.button.copy-link-button-wrapper"><button type="button" class="bare" data-copy="/browse/${issue.key}" aria-label="${words.copyLink}">${icon('link')}</button></span>
  </nav>`;

/** A field of one line, written where it is read, and one of rich text. */
function customText({ jira }, issue, words) {
  return html`
    <div data-component-selector="jira-issue-field-heading-field-wrapper"><h2>${words.reference}</h2></div>
    <div data-testid="issue.views.field.single-line-text.read-view.${jira.fields.reference}" class="single-line" tabindex="0">${issue.reference ?? words.none}</div>
    <input class="single-line-edit" name="${jira.fields.reference}" aria-label="${words.reference}" value="${issue.reference ?? ''}" hidden>
    <div data-component-selector="jira-issue-field-heading-field-wrapper"><h2>${words.findings}</h2></div>
    <div data-testid="issue.views.field.rich-text.${jira.fields.findings}" class="rich-text" tabindex="0">${issue.findings ? '' : words.none}</div>`;
}

const activity = (data, issue, words) => html`
  <section aria-label="${words.activity}" class="activity">
    <h2>${words.activity}</h2>
    <div class="filters"><button type="button" class="button" aria-pressed="true">${words.comments}</button><button type="button" class="button" aria-pressed="false">${words.history}</button></div>
    <div class="new-comment">${avatar(data.signedIn, 32)}<div data-composer></div></div>
    <div data-testid="issue.activity.comments-list">
      ${commentsFor(data, issue, data.signedIn).map((comment) => commentHtml(comment, words))}
    </div>
  </section>`;

/** A comment; an internal note is shaded and says so, as Jira Service Management's are. */
export function commentHtml({ id, author, created, isPublic, visibility }, words) {
  const at = `issue-comment-base.ui.comment.ak-comment.${id}`;
  return html`
    <div data-testid="comment-base-item-${id}" class="comment ${isPublic ? '' : 'note'}">
      <div data-componentid="issue-comment-base.ui.comment.comment-in-view-wrapper.${id}">
        <div data-testid="${at}" class="comment-parts">
          ${avatar(author, 32)}
          <div>
            <div data-testid="${at}-header"><b>${author.displayName}</b> <time>${created.slice(0, 10)}</time>
              ${isPublic ? '' : html`<span class="internal">${words.internal}</span>`}
              ${visibility ? html`<span data-testid="issue-comment-base.ui.comment.custom-comment.restricted-to">${icon('lock')} ${words.restrictedTo} ${visibility.value}</span>` : ''}
            </div>
            <div data-testid="${at}-body"></div>
            <div data-testid="${at}-footer"></div>
          </div>
        </div>
      </div>
    </div>`;
}

function details(data, issue, project, words) {
  const { jira } = data;
  const person = (who) => (who ? html`${avatar(who, 24)} ${who.displayName}` : words.none);
  const row = (name, value) => html`<dt>${name}</dt><dd>${value}</dd>`;
  const isService = project.type === 'service_desk';
  return html`
    <aside class="details" aria-label="${words.details}">
      <span class="status">${issue.status}</span>
      <h2>${words.details}</h2>
      <dl>
        ${row(words.assignee, person(issue.assignee))}
        ${row(words.reporter, person(issue.reporter))}
        ${isService ? row(words.requestType, issue.requestType) : ''}
        ${isService ? row(words.participants, issue.participants.length ? issue.participants.map((who) => html`<div>${person(who)}</div>`) : words.none) : ''}
        ${isService ? html`<dd data-testid="issue.issue-view-layout.issue-view-multi-user-field.customfield_10030" data-people-field><button type="button" class="bare" data-edit-people>${words.edit}</button></dd>` : ''}
        ${isService ? row(words.organisations, issue.organisations.map((name) => jira.organisations[name].name).join(', ') || words.none) : ''}
        ${row(words.priority, issue.priority)}
        ${row(words.labels, issue.labels.join(', ') || words.none)}
      </dl>
    </aside>`;
}

