/** What a route gives back; the server turns it into an HTTP response. */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {object} headers
 * @property {string|Buffer} body
 */

export const json = (value, status = 200, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** An error of REST v1, as Confluence Cloud words it. */
export const errorV1 = (statusCode, message) => json({
  statusCode,
  data: { authorized: statusCode !== 401 && statusCode !== 403, valid: true, errors: [], successful: false },
  message,
}, statusCode);

/** An error of REST v2. */
export const errorV2 = (status, code, title) =>
  json({ errors: [{ status, code, title, detail: null }] }, status);
