// Records pages of the tenant as the core would be handed them, for the native
// tests: `node tests/snapshots/record.js`. Needs `./build.sh build` first.
//
// The collector and the landmarks are the ones that ship; only the numbers of
// the elements and the address of the moment are left to chance, and neither
// matters to the tests.

import { readFile, writeFile } from 'node:fs/promises';

import { startStage } from '../browser/scene.js';

const core = await import('../../dist/chrome/pkg/doorward.js');
core.initSync({ module: await readFile('dist/chrome/pkg/doorward_bg.wasm') });
const collector = (await readFile('extension/content/collect.js', 'utf8')).replaceAll('export ', '');

const SCENES = {
  'share-closed': ['cases', {}, []],
  'share-open': ['cases', {}, ['open']],
  'share-suggestions': ['cases', {}, ['open', 'type Alex']],
  'share-colleague-and-guest': ['cases', {}, ['open', 'pick Mei', 'pick Dana']],
  'share-address': ['cases', {}, ['open', 'pick someone@else.example']],
  'share-group-of-guests': ['cases', {}, ['open', 'type northbridge']],
  'share-gates-japanese': ['cases', { gates: 'on', locale: 'ja' }, ['open', 'pick Mei', 'type Dana']],
  'share-tabs-german': ['cases', { layout: 'tabs', locale: 'de' }, ['open', 'pick Dana']],
  'share-menu': ['cases', { layout: 'menu' }, ['open', 'pick Dana']],
  'share-split': ['cases', { layout: 'split' }, ['open', 'pick Dana']],
  'share-public-german': ['cases', { public: '1', locale: 'de' }, ['open']],
  'share-public-japanese': ['cases', { public: '1', locale: 'ja', gates: 'on' }, ['open', 'pick Mei']],
};

const stage = await startStage({ browser: 'chromium', extension: false });
for (const [name, [pageName, variant, steps]] of Object.entries(SCENES)) {
  const scene = await stage.openUnread(pageName, variant);
  await scene.page.waitForSelector('.ak-renderer-document p');
  for (const step of steps) {
    const [does, what] = [step.split(' ')[0], step.slice(step.indexOf(' ') + 1)];
    if (does === 'open') await scene.openDialog();
    if (does === 'pick') await scene.pick(what);
    if (does === 'type') await scene.suggest(what);
  }
  const { landmarks } = core.answer({ hello: { url: scene.page.url() } });
  const taken = await scene.page.evaluate(`(() => {
    ${collector}
    return collect(${JSON.stringify(landmarks)}).landmarks;
  })()`);
  const snapshot = { url: scene.page.url(), title: await scene.page.title(), landmarks: taken };
  await writeFile(`tests/snapshots/${name}.json`, `${JSON.stringify(snapshot, null, 1)}\n`);
  console.log(`${name}: ${JSON.stringify(snapshot).length} bytes`);
  await scene.page.close();
}
await stage.close();
