/** What hangs on a page: attachments, footer comments, inline comments, and the replies to both (v2). */
import { mayOpen, pageById } from '../access.js';
import { failureV2, notFoundV2, paged, reader, webui } from './shapes.js';

const ofPage = (tail, kind, all) => ({
  path: new RegExp(`^/wiki/api/v2/pages/(\\d+)/${tail}$`),
  call: (match) => `${kind}:${match[1]}`,
  error: failureV2,
  answer: (data, asked) => {
    const page = pageById(data, asked.match[1]);
    return page && mayOpen(data, page, reader(data, asked)) ? paged(data, all(page), asked) : notFoundV2();
  },
});

/** PageVersion: what the page says now and said before, the newest first, with the text (v2). */
const versions = (page) => {
  const now = { number: page.version.number, createdAt: page.version.createdAt, title: page.title, body: page.body };
  return [now, ...(page.history ?? []).toReversed()].map(({ number, createdAt, title, body }) => ({
    number, createdAt, message: '', minorEdit: false, authorId: page.author.accountId,
    page: { id: page.id, title, body: { atlas_doc_format: { representation: 'atlas_doc_format', value: JSON.stringify(body) } } },
  }));
};

// In the ids of comments, after that of their page.
const FOOTER = '9';
const INLINE = '8';

/** @type {import('../rest.js').Route[]} */
export const routes = [
  ofPage('versions', 'versions', versions),
  ofPage('attachments', 'attachments', (page) => (page.attachments ?? []).map(attachment(page))),
  ofPage('footer-comments', 'footer-comments', (page) => (page.comments ?? []).filter(({ on }) => !on).map(comment(page, FOOTER))),
  ofPage('inline-comments', 'inline-comments', (page) =>
    (page.comments ?? []).filter(({ on }) => on).map((one, index) => ({
      ...comment(page, INLINE)(one, index),
      resolutionStatus: 'open',
      properties: { inlineOriginalSelection: one.on },
    }))),
  {
    path: /^\/wiki\/api\/v2\/(footer|inline)-comments\/(\d+)\/children$/,
    call: (match) => `replies:${match[2]}`,
    error: failureV2,
    answer: (data, asked) => {
      const [page, found] = commentById(data, asked.match[2]) ?? [];
      return page && mayOpen(data, page, reader(data, asked)) ? paged(data, found.replies ?? [], asked, reply(page, asked.match[2])) : notFoundV2();
    },
  },
];

/** AttachmentBulk. */
const attachment = (page) => ({ name, mediaType, size }, index) => ({
  id: `att${page.id}${index}`,
  status: 'current',
  title: name,
  createdAt: page.createdAt,
  pageId: page.id,
  mediaType,
  fileSize: size,
  webuiLink: `${webui(page)}?preview=${index}`,
  version: { number: 1, createdAt: page.createdAt, message: '', minorEdit: false, authorId: page.author.accountId },
});

/** PageCommentModel. */
const comment = (page, kind) => (one, index) => ({ ...remark(page, `${page.id}${kind}${index}`)(one), pageId: page.id });

/** ChildrenCommentModel. */
const reply = (page, parent) => (one, index) => ({ ...remark(page, `${parent}${index}`)(one), parentCommentId: parent });

/** The page and the comment of this id, of which `comment` and `reply` above say how it is made. */
function commentById(data, id) {
  for (const page of Object.values(data.pages)) {
    const [kind, first, ...below] = id.startsWith(page.id) ? id.slice(page.id.length) : '';
    const top = (page.comments ?? []).filter(({ on }) => (kind === INLINE) === Boolean(on));
    const found = below.reduce((one, index) => one?.replies?.[index], top[first]);
    if (found) return [page, found];
  }
  return undefined;
}

const remark = (page, id) => ({ by, at, body }) => ({
  id,
  status: 'current',
  title: `Re: ${page.title}`,
  version: { number: 1, createdAt: at, message: '', minorEdit: false, authorId: by.accountId },
  body: { atlas_doc_format: { representation: 'atlas_doc_format', value: JSON.stringify(body) } },
  _links: { webui: `${webui(page)}?focusedCommentId=${id}` },
});
