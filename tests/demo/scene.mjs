// Plays the main story in a browser without a window: tells what Doorward says at each step, and
// saves pictures.
//
//   node tests/demo/scene.mjs                             pictures to tests/out/
//   node tests/demo/scene.mjs --pictures docs/pictures    those of the README as well

import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { waitFor } from '../browser/harness/index.js';
import { FRAME, openJira, openUnread } from '../browser/jira-scene.js';
import { pick } from '../browser/put-files.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from '../browser/scene.js';
import { doc, h, mention, p } from '../tenant/adf.js';
import { data } from '../tenant/data.js';
import { withMany } from '../tenant/many.js';

const WINDOW = { width: 1280, height: 900 };

let steps = 0;

const { values: options } = parseArgs({ options: { pictures: { type: 'string' } } });
const stage = await startStage({ browser: 'chromium', data: withNames(withMany()) });
try {
  const scene = await mainStory();
  await popup(scene);
  await enlarged(scene);
  await dark();
  await japanese();
  await guests();
  await attach();
  await kept();
  await review();
  await workItem();
  await reply();
} catch (error) {
  console.error(`\nThe scene did not play as it should: ${error.message}`);
  process.exitCode = 1;
} finally {
  await stage.close();
}

/** The page of the two partners mentions three people. */
function withNames(site) {
  const { alexGuest: alex, rosa, mei } = data.people;
  const body = doc(
    p('Milestones by quarter.'), h(2, 'Who does what'),
    p('The plan is kept by ', mention(mei), '. ', mention(alex), ' reports for Northbridge, ', mention(rosa), ' for Calder & Wick.'),
  );
  return { ...site, pages: { ...site.pages, jointPlan: { ...site.pages.jointPlan, body } } };
}

async function mainStory() {
  step('Priya Shah opens the page "Benefit review: March cases".');
  const scene = await enter({});
  quote('above the page', await scene.text(STRIP));
  await picture(scene.page, 'page');

  step('She presses Share and picks her colleague Mei Lin.');
  await scene.openDialog();
  await scene.pick('Mei');
  quote('in the dialog', await scene.sees(PANEL, /Everyone you chose is in your organisation/));

  step('She picks Dana Reyes of Northbridge Consulting as well.');
  await scene.pick('Dana');
  quote('in the dialog', await scene.sees(PANEL, /about to leave .*Dana Reyes, guest from northbridge\.example/));
  await scene.shutSuggestions();
  await picture(scene.page, 'dialog');

  step('She presses Share all the same.');
  await scene.share();
  quote('before anything is sent', await scene.sees(INTERRUPTION, /Check before you share.*NHS.*Dana Reyes/));
  await picture(scene.page, 'interruption');

  step('She goes back.');
  await scene.press('button', 'Go back and change it');
  await scene.sees(INTERRUPTION, /^$/);
  const { shares } = stage.tenant;
  if (shares.length > 0) throw new Error(`the page was shared: ${JSON.stringify(shares)}`);
  const { people } = data;
  const chosen = await scene.chosen();
  if (chosen.join() !== [people.mei.accountId, people.dana.accountId].join()) {
    throw new Error(`her choice of people was lost: ${chosen.join(', ') || 'none is left'}`);
  }
  console.log('   Nothing was shared, and her choice of people is still in the dialog.');
  return scene;
}

async function popup(scene) {
  step("She opens Doorward's popup.");
  const page = await stage.session.openPopup(scene.page);
  const text = async () => (await stage.session.doorward(page))[0].text;
  quote('in the popup', await waitFor(async () => {
    const said = await text();
    return said.includes('NHS') && said;
  }, { what: 'the popup to tell of the NHS numbers' }));
  const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  await page.setViewport({ width: 400, height });
  await picture(page, 'popup');
  await picture(page, 'popup-dark', { dark: true });
  await page.close();
}

async function enlarged(scene) {
  step('She enlarges everything to 200 %.');
  await picture(scene.page, 'dialog-200-percent', { zoom: 2 });
  // By keyboard: the dialog does not move back when the window is as it was.
  await scene.share('Enter');
  await scene.sees(INTERRUPTION, /Check before you share/);
  await picture(scene.page, 'interruption-200-percent', { zoom: 2 });
  await scene.page.close();
}

async function dark() {
  step('The same with the dark theme.');
  const scene = await enter({ theme: 'dark' });
  await scene.openDialog();
  await scene.pick('Dana');
  await scene.sees(PANEL, /about to leave .*northbridge/);
  await scene.shutSuggestions();
  await picture(scene.page, 'dialog-dark', { dark: true });
  await scene.share();
  await scene.sees(INTERRUPTION, /Check before you share/);
  await picture(scene.page, 'interruption-dark', { dark: true });
  await scene.page.close();
}

