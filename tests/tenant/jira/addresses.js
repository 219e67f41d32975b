/** Where things are: the addresses of Jira Cloud. */

const KINDS = [
  [/^\/browse\/([A-Z]+-\d+)$/, ([, issue]) => ({ issue })],
  [/^\/jira\/software\/(?:c\/)?projects\/([A-Z]+)\/boards\/(\d+)(\/backlog)?$/, ([, project, board, backlog], query) => ({
    project, board, ...(backlog && { backlog: true }), ...(query.get('selectedIssue') && { issue: query.get('selectedIssue') }),
  })],
  [/^\/jira\/servicedesk\/projects\/([A-Z]+)\/queues\/custom\/(\d+)(?:\/([A-Z]+-\d+))?$/, ([, project, queue, issue]) => ({
    project, queue, ...(issue && { issue }),
  })],
  [/^\/projects\/([A-Z]+)\/issues\/([A-Z]+-\d+)$/, ([, project, issue]) => ({ project, issue })],
  [/^\/issues\/?$/, (_, query) => ({ filter: query.get('filter') ?? '', ...(query.get('selectedIssue') && { issue: query.get('selectedIssue') }) })],
  [/^\/jira\/dashboards\/(\d+)$/, ([, dashboard]) => ({ dashboard })],
  [/^\/servicedesk\/customer\/portal\/\d+\/([A-Z]+-\d+)$/, ([, request]) => ({ request })],
  [/^\/servicedesk\/customer\/portal\/\d+\/create\/(\d+)$/, ([, create]) => ({ create })],
  [/^\/servicedesk\/customer\/portals$/, () => ({ portals: true })],
  [/^\/jira\/(?:software|servicedesk|core)\/projects\/([A-Z]+)\/settings\/access$/, ([, project]) => ({ project, people: true })],
];

/**
 * @typedef {object} Place what a page of Jira shows
 * @property {string} [issue] key: the whole page, in a panel of the queue or filter, or in a modal of the board
 * @property {string} [project] key
 * @property {string} [board]
 * @property {true} [backlog]
 * @property {string} [queue]
 * @property {string} [filter]
 * @property {string} [dashboard]
 * @property {string} [request] key: as its customer meets it in the portal
 * @property {string} [create] the form of a new request of this type
 * @property {true} [portals] the portal's first page
 * @property {true} [people] who has access to the space, and "Add people"
 */

/** @returns {Place|undefined} */
export function placeAt(pathname, query) {
  for (const [pattern, read] of KINDS) {
    const match = pathname.match(pattern);
    if (match) return read(match, query);
  }
  return undefined;
}

/** @param {Place} place */
export function pathTo({ jira }, { issue, board, backlog, queue, filter, dashboard, project, people, request, create, portals }) {
  const selected = issue ? `?selectedIssue=${issue}` : '';
  if (board) return `/jira/software/c/projects/${jira.boards[board].project}/boards/${board}${backlog ? '/backlog' : ''}${selected}`;
  if (queue) return `/jira/servicedesk/projects/${jira.queues[queue].project}/queues/custom/${queue}${issue ? `/${issue}` : ''}`;
  if (filter !== undefined) return `/issues/?filter=${filter}${issue ? `&selectedIssue=${issue}` : ''}`;
  if (dashboard) return `/jira/dashboards/${dashboard}`;
  if (people) {
    const type = { software: 'software', service_desk: 'servicedesk', business: 'core' }[jira.projects[project].type];
    return `/jira/${type}/projects/${project}/settings/access`;
  }
  if (request) return `/servicedesk/customer/portal/${jira.projects[jira.issues[request].project].serviceDeskId}/${request}`;
  if (create) return `/servicedesk/customer/portal/4/create/${create}`;
  if (portals) return '/servicedesk/customer/portals';
  if (jira.issues[issue]) return `/browse/${issue}`;
  throw new RangeError(`no such place in Jira: ${JSON.stringify({ issue, project })}`);
}
