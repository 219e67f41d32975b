// The text that a person may send when a warning was wrong.

import assert from 'node:assert/strict';
import { it, mock } from 'node:test';

import { wrongText } from '../../extension/content/show/wrong.js';

it('has the day of the person, not that of Greenwich', () => {
  process.env.TZ = 'Pacific/Auckland';
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-03-27T22:00:00Z') });
  globalThis.chrome = {
    runtime: { getManifest: () => ({ version: '1.2.3' }) },
    i18n: { getMessage: (key, words) => (key === 'wrong_text' ? words.join('|') : '') },
  };
  assert.equal(wrongText('nhs', 'NHS number'), 'nhs|NHS number|1.2.3|2026-03-28');
});

// R131.
it('knows the rules of a finding, also of what stands where a link leads', async () => {
  globalThis.chrome = {
    runtime: {
      id: 'doorward',
      sendMessage: async () => ({ answer: { rules: [['generic-secret', 'secret'], ['password', 'secret']], findings: [] } }),
    },
    storage: { managed: { get: async () => ({}) }, local: { get: async () => ({}) } },
    i18n: { getMessage: (key) => key },
  };
  const { knownWrong } = await import('../../dist/chrome/findings/wrong.js');
  const { rulesOf } = await knownWrong();
  const count = (key) => ({ key, count: 2, args: [{ count: 2 }] });
  const linked = { key: 'evidence_linked', count: 2, args: [{ count: 2 }, { message: count('rule_generic_secret') }] };
  const some = { key: 'evidence_some_linked', args: [{ message: { key: 'evidence_term', args: [{ text: 'heron' }] } }, { count: 1 }] };
  const evidence = [count('rule_password'), linked, some, { key: 'evidence_marking', args: [{ text: 'SECRET' }] }];
  assert.deepEqual(rulesOf({ evidence }).map(({ rule, name }) => [rule, name]), [
    ['password', evidence[0]], ['generic-secret', linked], ['heron', some],
  ]);
});

// R131.
it('names the button that tries once more where it could not be kept', async () => {
  const made = (localName) => ({
    localName,
    children: [],
    textContent: '',
    setAttribute() {},
    addEventListener() {},
    focus() {},
    append(...children) {
      this.children.push(...children);
    },
    replaceChildren(...children) {
      this.children = children;
    },
  });
  globalThis.document = { createElement: made };
  globalThis.chrome = { i18n: { getMessage: (key) => key }, runtime: { getManifest: () => ({ version: '1.2.3' }) } };
  const { wrongPart } = await import('../../extension/content/show/wrong.js');
  const full = () => Promise.reject(new Error('the disk is full'));
  const part = wrongPart({ about: [{ rule: 'nhs-number', name: { key: 'nhs' } }], page: '1', mark: full, takeBack: full, listen: () => () => {} });
  await new Promise((done) => setTimeout(done));
  const [said, undo] = part.children;
  assert.deepEqual([said.textContent, undo.localName, undo.textContent], ['wrong_not_kept', 'button', 'wrong_again']);
  delete globalThis.document;
});
