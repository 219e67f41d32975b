import { request } from 'node:https';

/** One request to a tenant. `body` of the result is parsed JSON, `text` the same unparsed. */
export function ask(tenant, path, { method = 'GET', body, anonymous = false } = {}) {
  return new Promise((resolve, reject) => {
    request({
      host: '127.0.0.1',
      port: tenant.port,
      path,
      method,
      rejectUnauthorized: false,
      headers: {
        ...(!anonymous && { cookie: 'cloud.session.token=signed-in' }),
        ...(body && { 'content-type': 'application/json' }),
      },
    }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      const isJson = response.headers['content-type']?.startsWith('application/json');
      resolve({
        status: response.statusCode, headers: response.headers, text,
        get body() { return isJson ? JSON.parse(text) : undefined; },
      });
    }).on('error', reject).end(body && JSON.stringify(body));
  });
}