async function japanese() {
  step("The same in Japanese, with the share dialog's new chips and pop-ups.");
  const scene = await enter({ locale: 'ja', gates: 'on' });
  await scene.openDialog();
  await scene.pick('Dana');
  quote('in the dialog', await scene.sees(PANEL, /Dana Reyes, guest from northbridge\.example/));
  await scene.shutSuggestions();
  await picture(scene.page, 'dialog-japanese');
  await scene.page.close();
}

async function guests() {
  step('She opens a page of a space that she shares with two partners.');
  const scene = await stage.open('jointPlan');
  await scene.page.setViewport(WINDOW);
  quote('above the page', await scene.sees(STRIP, /guest/));
  await picture(scene.page, 'strip');
  const page = await stage.session.openPopup(scene.page);
  const text = async () => (await stage.session.doorward(page))[0].text;
  quote('in the popup', await waitFor(async () => {
    const said = await text();
    return /can see each other/.test(said) && said;
  }, { what: 'the popup to list its findings' }));
  await whole(page, 400);
  await picture(page, 'popup-findings');
  await page.close();
  await scene.page.close();
}

async function attach() {
  step('She writes a comment that both partners can read, and puts a workbook into it.');
  const scene = await openUnread(stage, stage.tenant.url('partnerAgenda'));
  await scene.page.setViewport(WINDOW);
  await scene.sees(STRIP, /2 guests/);
  await scene.openPageComment();
  await scene.write('The rota for week 12:');
  const bytes = await readFile(new URL('../files/openpyxl.xlsx', import.meta.url));
  await pick(scene.page, [{ name: 'Ward rota.xlsx', type: '', bytes }]);
  quote('around the editor', await scene.sees(FRAME, /In Ward rota\.xlsx: .*3 NHS numbers.*2 hidden sheets/));
  await pictureOf(scene.page, FRAME, 'attach');

  step('She sends it all the same.');
  await scene.send('mouse');
  quote('before anything is sent', await scene.sees(INTERRUPTION, /Ward rota\.xlsx.*3 NHS numbers.*Dana Reyes/));
  await pictureOf(scene.page, FRAME, 'attach-interruption');
  await scene.press('button', 'Go back to the text');
  await scene.sees(INTERRUPTION, /^$/);
  if (scene.comments.length > 0) throw new Error('the comment was sent');
  await scene.page.close();
}

async function kept() {
  step('She looks at all findings, and makes a record of a decision.');
  // Pages are named by their titles as long as a tab shows the site.
  const cases = await stage.open('partnerCases');
  quote('above the page', await cases.sees(STRIP, /outside can open sensitive content/));
  const findings = await stage.session.openExtension('findings/findings.html');
  const says = async (page, pattern) => {
    const [{ text }] = await stage.session.doorward(page);
    return pattern.test(text) && text;
  };
  await waitFor(() => says(findings, /Cases for the joint review · Space PARTNER/), { what: 'the list of findings' });
  await findings.click('#tab-access');
  await waitFor(() => says(findings, /Cases for the joint review · .*· Space JOINT/s), { what: 'who has access, by page' });
  await whole(findings, WINDOW.width, 1_200);
  await picture(findings, 'findings');
  await picture(findings, 'findings-dark', { dark: true });
  await findings.close();
  await cases.page.close();

  const scene = await stage.open('decision');
  const id = await stage.session.tabId(scene.page);
  const record = await stage.session.openExtension(`record/record.html?tab=${id}`);
  await waitFor(() => says(record, /Not in this record/), { what: 'the record' });
  await picture(record, 'record');
  await record.close();

  step('She looks at her settings.');
  const options = await stage.session.openExtension('options/options.html');
  await waitFor(() => says(options, /domains/), { what: 'the options' });
  await picture(options, 'options');
  await options.close();
  await scene.page.close();
}

