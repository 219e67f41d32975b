/**
 * What the windows show and change, whatever their markup.
 *
 * Each change is one request to the site, sent as the choice is made. The paths
 * are invented (Atlassian publishes none); the tenant records them.
 */
import { useState } from 'react';

/** @returns the state of the window, and what may be done in it */
export function useAccess({ page, access, shown }) {
  const [general, setGeneral] = useState(access);
  const [scope, setScope] = useState('parent');
  const [isLinkOn, setLinkOn] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const [roles, setRoles] = useState({});
  const [requests, setRequests] = useState(shown.requests);
  const [chosen, setChosen] = useState([]);
  const change = async (what, body) => {
    const response = await send('PUT', `/gateway/api/access/${what}`, { page: page.id, ...body });
    return response.ok;
  };
  return {
    general, scope, isLinkOn, isCopied, requests, chosen, setChosen,
    roleOf: (person) => roles[person.accountId] ?? 'view',
    setGeneral: async (level) => (await change('general', { level })) && setGeneral(level),
    setScope: async (level) => (await change('scope', { level })) && setScope(level),
    setLink: async (on) => (await change('link', { on })) && setLinkOn(on),
    setRole: async ({ accountId }, role) =>
      (await change('role', { accountId, role })) && setRoles((all) => ({ ...all, [accountId]: role })),
    grant: async ({ accountId }) =>
      (await change('grant', { accountId })) && setRequests((all) => all.filter((each) => each.accountId !== accountId)),
    copyLink: async () => {
      await navigator.clipboard?.writeText(page.url).catch(() => {});
      setCopied(true);
    },
    share: async () => {
      await send('POST', '/gateway/api/share', {
        content: { ari: page.id, link: page.url },
        recipients: chosen.map(({ id, type }) => (type === 'email' ? { type: 'user', email: id } : { type, id })),
      });
      setChosen([]);
    },
    /** The older dialog keeps its choice until Apply. */
    apply: (mode) => change('restrictions', { mode }),
  };
}

const send = (method, path, body) => fetch(path, {
  method, credentials: 'include', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
});
