// What the walk takes from the site's answers: ids and links, nothing else. An
// answer of another form than expected is no answer: `undefined`.

import { isPlain } from '../shared/json.js';

/**
 * @param {unknown} value
 * @returns {value is string}
 */
const isId = (value) => typeof value === 'string' && /^\d+$/.test(value);

/** @type {(answer: unknown) => any[] | undefined} */
const resultsOf = (answer) =>
  isPlain(answer) && Array.isArray(answer.results) ? answer.results : undefined;

/**
 * The path to what follows of a list.
 * @param {unknown} answer
 */
function nextOf(answer) {
  const next = isPlain(answer) ? answer._links?.next : undefined;
  return typeof next === 'string' ? next : undefined;
}

/**
 * The id of the one space in the answer, `null` where there is none.
 * @param {unknown} answer
 */
export function spaceId(answer) {
  const results = resultsOf(answer);
  if (!results) {
    return undefined;
  }
  const id = results[0]?.id;
  return isId(id) ? id : null;
}

/**
 * The pages of a list, each with the id of what it stands below, and the path to what follows.
 * @param {unknown} answer
 * @returns {{pages: {id: string, parent: string}[], next: string | undefined} | undefined}
 */
export function pages(answer) {
  const results = resultsOf(answer);
  if (!results) {
    return undefined;
  }
  const found = results
    .filter((one) => isId(one?.id))
    .map(({ id, parentId }) => ({ id, parent: isId(parentId) ? parentId : '' }));
  const next = nextOf(answer);
  return { pages: found, next: next?.startsWith('/wiki/') ? next : undefined };
}

/**
 * The ids in a list.
 * @param {unknown} answer
 */
export const ids = (answer) => pages(answer)?.pages.map(({ id }) => id);

/**
 * The ids above something, the highest first, and whether there may be more above those: the
 * list is as long as was asked for.
 * @param {unknown} answer
 * @param {string} path What was asked.
 */
export function above(answer, path) {
  const found = ids(answer);
  // One that is not understood is a level all the same.
  if (!found || found.length !== resultsOf(answer)?.length) {
    return undefined;
  }
  const most = Number(new URLSearchParams(path.split('?')[1]).get('limit')) || Infinity;
  return { ids: found, isCut: found.length >= most || nextOf(answer) !== undefined };
}

/**
 * The titles in a list, by id.
 * @param {unknown} answer
 * @returns {[id: string, title: string][]}
 */
export function titles(answer) {
  const found = resultsOf(answer) ?? [];
  return found.filter((one) => isId(one?.id) && typeof one.title === 'string').map(({ id, title }) => [id, title]);
}

/**
 * Whose session it is: an account id, `''` where nobody is signed in.
 * @param {unknown} answer
 * @returns {string | undefined}
 */
export function account(answer) {
  if (!isPlain(answer)) {
    return undefined;
  }
  if (answer.type === 'anonymous') {
    return '';
  }
  return typeof answer.accountId === 'string' ? answer.accountId : undefined;
}
