// The stage itself, without Doorward: every page of Jira and the editors of both products draw in
// a browser with the published hooks, take typing, and record what is sent. No page asks a REST
// address, so that whatever is asked there was asked by the extension.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';

import { jiraWords } from '../tenant/jira/words.js';
import { clickOn, clickWords, launch, waitFor } from './harness/index.js';
import { startTenant } from '../tenant/server.js';

const EDITOR = '.ProseMirror[contenteditable=true]';
const at = (id) => `[data-testid="${id}"]`;
const SUMMARY = at('issue.views.issue-base.foundation.summary.heading');
const DESCRIPTION = at('issue.views.field.rich-text.description');
const PLACEHOLDER = at('canned-comments.common.ui.comment-text-area-placeholder.textarea');
const COMPOSER = at('issue.activity.comment');
const SAVE = at('comment-save-button');
const VISIBILITY = `${at('issue-comment-base.ui.comment.comment-visibility.comment-visibility-wrapper')} button`;
const SHARE_DIALOG = '[role=dialog] form:has([name=users]) button[type=submit]';

// The second takes the place of the first once the mouse is over it.
const SHARE = `${at('share-button.ui.pre-share-view.button')}, ${at('share-dialog.ui.share-button')}`;

/** What every work item has, wherever it is shown. */
const ISSUE_HOOKS = [
  SUMMARY,
  at('issue.views.issue-base.foundation.breadcrumbs.current-issue.item'),
  `${DESCRIPTION} .ak-renderer-document`,
  at('issue-view-base.common.description.heading-wrapper'),
  SHARE,
  `button${at('issue.watchers.action-button.root')}`,
  at('issue-meatball-menu.ui.dropdown-trigger.button'),
  at('issue.activity.comments-list'),
  at('issue.views.field.single-line-text.read-view.customfield_10051'),
];

