/**
 * The storage format of a page: Confluence's XHTML with `ac:` and `ri:` elements,
 * made from the page's ADF document.
 */

/** @param {object} doc ADF document */
export const storage = (doc) => children(doc);

const children = (node) => (node.content ?? []).map(element).join('');

const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

const macro = (name, parameters, body = '') =>
  `<ac:structured-macro ac:name="${name}" ac:schema-version="1">${
    Object.entries(parameters).map(([key, value]) => `<ac:parameter ac:name="${key}">${escape(value)}</ac:parameter>`).join('')
  }${body}</ac:structured-macro>`;

const rich = (node) => `<ac:rich-text-body>${children(node)}</ac:rich-text-body>`;

const wrapped = (tag) => (node) => `<${tag}>${children(node)}</${tag}>`;

const MARKS = {
  strong: (text) => `<strong>${text}</strong>`,
  code: (text) => `<code>${text}</code>`,
  link: (text, { href }) => `<a href="${escape(href)}">${text}</a>`,
};

/** CDATA ends at its first `]]>`, so that one is split over two. */
const cdata = (text) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const NODES = {
  text: ({ text, marks = [] }) => marks.reduce((inner, { type, attrs }) => MARKS[type](inner, attrs), escape(text)),
  paragraph: wrapped('p'),
  heading: (node) => `<h${node.attrs.level}>${children(node)}</h${node.attrs.level}>`,
  bulletList: wrapped('ul'),
  orderedList: wrapped('ol'),
  listItem: wrapped('li'),
  table: (node) => `<table data-layout="default"><tbody>${children(node)}</tbody></table>`,
  tableRow: wrapped('tr'),
  tableHeader: wrapped('th'),
  tableCell: wrapped('td'),
  status: ({ attrs }) => macro('status', { title: attrs.text, colour: attrs.color[0].toUpperCase() + attrs.color.slice(1) }),
  mention: ({ attrs }) => `<ac:link><ri:user ri:account-id="${escape(attrs.id)}" /></ac:link>`,
  panel: (node) => macro(node.attrs.panelType, {}, rich(node)),
  expand: (node) => macro('expand', { title: node.attrs.title }, rich(node)),
  mediaSingle: children,
  media: ({ attrs }) => `<ac:image><ri:attachment ri:filename="${escape(attrs.alt)}" /></ac:image>`,
  extension: ({ attrs }) => macro(attrs.extensionKey, {}),
  taskList: (node) => `<ac:task-list>${children(node)}</ac:task-list>`,
  taskItem: (node) => `<ac:task><ac:task-status>${node.attrs.state === 'DONE' ? 'complete' : 'incomplete'}</ac:task-status>`
    + `<ac:task-body>${children(node)}</ac:task-body></ac:task>`,
  codeBlock: (node) => macro('code', { language: node.attrs.language },
    `<ac:plain-text-body>${cdata(node.content.map(({ text }) => text).join(''))}</ac:plain-text-body>`),
};

function element(node) {
  const make = NODES[node.type];
  if (!make) throw new TypeError(`no storage format for ${node.type}`);
  return make(node);
}
