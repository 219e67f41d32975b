/** Everything that Jira holds on acme.atlassian.net. */
import { issues } from './issues.js';
import { customers, guests, organisations } from './people.js';
import { projects } from './projects.js';
import { boards, dashboards, filters, queues } from './shared.js';

/** How the site numbers its custom fields; another site numbers them otherwise. */
export const FIELDS = {
  organisations: 'customfield_10002', requestType: 'customfield_10010', participants: 'customfield_10026',
  reference: 'customfield_10051', findings: 'customfield_10052',
};

export const jira = { issues, projects, customers, organisations, guests, filters, dashboards, boards, queues, fields: FIELDS };
