/**
 * acme.atlassian.net, played by a small HTTPS server on this machine.
 *
 *   node tests/tenant/server.js --port 8443
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { acts, emptyRecord } from './acts.js';
import { json } from './answer.js';
import { makeCertificate } from './certificate.js';
import { pageById } from './access.js';
import { data as acme } from './data.js';
import * as gateway from './gateway.js';
import { pathTo, placeAt } from './jira/addresses.js';
import { mentions } from './jira/mentions.js';
import { jiraHtml } from './jira/page.js';
import { portalHtml } from './jira/portal.js';
import { fileStore } from './media.js';
import { editHtml } from './edit.js';
import { pageHtml } from './page.js';
import * as rest from './rest.js';
import { marked, spoiled, Spoilings } from './spoil.js';
import { readVariant } from './variant.js';

/** Its presence makes a request that of the signed-in person; its value is never looked at. */
const SESSION = 'cloud.session.token';

const gatewayFailure = (status) => json({ code: status, message: 'Request failed' }, status);

/** The share dialog's calls, beside the REST routes; the same form. */
const GATEWAY = [
  {
    method: 'GET',
    path: /^\/gateway\/api\/share\/configuration$/,
    call: () => 'configuration',
    error: gatewayFailure,
    answer: gateway.configuration,
  },
  {
    method: 'POST',
    path: /^\/gateway\/api\/v1\/recommendations$/,
    call: () => 'recommendations',
    error: gatewayFailure,
    answer: (data, { body }) => gateway.recommendations(data, body),
  },
  {
    method: 'POST',
    path: /^\/gateway\/api\/share$/,
    call: () => 'share',
    error: gatewayFailure,
    answer: gateway.share,
  },
  {
    // The Share window's choices. Invented: Atlassian publishes no such paths.
    method: 'PUT',
    path: /^\/gateway\/api\/access\/(general|scope|link|role|grant|restrictions)$/,
    call: ([, what]) => `access:${what}`,
    error: gatewayFailure,
    answer: gateway.share,
  },
  {
    // Whom the editor offers for an @; asked by @atlaskit/mention.
    method: 'GET',
    path: /^\/gateway\/api\/mentions\/search$/,
    call: () => 'mentions',
    error: gatewayFailure,
    answer: mentions,
  },
  {
    // Whom somebody has mentioned before: offered first next time.
    method: 'POST',
    path: /^\/gateway\/api\/mentions\/record$/,
    call: () => 'mention-record',
    error: gatewayFailure,
    answer: () => ({ status: 204, headers: {}, body: '' }),
  },
];

/**
 * @typedef {object} Tenant
 * @property {string} origin `https://acme.atlassian.net`; the browser maps it to 127.0.0.1:`port`
 * @property {number} port
 * @property {string} spki of the certificate, for `--ignore-certificate-errors-spki-list`
 * @property {{method: string, path: string, body: unknown, anonymous: boolean}[]} requests all received so far
 * @property {object[]} shares bodies of POST /gateway/api/share that were answered with success
 * @property {{product: 'jira'|'confluence', on: string, public?: boolean, role?: string, inline?: boolean, body: object, text: string}[]} comments
 *   sent; `on` is a key or a page id; `public` only in a service space: false is an internal note
 * @property {{page: string, title: string, body: object, text: string}[]} published
 * @property {{issue: string, field: string, value: unknown, text: string}[]} updates fields of work items
 * @property {{project: string, summary: string, description: object, reference: string, text: string}[]} created
 * @property {{issue: string, accountId: string}[]} watching watchers added
 * @property {{issue: string, accountId: string}[]} participating those who were put into a field of a request
 * @property {{kind: 'filter'|'dashboard', id: string, permissions: object[]}[]} sharings saved
 * @property {{project: string, people: object[], role: string}[]} added to a space
 * @property {{request?: string, summary?: string, text: string}[]} sent in the portal: comments of a request, new requests
 * @property {import('./media.js').Upload[]} uploads files that were put into an editor, from their first bytes on
 * @property {{now: number, most: number}} atOnce REST calls being answered: now, and at most so far
 * @property {(call: string, how?: import('./spoil.js').Spoiling) => void} fail from now on; without a how, no longer
 * @property {(call: string, hold?: number|Promise<unknown>) => void} delay answers by milliseconds or until a promise settles
 * @property {(page: string) => void} remove deletes one of `data.pages`, by its name
 * @property {(page: string) => void} unpublish makes one of `data.pages` a draft that was never published
 * @property {() => void} signOut ends the session: from now on every call of the signed-in person is a 401
 * @property {(person?: import('./people.js').Person) => void} signIn begins a new one, of somebody else where that is given
 * @property {() => void} reset as it was at the start: nothing received, sent, changed, ordered to fail or to wait
 * @property {(page: string, variant?: Record<string, string>) => string} url of one of `data.pages`
 * @property {(page: string, variant?: Record<string, string>) => string} editUrl the same page while it is edited
 * @property {(place: import('./jira/addresses.js').Place, variant?: Record<string, string>) => string} jiraUrl of a page of Jira
 * @property {() => Promise<void>} close
 */