async function review() {
  step('She has Doorward review a space of two thousand pages.');
  // Ten times as fast as Doorward asks a real site.
  await stage.session.background(() => chrome.storage.session.set({ reviewPace: { gap: 40, unit: 100 } }));
  const scene = await stage.open('many7');
  const page = await stage.session.openExtension('review/review.html?site=acme.atlassian.net&space=MANY');
  await page.setViewport({ width: WINDOW.width, height: 1000 });
  const text = async () => (await stage.session.doorward(page))[0].text;
  const says = (pattern) => waitFor(async () => pattern.test(await text()), { what: `the review to say ${pattern}` });
  const press = (name) => stage.session.press(page, { role: 'button', name });
  await says(/Start the review/);
  await press('Start the review');
  await says(/([7-9]\d\d|1,\d{3}) of 2,000 pages/);
  const [figures] = (await text()).match(/[\d,]+ of 2,000 pages/);
  quote('meanwhile', figures);
  await picture(page, 'review-running');
  await press('Pause');
  await says(/Paused/);
  await picture(page, 'review-paused', { dark: true });
  await press('Resume');

  step('Her session expires on the way; she signs in again.');
  stage.tenant.signOut();
  await says(/You are not signed in/);
  await picture(page, 'review-waiting');
  stage.tenant.signIn();
  await says(/Done: 2,000 pages read/);
  quote('at the end', (await text()).match(/Done: [^.]*\./)[0]);
  await page.evaluate(() => document.querySelector('#list summary').click());
  await whole(page, WINDOW.width, 1_500);
  await picture(page, 'review');
  await picture(page, 'review-200-percent', { zoom: 2 });
  await page.close();
  await scene.page.close();
}

/** Makes the window as high as what is in it, up to a limit. */
async function whole(page, width, most = Infinity) {
  const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  await page.setViewport({ width, height: Math.min(height, most) });
}

async function workItem() {
  step('She opens the work item "Cases for the joint review" in Jira.');
  const scene = await openJira(stage, { issue: 'NBR-1' });
  await scene.page.setViewport(WINDOW);
  quote('above the work item', await scene.text(STRIP));
  await picture(scene.page, 'work-item');

  step('She presses Share and picks Dana Reyes.');
  await scene.openJiraShare();
  await scene.pick('Dana');
  quote('in the dialog', await scene.sees(PANEL, /about to leave .*Dana Reyes/));
  await scene.shutSuggestions();
  await scene.share();
  quote('before anything is sent', await scene.sees(INTERRUPTION, /Check before you share.*NHS.*Dana Reyes/));
  await picture(scene.page, 'work-item-interruption');
  await scene.press('button', 'Go back and change it');
  await scene.sees(INTERRUPTION, /^$/);
  await scene.page.close();
}

async function reply() {
  step('She opens a request of Harriet Blakeney’s in Jira Service Management, and writes an internal note.');
  const scene = await openJira(stage, { issue: 'CARE-1' }, { composer: 'buttons' });
  await scene.page.setViewport(WINDOW);
  await scene.openComposer('Add internal note');
  quote('around the editor', await scene.sees(FRAME, /Internal note/));
  await scene.write('Desmond Achterberg, NHS number 999 280 6133, was on the same list.');
  await pictureOf(scene.page, FRAME, 'internal-note');

  step('She changes to "Reply to customer".');
  await scene.choose('Reply to customer');
  quote('around the editor', await scene.sees(FRAME, /Reply to the customer.*NHS number/));
  await pictureOf(scene.page, FRAME, 'reply');

  step('She sends it with Ctrl+Enter.');
  await scene.send('Control+Enter');
  quote('before anything is sent', await scene.sees(INTERRUPTION, /Check before you reply to the customer/));
  await pictureOf(scene.page, FRAME, 'reply-interruption');

  step('She goes back, and sends it as an internal note.');
  await scene.press('button', 'Go back to the text');
  await scene.choose('Add internal note');
  await scene.sees(FRAME, /Internal note/);
  await scene.send('mouse');
  const [sent] = await scene.sentOnce();
  if (sent.public || scene.comments.length !== 1) throw new Error(`it was sent to the customer: ${JSON.stringify(scene.comments)}`);
  console.log('   Nothing went to the customer; the note is below the request.');
  await scene.page.close();
}

/** Opens the sensitive page in a window of the pictures' size. */
async function enter(variant) {
  const scene = await stage.open('cases', variant);
  await scene.page.setViewport(WINDOW);
  return scene;
}

function step(what) {
  steps += 1;
  console.log(`\n${steps}. ${what}`);
}

function quote(where, text) {
  // The mark before the words is a picture to those who see it.
  console.log(`   Doorward ${where}: “${text.replace(/^\S (?=\p{Lu})/u, '')}”`);
}

/** A picture with one of Doorward's hosts in the middle, which lies further down. */
async function pictureOf(page, host, name) {
  await page.$eval(host, (element) => element.scrollIntoView({ block: 'center' }));
  await save(page, name);
}

async function picture(page, name, look) {
  await page.evaluate(() => scrollTo(0, 0));
  await save(page, name, look);
}

async function save(page, name, look) {
  const path = await stage.session.screenshot(page, name, look);
  console.log(`   picture: ${relative('', path)}`);
  if (!options.pictures) return;
  const folder = resolve(options.pictures);
  await mkdir(folder, { recursive: true });
  const copy = `${folder}/${basename(path).replace('chromium-', '')}`;
  await copyFile(path, copy);
  console.log(`   picture: ${relative('', copy)}`);
}
