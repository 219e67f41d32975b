// A reporter for Node's test runner that keeps the files in which a test failed, a line each, in
// the file that FAILED_FILES names. Written at once: a run that is made to exit flushes nothing.

import { appendFileSync } from 'node:fs';

/** @param {AsyncIterable<{type: string, data: {file?: string, name?: string, todo?: unknown}}>} events */
export default async function* failedFiles(events) {
  const failed = new Set();
  for await (const { type, data } of events) {
    const file = data?.name?.endsWith('.test.js') ? data.name : data?.file;
    if (type === 'test:fail' && data.todo === undefined && !failed.has(file)) {
      failed.add(file);
      appendFileSync(process.env.FAILED_FILES, `${file}\n`);
    }
  }
  yield '';
}
