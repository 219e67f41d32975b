/**
 * What somebody does on a page: comments, publishes, changes, creates, shares. The
 * products' own calls for it are not published, so these addresses are invented; the
 * page is changed as the product would change it, and the act is recorded.
 */
import { json } from './answer.js';
import { pageById } from './access.js';

const failure = (status) => json({ code: status, message: 'Request failed' }, status);
const done = () => ({ status: 204, headers: {}, body: '' });

/** The words of an ADF document, a line for each block. */
export function textOf(node) {
  if (!node) return '';
  if (node.type === 'text') return node.text;
  if (node.type === 'mention' || node.type === 'status') return node.attrs.text;
  const isBlock = node.content?.some(({ type }) => !['text', 'mention', 'status', 'hardBreak', 'emoji', 'date'].includes(type));
  return (node.content ?? []).map(textOf).join(isBlock ? '\n' : '');
}

/** A comment's id as the product would give it: higher than all before. */
const nextId = ({ jira }) => String(1 + Math.max(...Object.values(jira.issues).flatMap(({ comments }) => comments).map(({ id }) => Number(id))));

/**
 * Each is a route: `into` names the handle of the tenant that keeps what `act` gives back.
 *
 * @type {{method: string, path: RegExp, call: Function, error: Function, into: string, act: (data: object, body: object, match: RegExpMatchArray) => object}[]}
 */
export const acts = [
  ['POST', /^\/gateway\/api\/jira\/comment$/, 'comment', 'comments', (data, { issue, body, isPublic, role }) => {
    const { jira, signedIn } = data;
    const before = jira.issues[issue];
    const comment = {
      id: nextId(data), author: signedIn, body, created: new Date().toISOString().replace('Z', '+0000'), isPublic: isPublic !== false,
      ...(role && { visibility: { type: 'role', value: role, identifier: null } }),
    };
    jira.issues[issue] = { ...before, comments: [...before.comments, comment] };
    return { product: 'jira', on: issue, public: isPublic, role, body, text: textOf(body) };
  }],
  ['PUT', /^\/gateway\/api\/jira\/field$/, 'update', 'updates', ({ jira }, { issue, field, value }) => {
    const name = Object.entries(jira.fields).find(([, id]) => id === field)?.[0] ?? field;
    jira.issues[issue] = { ...jira.issues[issue], [name]: value };
    return { issue, field, value, text: typeof value === 'string' ? value : textOf(value) };
  }],
  ['POST', /^\/gateway\/api\/jira\/issue$/, 'create', 'created', (_, { project, summary, description, reference }) =>
    ({ project, summary, description, reference, text: textOf(description) })],
  ['POST', /^\/gateway\/api\/jira\/watcher$/, 'watch', 'watching', (data, { issue, accountId }) => {
    const { jira } = data;
    const who = Object.values(data.people).find((person) => person.accountId === accountId);
    const before = jira.issues[issue];
    if (who && !before.watchers.includes(who)) jira.issues[issue] = { ...before, watchers: [...before.watchers, who] };
    return { issue, accountId };
  }],
  ['POST', /^\/gateway\/api\/jira\/participant$/, 'participate', 'participating', (_, body) => body],
  ['PUT', /^\/gateway\/api\/jira\/shares$/, 'shares', 'sharings', (_, body) => body],
  ['POST', /^\/gateway\/api\/jira\/people$/, 'people', 'added', (_, body) => body],
  ['POST', /^\/gateway\/api\/portal\/(?:comment|request)$/, 'portal', 'sent', (_, { body, ...sent }) => ({ text: textOf(body), ...sent })],
  ['PUT', /^\/gateway\/api\/pages\/(\d+)$/, 'publish', 'published', (data, { title, body }, [, id]) => {
    const page = pageById(data, id);
    const name = Object.keys(data.pages).find((each) => data.pages[each] === page);
    const { number, createdAt } = page.version;
    const history = [...(page.history ?? []), { number, createdAt, title: page.title, body: page.body }];
    data.pages[name] = { ...page, title, body, history, version: { ...page.version, number: number + 1 } };
    return { page: id, title, body, text: textOf(body) };
  }],
  ['POST', /^\/gateway\/api\/pages\/(\d+)\/comment$/, 'comment', 'comments', (_, { body, inline }, [, id]) =>
    ({ product: 'confluence', on: id, inline, body, text: textOf(body) })],
].map(([method, path, call, into, act]) => ({ method, path, call: () => call, error: failure, into, act, done }));

/** The handles of a tenant that keep them, empty. */
export const emptyRecord = () => Object.fromEntries(acts.map(({ into }) => [into, []]));
