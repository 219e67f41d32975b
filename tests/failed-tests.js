// A reporter for Node's test runner that keeps which tests failed in the file that FAILED_TESTS
// names: a line each, with the path of the test file, a tab, and the pattern of the test's name.
// Without a pattern it is the whole file, where more than one test by itself is at fault: a hook, a
// part of a test, a file that ended early. Written at once: a run that is made to exit flushes
// nothing.

import { appendFileSync } from 'node:fs';

const IS_OF_A_TEST = ['testCodeFailure', 'testTimeoutFailure'];

/** @param {AsyncIterable<{type: string, data: Failure}>} events */
export default async function* failedTests(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:fail' || data.todo !== undefined) continue;
    const { failureType } = data.details.error;
    const isSuite = data.details.type === 'suite';
    // What failed below it was told already.
    if (isSuite && failureType === 'subtestsFailed') continue;
    const isAlone = !isSuite && data.name !== data.file && IS_OF_A_TEST.includes(failureType);
    const pattern = isAlone ? `^${data.name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$` : '';
    appendFileSync(process.env.FAILED_TESTS, `${data.file}\t${pattern}\n`);
  }
  yield '';
}

/**
 * @typedef {object} Failure
 * @property {string} name
 * @property {string} [file]
 * @property {unknown} [todo]
 * @property {{type?: string, error: {failureType?: string}}} details
 */