/**
 * @param {{port?: number, data?: typeof acme, cache?: string}} [options] `cache`: what a browser is
 *   told of scripts, styles and pictures
 * @returns {Promise<Tenant>}
 */
export async function startTenant({ port = 0, data: given = acme, cache = 'no-store' } = {}) {
  const data = { ...given, jira: { ...given.jira } };
  const origin = `https://${data.site.host}`;
  const { key, cert, spki } = await makeCertificate(data.site.host);
  const spoilings = new Spoilings(data.fail);
  const delays = new Map();
  const requests = [];
  const shares = [];
  const record = emptyRecord();
  const files = fileStore();
  const atOnce = { now: 0, most: 0 };
  let signedOut;

  function reset() {
    data.pages = { ...given.pages };
    data.jira.issues = { ...given.jira.issues };
    spoilings.reset();
    delays.clear();
    Object.entries(data.delay).forEach(([call, delay]) => delays.set(call, delay));
    for (const list of [requests, shares, ...Object.values(record)]) list.length = 0;
    files.reset();
    atOnce.most = atOnce.now;
    signedOut = false;
    data.signedIn = given.signedIn;
  }
  reset();

  async function answer(request) {
    const { pathname, searchParams } = new URL(request.url, origin);
    const anonymous = !request.headers.cookie?.includes(`${SESSION}=`);
    const { body, size } = await readBody(request);
    requests.push({ method: request.method, path: request.url, body, anonymous });

    for (const route of [...GATEWAY, ...files.routes, ...rest.routes]) {
      const match = request.method === route.method && pathname.match(route.path);
      if (!match) continue;
      const call = route.call(match, searchParams);
      await hold(delays.get(call) ?? delays.get(call.split(':')[0]));
      if (signedOut && !anonymous) return route.error(401);
      return spoiled(spoilings.take(call, anonymous), route.error, (cap) => {
        if (call === 'share') shares.push(body);
        const right = route.answer(data, { match, path: pathname, query: searchParams, anonymous, body, size, cap });
        if (!anonymous) right.headers = { ...right.headers, 'x-aaccountid': encodeURIComponent(data.signedIn.accountId) };
        return route.deprecated ? marked(right) : right;
      });
    }
    for (const { method, path, call, error, into, act, done } of acts) {
      const match = request.method === method && pathname.match(path);
      if (!match) continue;
      await hold(delays.get(call()));
      if (signedOut) return error(401);
      return spoiled(spoilings.take(call(), anonymous), error, () => {
        record[into].push(act(data, body, match));
        return done();
      });
    }
    const still = await asset(pathname, cache) ?? avatar(data, pathname, cache);
    if (still) return still;
    await hold(delays.get('document'));
    return document(data, pathname, searchParams) ?? rest.unknown(pathname);
  }

  const server = createServer({ key, cert }, async (request, response) => {
    const isRest = /^(?:\/wiki)?\/(?:rest\/)?(?:api|agile|servicedeskapi)\//.test(request.url);
    if (isRest) atOnce.most = Math.max(atOnce.most, atOnce.now += 1);
    try {
      const { status, headers, body } = await answer(request);
      response.writeHead(status, headers).end(body);
    } catch (error) {
      console.error(error);
      response.writeHead(500).end(String(error));
    } finally {
      if (isRest) atOnce.now -= 1;
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });

  const named = (name) => {
    if (!data.pages[name]) throw new RangeError(`no page ${name}: one of ${Object.keys(data.pages).slice(0, 80).join(', ')}`);
    return data.pages[name];
  };
  const inVariant = (path, variant = {}) => {
    const url = new URL(path, origin);
    Object.entries(variant).forEach(([choice, value]) => url.searchParams.set(choice, value));
    readVariant(url.searchParams);
    return url.href;
  };
  return {
    origin,
    port: server.address().port,
    spki,
    requests,
    shares,
    uploads: files.uploads,
    atOnce,
    fail: (call, how) => spoilings.set(call, how),
    delay: (call, delay) => (delay === undefined ? delays.delete(call) : delays.set(call, delay)),
    remove: (name) => delete data.pages[named(name) && name],
    unpublish: (name) => (data.pages[name] = { ...named(name), status: 'draft' }),
    signOut: () => { signedOut = true; },
    signIn: (person = given.signedIn) => {
      signedOut = false;
      data.signedIn = person;
    },
    reset,
    ...record,
    url: (name, variant) => inVariant(`/wiki${rest.webui(named(name))}`, variant),
    editUrl: (name, variant) => inVariant(`/wiki/spaces/${named(name).space}/pages/edit-v2/${named(name).id}`, variant),
    jiraUrl: (place, variant) => inVariant(pathTo(data, place), variant),
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

const hold = (delay) => (typeof delay === 'number' ? wait(delay) : delay);

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString();
  const isJson = text && request.headers['content-type']?.startsWith('application/json');
  return { body: isJson ? JSON.parse(text) : text || undefined, size: bytes.length };
}

/** A page of Confluence, read or edited, the home page of a space, or a page of Jira. */
function document(data, pathname, query) {
  const place = placeAt(pathname, query);
  const isPortal = place?.request || place?.create || place?.portals;
  if (place) return asDocument(query, (variant, nonce) => (isPortal ? portalHtml : jiraHtml)(data, place, variant, nonce));
  const [, key, edit, id] = pathname.match(/^\/wiki\/spaces\/(\w+)\/(?:overview|pages\/(edit-v2\/)?(\d+)(?:\/.*)?)$/) ?? [];
  const page = pageById(data, id ?? data.spaces[key]?.homepageId);
  if (!page || page.space !== key) return undefined;
  return asDocument(query, (variant, nonce) => (edit ? editHtml : pageHtml)(data, page, variant, nonce));
}

function asDocument(query, html) {
  const variant = readVariant(query);
  const nonce = randomBytes(16).toString('base64');
  const body = html(variant, nonce);
  return body && {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': `${SESSION}=signed-in; Path=/; Secure; HttpOnly; SameSite=None`,
      ...(variant.csp === 'strict' && { 'content-security-policy': policy(nonce) }),
    },
    body,
  };
}

/** Stricter than Confluence is known to be: neither eval nor WebAssembly in the page's own world. */
const policy = (nonce) => [
  "default-src 'self'",
  `script-src 'nonce-${nonce}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-ancestors 'self'",
].join('; ');

const TYPES = { js: 'text/javascript', css: 'text/css' };

/** Scripts and styles: the bundles and the frame's own. */
async function asset(pathname, cache) {
  const [, path, extension] = pathname.match(/^\/((?:bundles|frame)\/\w+\.(js|css))$/) ?? [];
  if (!path) return undefined;
  return {
    status: 200,
    headers: { 'content-type': `${TYPES[extension]}; charset=utf-8`, 'cache-control': cache },
    body: await readFile(new URL(path, import.meta.url)),
  };
}

/** A coloured square with initials, for people, teams, spaces and the site. */
function avatar(data, pathname, cache) {
  const [, id] = pathname.match(/^\/(?:wiki\/aa-avatar|avatar)\/([^/]+)$/) ?? [];
  if (!id && pathname !== '/favicon.svg') return undefined;
  const person = [...Object.values(data.people), ...Object.values(data.jira.customers)].find(({ accountId }) => accountId === decodeURIComponent(id ?? '')
    || gateway.avatarName(accountId) === id);
  const initials = person?.displayName.split(' ').map((word) => word[0]).join('') ?? '';
  const hue = createHash('sha256').update(person?.accountId ?? pathname).digest().readUInt16BE() % 360;
  return {
    status: 200,
    headers: { 'content-type': 'image/svg+xml', 'cache-control': cache },
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="hsl(${hue} 45% 42%)"/>`
      + `<text x="16" y="21" text-anchor="middle" font-family="sans-serif" font-size="13" fill="#fff">${initials}</text></svg>`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8443' } } });
  const tenant = await startTenant({ port: Number(values.port) });
  console.log(`${tenant.url('cases')}
on 127.0.0.1:${tenant.port}; to see it:

chromium --user-data-dir="$(mktemp -d)" \\
  --host-resolver-rules='MAP ${acme.site.host}:443 127.0.0.1:${tenant.port}' \\
  --ignore-certificate-errors-spki-list=${tenant.spki} \\
  '${tenant.url('cases')}'`);
}
