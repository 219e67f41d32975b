import { createServer } from 'node:http';
import { connect } from 'node:net';

/**
 * The only way out of a browser under test. It carries connections to the tenant, refuses
 * all others and keeps a list of both, so that a test can say where a browser, its pages and
 * its extensions wanted to go, whichever part of it asked.
 *
 * @param {{origin: string, port: number}} tenant the origin that is let through, and the port
 *   of 127.0.0.1 that answers for it
 * @returns {Promise<{port: number, connections: {host: string, allowed: boolean}[],
 *   close: () => Promise<void>}>} `host` is `name:port`
 */
export async function startProxy(tenant) {
  const open = `${new URL(tenant.origin).hostname}:443`;
  const connections = [];
  const note = (host) => {
    const allowed = host === open;
    connections.push({ host, allowed });
    return allowed;
  };

  const server = createServer((request, response) => {
    // Plain HTTP comes with an absolute URL; none of it is the tenant's.
    const { hostname, port } = new URL(request.url, 'http://unknown');
    note(`${hostname}:${port || 80}`);
    response.writeHead(502).end();
  });
  const sockets = new Set();
  server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
  server.on('connect', (request, client, head) => {
    client.on('error', () => client.destroy());
    if (!note(request.url)) return client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const upstream = connect(tenant.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    connections,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  };
}
