/** Work items: their fields, watchers, comments. */
import { json } from '../../answer.js';
import { commentsFor, issueByKey, levelOf, may, mayOpen } from '../access.js';
import { FIELDS } from '../data.js';
import {
  comment, CUSTOM, expansions, failure, level, projectIn, reader, site, user, userDetails,
} from './shapes.js';

const missing = () => failure(404, 'Issue does not exist or you do not have permission to see it.');

const ofIssue = (tail, kind, answer) => ({
  path: new RegExp(`^/rest/api/3/issue/([A-Za-z]+-\\d+|\\d+)${tail}$`),
  call: (match) => `${kind}:${match[1]}`,
  error: failure,
  answer: (data, asked) => {
    const issue = issueByKey(data, asked.match[1]);
    return issue && mayOpen(data, issue, reader(data, asked)) ? answer(data, issue, asked) : missing();
  },
});

/** @type {import('../../rest.js').Route[]} */
export const routes = [
  {
    path: /^\/rest\/api\/3\/search\/jql$/,
    call: () => 'jql',
    error: failure,
    answer: search,
  },
  ofIssue('', 'issue', (data, issue, asked) => {
    const expand = expansions(asked.query);
    const fields = chosen(fieldsOf(data, issue, asked), asked.query.get('fields'));
    const custom = Object.keys(fields).filter((id) => CUSTOM[id]);
    return json({
      expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
      id: issue.id, self: `${site(data)}/rest/api/3/issue/${issue.id}`, key: issue.key,
      ...(expand.includes('names') && { names: Object.fromEntries(custom.map((id) => [id, CUSTOM[id][0]])) }),
      ...(expand.includes('schema') && {
        schema: Object.fromEntries(custom.map((id) => [id, {
          type: CUSTOM[id][1], custom: CUSTOM[id][2], customId: Number(id.split('_')[1]),
        }])),
      }),
      ...(expand.includes('changelog') && { changelog: changelog(data, issue, asked) }),
      fields,
    });
  }),
  ofIssue('/watchers', 'watchers', (data, issue, asked) => json(watchers(data, issue, asked))),
  ofIssue('/comment', 'issue-comments', (data, issue, asked) => json(comments(data, issue, asked))),
];

/**
 * The enhanced search. Of JQL it knows `project = KEY` and `parent = KEY`, with an order that is
 * always that of the keys.
 */
function search(data, asked) {
  const { query } = asked;
  const [, name, of] = (query.get('jql') ?? '').match(/^(project|parent) = "?([A-Z]+(?:-\d+)?)"?( order by key)?$/i) ?? [];
  if (!name) return failure(400, `Error in the JQL Query: ${query.get('jql')}`);
  const found = Object.values(data.jira.issues).filter((issue) => issue[name] === of && mayOpen(data, issue, reader(data, asked)));
  const start = Number(query.get('nextPageToken') ?? 0);
  const wanted = Math.min(Number(query.get('maxResults')) || 50, asked.cap ?? 100);
  const end = start + wanted;
  const isLast = end >= found.length;
  return json({
    issues: found.slice(start, end).map((issue) => ({
      expand: '', id: issue.id, self: `${site(data)}/rest/api/3/issue/${issue.id}`, key: issue.key,
      fields: chosen(fieldsOf(data, issue, asked), query.get('fields')),
    })),
    ...(!isLast && { nextPageToken: String(end) }),
    isLast,
  });
}

/** Who watches is told to whom the space grants it; everybody is told how many and whether oneself. */
function watchers(data, issue, asked) {
  const person = reader(data, asked);
  const isTold = may(data, data.jira.projects[issue.project], person, 'VIEW_VOTERS_AND_WATCHERS', issue);
  const shown = isTold ? issue.watchers : issue.watchers.filter((each) => each === person);
  return {
    self: `${site(data)}/rest/api/3/issue/${issue.key}/watchers`,
    isWatching: issue.watchers.includes(person), watchCount: issue.watchers.length,
    watchers: shown.slice(0, asked.cap).map((each) => userDetails(data, each)),
  };
}

/** The latest changes first, as many as the site gives at once; no more can be asked for in this way. */
function changelog(data, issue, { cap = 100 }) {
  const all = issue.changes ?? [];
  return {
    startAt: 0, maxResults: Math.min(all.length, cap), total: all.length,
    histories: all.slice(0, cap).map(({ id, author, created, fields }) => ({
      id, author: userDetails(data, author), created,
      items: fields.map(({ id, from, to }) => ({
        field: id, fieldtype: CUSTOM[id] ? 'custom' : 'jira', fieldId: id, fromString: from, toString: to,
      })),
    })),
  };
}

