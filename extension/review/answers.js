// What the walk takes from the site's answers: ids and links, nothing else. An
// answer of another form than expected is no answer: `undefined`.

const isId = (value) => typeof value === 'string' && /^\d+$/.test(value);

/** The id of the one space in the answer, `null` where there is none. */
export function spaceId(answer) {
  if (!Array.isArray(answer?.results)) {
    return undefined;
  }
  const [space] = answer.results;
  return isId(space?.id) ? space.id : null;
}

/** The pages of a list, each with the id of what it stands below, and the path to what follows. */
export function pages(answer) {
  if (!Array.isArray(answer?.results)) {
    return undefined;
  }
  const found = answer.results
    .filter((one) => isId(one?.id))
    .map(({ id, parentId }) => ({ id, parent: isId(parentId) ? parentId : '' }));
  const next = answer._links?.next;
  return { pages: found, next: typeof next === 'string' && next.startsWith('/wiki/') ? next : undefined };
}

/** The ids in a list. */
export const ids = (answer) => pages(answer)?.pages.map(({ id }) => id);

/**
 * The ids above something, the highest first, and whether there may be more above those: the
 * list is as long as was asked for.
 * @param {string} path What was asked.
 */
export function above(answer, path) {
  const found = ids(answer);
  // One that is not understood is a level all the same.
  if (found?.length !== answer?.results?.length || !found) {
    return undefined;
  }
  const most = Number(new URLSearchParams(path.split('?')[1]).get('limit')) || Infinity;
  return { ids: found, isCut: found.length >= most || typeof answer._links?.next === 'string' };
}

/** The titles in a list, by id. */
export function titles(answer) {
  const found = Array.isArray(answer?.results) ? answer.results : [];
  return found.filter((one) => isId(one?.id) && typeof one.title === 'string').map(({ id, title }) => [id, title]);
}

/** Whose session it is: an account id, `''` where nobody is signed in. */
export function account(answer) {
  if (answer?.type === 'anonymous') {
    return '';
  }
  return typeof answer?.accountId === 'string' ? answer.accountId : undefined;
}
