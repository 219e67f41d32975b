// Records pages of the tenant as the core would be handed them, for the native
// tests: `node tests/snapshots/record.js`, or with the names of some. Needs
// `./build.sh build` first.
//
// The collector and the landmarks are the ones that ship; only the numbers of
// the elements and the address of the moment are left to chance, and neither
// matters to the tests.

import { readFile, writeFile } from 'node:fs/promises';

import { openUnread } from '../browser/jira-scene.js';
import { startStage } from '../browser/scene.js';

const core = await import('../../dist/chrome/pkg/doorward.js');
core.initSync({ module: await readFile('dist/chrome/pkg/doorward_bg.wasm') });
const collector = (await readFile('extension/content/page/collect.js', 'utf8')).replaceAll('export ', '');

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
  'window-modal': ['cases', { window: 'modal' }, ['window', 'menu general']],
  'window-modal-german': ['cases', { window: 'modal', locale: 'de' }, ['window', 'menu general']],
  'window-modal-japanese': ['cases', { window: 'modal', locale: 'ja' }, ['window', 'menu general']],
  'window-popup': ['cases', { window: 'popup' }, ['window', 'menu general']],
  'window-popup-german': ['cases', { window: 'popup', locale: 'de' }, ['window', 'menu general']],
  'window-popup-japanese': ['cases', { window: 'popup', locale: 'ja' }, ['window', 'menu general']],
  'window-role': ['cases', { window: 'popup' }, ['window', 'menu Dana']],
  'window-padlock': ['minutes', { window: 'padlock', access: 'view' }, ['window']],
  'window-padlock-german': ['minutes', { window: 'padlock', access: 'view', locale: 'de' }, ['window']],
  'window-padlock-japanese': ['minutes', { window: 'padlock', access: 'edit', locale: 'ja' }, ['window']],
  'jira-item': [{ issue: 'APL-1' }, { wording: 'old' }, []],
  'jira-share': [{ issue: 'APL-1' }, {}, ['jirashare', 'pick Dana']],
  'jira-modal': [{ board: '2', issue: 'NBR-1' }, {}, []],
  'jira-comment': [{ issue: 'APL-2' }, {}, ['compose']],
  'jira-note-tabs': [{ issue: 'CARE-2' }, { composer: 'tabs' }, ['compose']],
  'jira-reply-tabs-german': [{ issue: 'CARE-2' }, { composer: 'tabs', locale: 'de' }, ['compose', 'choose Dem Kunden antworten']],
  'jira-reply-buttons': [{ issue: 'CARE-2' }, { composer: 'buttons' }, ['compose Reply to customer', 'write See https://acme.atlassian.net/browse/APL-1 ']],
  'jira-note-buttons-japanese': [{ issue: 'CARE-2' }, { composer: 'buttons', locale: 'ja' }, ['compose 内部メモを追加']],
  'share-public-japanese': ['cases', { public: '1', locale: 'ja', gates: 'on' }, ['open', 'pick Mei']],
};

const stage = await startStage({ browser: 'chromium', extension: false });
const wanted = process.argv.slice(2);
for (const [name, [pageName, variant, steps]] of Object.entries(SCENES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const isJira = typeof pageName === 'object';
  const scene = isJira
    ? await openUnread(stage, stage.tenant.jiraUrl(pageName, variant), variant)
    : await stage.openUnread(pageName, variant);
  await scene.page.waitForSelector('.ak-renderer-document p, .ak-renderer-document table');
  for (const step of steps) {
    const [does, what] = [step.split(' ')[0], step.slice(step.indexOf(' ') + 1)];
    if (does === 'jirashare') await scene.openJiraShare();
    if (does === 'compose') await scene.openComposer(step === does ? undefined : what);
    if (does === 'choose') await scene.choose(what);
    if (does === 'write') await scene.write(what);
    if (does === 'open') await scene.openDialog();
    if (does === 'window') {
      await (await scene.page.waitForSelector('#share-mount button')).click();
      await scene.page.waitForSelector('[role=dialog] [role=combobox]');
    }
    if (does === 'menu') await openMenu(scene.page, what);
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

/** Opens the menu of general access, or of the role of somebody. */
async function openMenu(page, of) {
  const control = await page.evaluateHandle((of) => {
    const inWindow = (selector) => [...document.querySelectorAll(`[role=dialog] ${selector}`)];
    if (of !== 'general') {
      return inWindow('.access > *').find((row) => row.textContent.includes(of)).querySelector('[aria-haspopup]');
    }
    return inWindow('#general')[0] ?? inWindow('button[aria-haspopup]')[0];
  }, of);
  await control.asElement().focus();
  const isList = await control.evaluate((element) => element.localName === 'input');
  await page.keyboard.press(isList ? 'ArrowDown' : 'Enter');
  await page.waitForSelector('[role=option], [role=menuitemradio]');
}