describe('the stage', () => {
  let tenant, session, page;
  before(async () => {
    tenant = await startTenant();
    session = await launch({ browser: 'chromium', tenant, extension: false });
    page = await session.browser.newPage();
  });
  afterEach(() => {
    assert.deepEqual(tenant.requests.filter(({ path }) => /^(\/wiki)?\/(rest|api)\//.test(path)), []);
    tenant.reset();
  });
  after(async () => {
    await session?.close();
    await tenant?.close();
  });

  const go = async (url, ...hooks) => {
    const errors = [];
    page.removeAllListeners('pageerror');
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(url);
    for (const hook of hooks) await page.waitForSelector(hook);
    assert.deepEqual(errors, []);
  };
  const jira = (place, variant, ...hooks) => go(tenant.jiraUrl(place, variant), ...hooks);

  const press = (selector) => clickOn(page, selector);
  /** Clicks what has exactly these words. */
  const choose = (words) => clickWords(page, ':not(:has(*))', words);
  const write = async (text, editor = EDITOR) => {
    await press(editor);
    await page.keyboard.type(text);
    await waitFor(() => page.$eval(editor, (node, text) => node.textContent.includes(text), text), { what: `“${text}”` });
  };
  const pressCtrlEnter = async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
  };
  const last = (handle, length) => waitFor(() => handle.length === length && handle.at(-1), { what: 'what was sent' });

  it('shows a work item on its page, in panels and over a board', async () => {
    await jira({ issue: 'APL-1' }, {}, ...ISSUE_HOOKS, '#jira-issue-header-actions[role=group]', at('comment-base-item-20101'));
    await jira({ queue: '11', issue: 'CARE-1' }, {}, ...ISSUE_HOOKS);
    await jira({ filter: '10202', issue: 'NBR-1' }, {}, ...ISSUE_HOOKS);
    const modal = `section[role=dialog]${at('issue.views.issue-details.issue-modal.modal-dialog')}`;
    await jira({ board: '2', issue: 'NBR-1' }, {}, ...ISSUE_HOOKS.map((hook) => hook.split(', ').map((each) => `${modal} ${each}`).join(', ')));
    await jira({ board: '2' }, {}, `[data-open=NBR-1]${at('platform-board-kit.ui.card.card')}`, at('platform-card.common.ui.key.key'));
    await press('[data-open=NBR-1]');
    await page.waitForSelector(`${modal} ${SUMMARY}`);
    assert.equal(new URL(page.url()).searchParams.get('selectedIssue'), 'NBR-1');
    await page.keyboard.press('Escape');
    await waitFor(() => !page.url().includes('selectedIssue'), { what: 'the modal to be gone' });
  });

  it('opens the share dialog of a work item, a board and a filter', async () => {
    for (const place of [{ issue: 'NBR-1' }, { board: '2' }, { filter: '10202' }]) {
      await jira(place);
      await press(SHARE);
      await page.waitForSelector(SHARE_DIALOG);
      assert.ok(await page.$(at('share-dialog.ui.share-button')));
    }
    await press('.fabric-user-picker__control');
    await page.keyboard.type('dana');
    await page.waitForSelector('#react-select-share-option-0');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[name=users][value^="712020:c4f2580e"]');
    await page.$eval(SHARE_DIALOG, (button) => button.form.requestSubmit());
    const { content, recipients } = await last(tenant.shares, 1);
    assert.deepEqual([content.type, recipients.length], ['filter', 1]);
  });

  it('takes a comment, a description, a summary and a field', async () => {
    await jira({ issue: 'APL-2' }, {}, PLACEHOLDER);
    await press(PLACEHOLDER);
    await page.waitForSelector(`${COMPOSER} #ak-editor-textarea`);
    await write('It has six chairs.');
    await press(VISIBILITY);
    await page.waitForSelector('.comment-visibility__menu-list');
    await choose('Member');
    await press(SAVE);
    const comment = await last(tenant.comments, 1);
    assert.deepEqual([comment.on, comment.public, comment.role, comment.text], ['APL-2', undefined, 'Member', 'It has six chairs.']);
    await page.waitForSelector(at('issue-comment-base.ui.comment.custom-comment.restricted-to'));

    await press(`${DESCRIPTION} p`);
    await write('More chairs. ', `${at('issue.views.field.rich-text.editor-container')} ${at('issue.component.editor.default-editor')} ${EDITOR}`);
    await pressCtrlEnter();
    assert.match((await last(tenant.updates, 1)).text, /More chairs\./);
    await press(SUMMARY);
    await page.type('[name=summary]', '!');
    await page.keyboard.press('Enter');
    await last(tenant.updates, 2);
    await press('.single-line');
    await page.type('[name=customfield_10051]', 'AP/1');
    await page.keyboard.press('Enter');
    assert.equal((await last(tenant.updates, 3)).field, 'customfield_10051');
  });

  for (const [composer, locale] of [['tabs', 'en'], ['buttons', 'de'], ['tabs', 'ja']]) {
    it(`takes a reply and a note in ${composer}, in ${locale}`, async () => {
      const words = jiraWords({ locale, wording: 'new' });
      await jira({ issue: 'CARE-1' }, { composer, locale }, SUMMARY);
      if (composer === 'tabs') await press(PLACEHOLDER);
      await choose(words.reply);
      await write('On Friday.');
      assert.equal(await page.$(VISIBILITY), null);
      await choose(words.note);
      await page.waitForSelector(VISIBILITY);
      assert.match(await page.$eval(EDITOR, (node) => node.textContent), /On Friday/);
      await choose(words.reply);
      await press(SAVE);
      assert.equal((await last(tenant.comments, 1)).public, true);
      await page.waitForSelector(COMPOSER, { hidden: true });
      if (composer === 'tabs') await press(PLACEHOLDER);
      await choose(words.note);
      await write('She has called twice.');
      await pressCtrlEnter();
      assert.equal((await last(tenant.comments, 2)).public, false);
    });
  }

  it('creates, shares, adds people and watchers', async () => {
    await jira({ filter: '10205' }, { wording: 'old' }, '[data-filter-details]');
    await press('[data-filter-details]');
    await page.waitForSelector('#scope');
    await page.focus('#scope');
    await page.keyboard.press('ArrowDown');
    await choose('Public');
    await choose('Add');
    await choose('Save');
    assert.deepEqual((await last(tenant.sharings, 1)).permissions, [{ type: 'global' }]);

    await jira({ project: 'NBR', people: true }, {}, '[data-add-people]');
    await press('[data-add-people]');
    await press('[role=dialog] .fabric-user-picker__control');
    await page.keyboard.type('new@post.example');
    await page.waitForSelector('.fabric-user-picker__option');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[name=people][value="new@post.example"]');
    await press('[role=dialog] [type=submit]');
    assert.equal((await last(tenant.added, 1)).people[0].id, 'new@post.example');

    await jira({ issue: 'APL-2' }, {}, SUMMARY);
    await press(at('issue.watchers.action-button.root'));
    await press('.watchers .fabric-user-picker__control');
    await page.keyboard.type('dana');
    await page.waitForSelector('.fabric-user-picker__option');
    await page.keyboard.press('Enter');
    await last(tenant.watching, 1);

    await jira({ dashboard: '10301' }, {}, '[data-create]');
    await press('[data-create]');
    await (await page.waitForSelector('#summary-field')).type('Ask for a quote');
    await write('By Monday.', `[role=dialog] ${EDITOR}`);
    await press('[role=dialog] [type=submit]');
    assert.deepEqual((await last(tenant.created, 1)).text, 'By Monday.');
  });

  it('edits a page of Confluence, publishes it, and comments on it', async () => {
    await go(tenant.editUrl('rota'), 'textarea[name="editpages-title"]', `${at('ak-editor-fp-content-area')} #ak-editor-textarea`);
    await page.type('[name="editpages-title"]', ' of spring');
    await write('Bring your own cup. ');
    await press('#publish-button');
    await press(`button${at('publish-modal-update-button')}`);
    const published = await last(tenant.published, 1);
    assert.match(published.title, /of spring/);
    assert.match(published.text, /own cup/);
    await page.waitForSelector('#heading-title-text');
    await waitFor(() => page.$eval('#heading-title-text', (node) => node.textContent.includes('of spring')));

    // A press before the page's scripts have run is lost.
    await page.waitForFunction(() => document.readyState === 'complete');
    await press(`${at('footer-reply-container')} textarea`);
    await write('Good.');
    await pressCtrlEnter();
    assert.deepEqual((await last(tenant.comments, 1)).inline, false);
    const words = await (await page.waitForSelector('#main-content p')).boundingBox();
    await page.mouse.click(words.x + 20, words.y + 10, { count: 3 });
    await press('.inline-trigger');
    await write('Which one?', `.inline-comment ${EDITOR}`);
    await press(`.inline-comment ${SAVE}`);
    assert.deepEqual((await last(tenant.comments, 2)).inline, true);

    await go(tenant.editUrl('guidance', { draft: '1' }), '#publish-button');
    await press('#publish-button');
    await last(tenant.published, 2);
  });
});
