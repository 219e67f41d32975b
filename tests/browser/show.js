// Opens a browser with Doorward on a sensitive page of the tenant, until it is closed.
//
//   node tests/browser/show.js [chromium|firefox] [PAGE]

import { startTenant } from '../tenant/server.js';
import { launch } from './harness/index.js';

const [browser = 'chromium', page = 'cases'] = process.argv.slice(2);
const tenant = await startTenant();
const session = await launch({ browser, tenant, headed: true });
await session.open(tenant.url(page));
console.log(`${tenant.url(page)}\nPress Share and choose somebody. Close the browser to end.`);
session.browser.on('disconnected', async () => {
  await session.close();
  await tenant.close();
});