function comments(data, issue, asked) {
  const all = commentsFor(data, issue, reader(data, asked));
  const startAt = Math.max(0, Number(asked.query.get('startAt')) || 0);
  const wanted = Number(asked.query.get('maxResults')) || 5000;
  const maxResults = Math.min(wanted, asked.cap ?? wanted);
  const order = asked.query.get('orderBy') === '-created' ? [...all].reverse() : all;
  const properties = expansions(asked.query).includes('properties');
  return {
    startAt, maxResults, total: all.length,
    comments: order.slice(startAt, startAt + maxResults).map((each) => comment(data, issue, each, { properties })),
  };
}

/** Attachment. */
const attachment = (data, issue) => ({ name, mediaType, size }, index) => ({
  self: `${site(data)}/rest/api/3/attachment/${issue.id}${index}`,
  id: `${issue.id}${index}`,
  filename: name,
  author: user(data, issue.reporter),
  created: issue.created,
  size,
  mimeType: mediaType,
  content: `${site(data)}/rest/api/3/attachment/content/${issue.id}${index}`,
});

function fieldsOf(data, issue, asked) {
  const project = data.jira.projects[issue.project];
  const isService = project.type === 'service_desk';
  const self = `${site(data)}/rest/api/3/issue/${issue.id}`;
  const itsLevel = levelOf(data, issue);
  const all = commentsFor(data, issue, reader(data, asked));
  return {
    summary: issue.summary,
    description: issue.description,
    issuetype: { self: `${site(data)}/rest/api/3/issuetype/10001`, id: '10001', description: '', name: issue.type, subtask: false, hierarchyLevel: issue.type === 'Epic' ? 1 : 0 },
    ...(issue.parent && { parent: { id: issueByKey(data, issue.parent).id, key: issue.parent, fields: { summary: issueByKey(data, issue.parent).summary } } }),
    fixVersions: [],
    project: projectIn(data, project),
    status: statusOf(data, issue),
    priority: { self: `${site(data)}/rest/api/3/priority/3`, id: '3', name: issue.priority },
    labels: issue.labels,
    creator: user(data, issue.reporter), reporter: user(data, issue.reporter), assignee: issue.assignee && user(data, issue.assignee),
    created: issue.created, updated: issue.updated,
    security: itsLevel ? level(data, itsLevel) : null,
    watches: { self: `${self}/watchers`, watchCount: issue.watchers.length, isWatching: issue.watchers.includes(reader(data, asked)) },
    // The issue holds a first page of its comments; the rest is at /comment.
    comment: {
      self: `${self}/comment`, startAt: 0, maxResults: Math.min(all.length, asked.cap ?? all.length), total: all.length,
      comments: all.slice(0, asked.cap).map((each) => comment(data, issue, each, {})),
    },
    attachment: (issue.attachments ?? []).map(attachment(data, issue)),
    [FIELDS.reference]: issue.reference,
    [FIELDS.findings]: issue.findings,
    [FIELDS.organisations]: isService ? issue.organisations.map((name) => organisation(data, data.jira.organisations[name])) : null,
    [FIELDS.participants]: isService ? issue.participants.map((each) => user(data, each)) : null,
    [FIELDS.requestType]: issue.requestType ? requestType(data, issue, project) : null,
  };
}

/** The statuses have no ids of their own in the data: their place in this list will do. */
const STATUSES = ['To Do', 'In Progress', 'Done', 'Waiting for support'];

function statusOf(data, { status }) {
  const id = String(10000 + STATUSES.indexOf(status));
  const [key, name] = { 'To Do': ['new', 'To Do'], Done: ['done', 'Done'] }[status] ?? ['indeterminate', 'In Progress'];
  return {
    self: `${site(data)}/rest/api/3/status/${id}`, id, name: status, description: '',
    statusCategory: { self: `${site(data)}/rest/api/3/statuscategory/${key}`, id: 1, key, colorName: 'blue-gray', name },
  };
}

/** As Service Management gives it everywhere (jira.js 6.2.0, serviceDesk/models/organization). */
export const organisation = (data, { id, name, uuid }) => ({
  id, name, uuid, scimManaged: false, _links: { self: `${site(data)}/rest/servicedeskapi/organization/${id}` },
});

const requestType = (data, issue, { serviceDeskId }) => ({
  _links: {
    jiraRest: `${site(data)}/rest/api/2/issue/${issue.id}`, self: `${site(data)}/rest/servicedeskapi/request/${issue.id}`,
    web: `${site(data)}/servicedesk/customer/portal/${serviceDeskId}/${issue.key}`, agent: `${site(data)}/browse/${issue.key}`,
  },
  requestType: { id: '51', name: issue.requestType, description: '', issueTypeId: '10001', serviceDeskId, portalId: serviceDeskId, groupIds: ['9'] },
});

/** `fields=a,b`, `*all`, `-c`; without it, all. */
function chosen(fields, list) {
  if (!list) return fields;
  const wanted = list.split(',').map((name) => name.trim()).filter(Boolean);
  const dropped = wanted.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  const isAll = wanted.some((name) => ['*all', '*navigable'].includes(name)) || wanted.length === dropped.length;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => (isAll || wanted.includes(name)) && !dropped.includes(name)));
}
