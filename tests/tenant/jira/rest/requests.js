/**
 * Requests of Service Management: participants and organisations. Its API has no
 * description at hand: shapes after jira.js 6.2.0 (MIT; serviceDesk/models: page,
 * user, organization), which is made from Atlassian's.
 */
import { json } from '../../answer.js';
import { issueByKey, mayBrowse, mayOpen } from '../access.js';
import { organisation } from './issues.js';
import { avatarUrls, failure as failureV3, reader, site } from './shapes.js';

/** As Service Management words an error. */
const failure = (status, message = 'Request failed') => json({ errorMessage: message, i18nErrorMessage: { parameters: [] } }, status);

/** @type {import('../../rest.js').Route[]} */
export const routes = [
  {
    path: /^\/rest\/servicedeskapi\/request\/([A-Za-z]+-\d+|\d+)$/,
    call: (match) => `request:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      const issue = requestOf(data, asked);
      if (!issue) return failure(404, 'The request was not found.');
      const project = data.jira.projects[issue.project];
      return json({
        issueId: issue.id, issueKey: issue.key, summary: issue.summary, requestTypeId: '51', serviceDeskId: project.serviceDeskId,
        reporter: customer(data, issue.reporter), requestFieldValues: [{ fieldId: 'summary', label: 'Summary', value: issue.summary }],
        _links: { jiraRest: `${site(data)}/rest/api/2/issue/${issue.id}`, self: `${site(data)}/rest/servicedeskapi/request/${issue.id}` },
      });
    },
  },
  {
    path: /^\/rest\/servicedeskapi\/request\/([A-Za-z]+-\d+|\d+)\/participant$/,
    call: (match) => `participants:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      const issue = requestOf(data, asked);
      return issue ? paged(data, issue.participants, asked, (person) => customer(data, person)) : failure(404, 'The request was not found.');
    },
  },
  {
    path: /^\/rest\/servicedeskapi\/servicedesk\/(\w+)\/organization$/,
    call: (match) => `organisations:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      const project = Object.values(data.jira.projects)
        .find(({ serviceDeskId, key }) => serviceDeskId && [serviceDeskId, key].includes(asked.match[1]));
      if (!project || !mayBrowse(data, project, reader(data, asked))) return failure(404, 'The service desk was not found.');
      return paged(data, project.organisations.map((name) => data.jira.organisations[name]), asked, (each) => organisation(data, each));
    },
  },
  {
    // For agents; that everybody who may browse is told is a guess.
    path: /^\/rest\/servicedeskapi\/organization\/(\d+)\/user$/,
    call: (match) => `organisation-members:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      if (asked.anonymous) return failureV3(401);
      const found = Object.values(data.jira.organisations).find(({ id }) => id === asked.match[1]);
      return found ? paged(data, found.members, asked, (person) => customer(data, person)) : failure(404, 'The organization was not found.');
    },
  },
];

function requestOf(data, asked) {
  const issue = issueByKey(data, asked.match[1]);
  return issue?.requestType && mayOpen(data, issue, reader(data, asked)) ? issue : undefined;
}

/** User: no word of the kind of account, which only the platform's API tells. */
const customer = (data, person) => ({
  accountId: person.accountId, ...(person.email && { emailAddress: person.email }), displayName: person.displayName, active: true, timeZone: 'Europe/London',
  _links: { jiraRest: `${site(data)}/rest/api/2/user?accountId=${person.accountId}`, avatarUrls: avatarUrls(data, person), self: `${site(data)}/rest/api/2/user?accountId=${person.accountId}` },
});

function paged(data, all, { path, query, cap }, make) {
  const start = Math.max(0, Number(query.get('start')) || 0);
  const asked = Number(query.get('limit')) || 50;
  const limit = Math.min(asked, cap ?? asked);
  const values = all.slice(start, start + limit).map(make);
  const isLastPage = start + limit >= all.length;
  const at = (from) => `${site(data)}${path}?start=${from}&limit=${limit}`;
  return json({
    _expands: [], size: values.length, start, limit, isLastPage,
    _links: { self: at(start), base: site(data), context: '', ...(!isLastPage && { next: at(start + limit) }) },
    values,
  });
}

