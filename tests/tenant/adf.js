/**
 * Words for writing a page body: each function makes one node of the Atlassian
 * Document Format (schema: @atlaskit/adf-schema, json-schema/v1/full.json).
 *
 * Where a node takes children, a bare string stands for a text node.
 */

const inline = (children) => children.map((child) =>
  typeof child === 'string' ? { type: 'text', text: child } : child);

const block = (child) => (typeof child === 'string' ? p(child) : child);

export const doc = (...content) => ({ version: 1, type: 'doc', content });

export const h = (level, ...children) =>
  ({ type: 'heading', attrs: { level }, content: inline(children) });

export const p = (...children) => ({ type: 'paragraph', content: inline(children) });

export const strong = (text) => ({ type: 'text', text, marks: [{ type: 'strong' }] });

export const code = (text) => ({ type: 'text', text, marks: [{ type: 'code' }] });

export const link = (text, href) =>
  ({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] });

/** @param {'neutral'|'purple'|'blue'|'red'|'yellow'|'green'} color */
export const status = (text, color = 'neutral') =>
  ({ type: 'status', attrs: { text, color, localId: `status-${text}`, style: '' } });

/** @param {{accountId: string, displayName: string}} person */
export const mention = (person) =>
  ({ type: 'mention', attrs: { id: person.accountId, text: `@${person.displayName}`, accessLevel: '' } });

export const codeBlock = (text, language = 'text') =>
  ({ type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] });

/** @param {'info'|'note'|'tip'|'warning'|'error'|'success'} panelType */
export const panel = (panelType, ...children) =>
  ({ type: 'panel', attrs: { panelType }, content: children.map(block) });

export const expand = (title, ...children) =>
  ({ type: 'expand', attrs: { title }, content: children.map(block) });

/** A picture that is attached to the page. */
export const picture = (name) => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [{ type: 'media', attrs: { type: 'file', id: `file-${name}`, collection: 'contentId', alt: name, width: 640, height: 360 } }],
});

/** What an app draws; the page holds its key and nothing of its content. */
export const app = (key, title) => ({
  type: 'extension',
  attrs: { extensionType: 'com.atlassian.confluence.macro.core', extensionKey: key, parameters: { extensionTitle: title }, localId: `app-${key}` },
});

/** @param {...[done: boolean, text: string]} items */
export const tasks = (...items) => ({
  type: 'taskList',
  attrs: { localId: 'tasks' },
  content: items.map(([done, text], index) => ({
    type: 'taskItem', attrs: { localId: `task-${index}`, state: done ? 'DONE' : 'TODO' }, content: inline([text]),
  })),
});

export const bullets = (...items) => list('bulletList', items);

export const numbers = (...items) => list('orderedList', items);

function list(type, items) {
  return { type, content: items.map((item) => ({ type: 'listItem', content: [block(item)] })) };
}

/** The first row is the heading row; a cell is a string or an array of inline children. */
export function table(...rows) {
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: rows.map((cells, row) => ({
      type: 'tableRow',
      content: cells.map((cell) => ({
        type: row === 0 ? 'tableHeader' : 'tableCell',
        attrs: {},
        content: [p(...[cell].flat())],
      })),
    })),
  };
}
