/**
 * Where files go that are put into an editor: the part of Atlassian's file store that
 * `@atlaskit/media-client` asks for an upload, at the path it has on the products' own
 * host. A place is asked for first, with the sizes; then the bytes come, then the name.
 */
import { json } from './answer.js';

const failure = (status) => json({ error: { code: 'Failed', title: 'Request failed' } }, status);
const done = () => ({ status: 200, headers: {}, body: '' });

/**
 * @typedef {object} Upload
 * @property {number} size of what has arrived
 * @property {string} [name] what the file is called; absent until all of it has arrived
 * @property {string} [type]
 */

/** @returns {{uploads: Upload[], routes: object[], reset: () => void}} */
export function fileStore() {
  /** @type {Upload[]} */
  const uploads = [];
  /** By the id of the upload, which is that of the file here. */
  const byId = new Map();
  const files = new Map();

  const routes = [
    ['POST', /^\/media-api\/upload\/createWithFiles$/, 'upload', (_, { descriptors }) =>
      json({ data: { created: descriptors.map(({ fileId }) => ({ fileId, uploadId: fileId })) } }, 201)],
    ['PUT', /^\/media-api\/chunk\/[\w-]+$/, 'chunk', ({ query, size }) => {
      const id = query.get('uploadId');
      if (!byId.has(id)) uploads.push(byId.set(id, { size: 0 }).get(id));
      byId.get(id).size += size;
      return done();
    }],
    ['PUT', /^\/media-api\/upload\/([\w-]+)\/chunks$/, 'chunks', done],
    ['POST', /^\/media-api\/file\/upload$/, 'file', (_, { uploadId, name, mimeType }) => {
      Object.assign(byId.get(uploadId), { name, type: mimeType });
      files.set(uploadId, details(byId.get(uploadId)));
      return json({ data: { id: uploadId, ...files.get(uploadId) } }, 201);
    }],
    ['POST', /^\/media-api\/items$/, 'items', (_, { descriptors }) => json({
      data: {
        items: descriptors.filter(({ id }) => files.has(id))
          .map(({ id, collection }) => ({ type: 'file', id, collection, details: files.get(id) })),
      },
    })],
  ].map(([method, path, call, answer]) => ({
    method, path, call: () => call, error: failure,
    answer: (_, request) => answer(request, request.body),
  }));

  function reset() {
    uploads.length = 0;
    byId.clear();
    files.clear();
  }
  return { uploads, routes, reset };
}

/** What the store says of a file: it makes no previews of it. */
const details = ({ name, type, size }) => ({
  name, size, mimeType: type, mediaType: type.startsWith('image/') ? 'image' : 'doc',
  processingStatus: 'succeeded', artifacts: {}, representations: {}, createdAt: Date.now(),
});
