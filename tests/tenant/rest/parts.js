/** What hangs on a page: attachments, footer comments, inline comments (v2). */
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

/** @type {import('../rest.js').Route[]} */
export const routes = [
  ofPage('attachments', 'attachments', (page) => (page.attachments ?? []).map(attachment(page))),
  ofPage('footer-comments', 'footer-comments', (page) => (page.comments ?? []).filter(({ on }) => !on).map(comment(page))),
  ofPage('inline-comments', 'inline-comments', (page) =>
    (page.comments ?? []).filter(({ on }) => on).map((one, index) => ({
      ...comment(page)(one, index),
      resolutionStatus: 'open',
      properties: { inlineOriginalSelection: one.on },
    }))),
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
const comment = (page) => ({ by, at, body }, index) => ({
  id: `${page.id}9${index}`,
  status: 'current',
  title: `Re: ${page.title}`,
  pageId: page.id,
  version: { number: 1, createdAt: at, message: '', minorEdit: false, authorId: by.accountId },
  body: { atlas_doc_format: { representation: 'atlas_doc_format', value: JSON.stringify(body) } },
  _links: { webui: `${webui(page)}?focusedCommentId=${page.id}9${index}` },
});
