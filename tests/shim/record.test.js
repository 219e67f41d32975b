// A record's forms: Markdown and plain text, from documents of every kind (R28, R29).

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { blocksOf } from '../../extension/record/adf.js';
import { escape } from '../../extension/record/line.js';
import { markdown } from '../../extension/record/markdown.js';
import { plain } from '../../extension/record/plain.js';
import { data } from '../tenant/data.js';
import { getMessage } from './catalogue.js';
import { app, bullets, code, codeBlock, doc, expand, h, link, numbers, p, panel, picture, strong, table, tasks } from '../tenant/adf.js';

const nameOf = ({ kind, name }) => `${kind} ${name}`.trim();
const asMarkdown = (document) => markdown(blocksOf(document).blocks, nameOf);
const asText = (document) => plain(blocksOf(document).blocks, nameOf);
const card = (url) => ({ type: 'inlineCard', attrs: { url } });
const decision = (text) => ({
  type: 'decisionList', content: [{ type: 'decisionItem', attrs: { state: 'DECIDED' }, content: [{ type: 'text', text }] }],
});
const marked = (text, ...types) => ({ type: 'text', text, marks: types.map((type) => ({ type })) });
const cell = (...content) => ({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content }] }] });

describe('a record', () => {
  before(() => {
    globalThis.chrome = { i18n: { getMessage } };
  });

  for (const [what, document, inMarkdown, inText] of [
    ['a heading', doc(h(2, 'Cases')), '### Cases', 'Cases\n====='],
    ['text with marks', doc(p('See ', strong('all'), ' of ', code('a`b'), '.')), 'See **all** of ``a`b``.', 'See all of a`b.'],
    ['a link', doc(p(link('the list', 'https://a.example/x?y=1'))), '[the list](<https://a.example/x?y=1>)', 'the list <https://a.example/x?y=1>'],
    ['lists in lists', doc(bullets('One', 'Two'), numbers('First')), '- One\n- Two\n\n1. First', '- One\n- Two\n\n1. First'],
    ['tasks', doc(tasks([true, 'Done'], [false, 'Open'])), '- [x] Done\n- [ ] Open', '[x] Done\n[ ] Open'],
    ['a decision for one', doc(decision('Close the cases.')), '- **Decision:** Close the cases.', '- Decision: Close the cases.'],
    ['a table', doc(table(['A', 'B'], ['1|2', ['x', strong('y')]])), '| A | B |\n| --- | --- |\n| 1\\|2 | x**y** |', 'A\tB\n1|2\txy'],
    ['code', doc(codeBlock('a ``` b', 'sql')), '````sql\na ``` b\n````', 'a ``` b'],
    ['what is collapsed', doc(expand('More', p('Inside'))), '**More**\n\nInside', 'More\n\nInside'],
    ['the kind of a panel in words', doc(panel('warning', 'Not before Monday.')), '> **Warning:** Not before Monday.', 'Warning: Not before Monday.'],
    ['the kind of a panel once', doc(panel('note', 'Note: by post.')), '> Note: by post.', 'Note: by post.'],
    ['the kind of a panel of which it is the first word', doc(panel('info', 'Info desk: floor 2.')), '> **Info:** Info desk: floor 2.', 'Info: Info desk: floor 2.'],
    ['the kind of a panel that begins with a list', doc(panel('error', bullets('One'))), '> **Error:**\n>\n> - One', 'Error:\n\n- One'],
    ['the sign of a panel of somebody’s own', doc({ ...panel('custom', 'Call first.'), attrs: { panelType: 'custom', panelIconText: '☎' } }), '> **☎** Call first.', '☎ Call first.'],
    ['a panel without a kind', doc(panel('custom', 'Call first.')), '> Call first.', 'Call first.'],
    ['a picture', doc(picture('a.png')), '*picture a.png*', '[picture a.png]'],
    ['a card of an address', doc(p(card('https://a.example/x?y=1&z=2'))), '<https://a.example/x?y=1&z=2>', 'https://a.example/x?y=1&z=2'],
    ['a card of markup as words', doc(p(card('img src=x onerror=alert(1)'))), 'img src=x onerror=alert(1)', 'img src=x onerror=alert(1)'],
    ['an address that runs something as words', doc(p(link('the list', 'javascript:alert(1)'))), 'the list \\<javascript:alert(1)\\>', 'the list <javascript:alert(1)>'],
    ['an address with signs', doc(p(link('x', 'https://a.example/<a>\\\n`&copy;&b'))), '[x](<https://a.example/%3Ca%3E%5C%0A%60\\&copy;&b>)', 'x <https://a.example/<a>\\\n`&copy;&b>'],
    ['a link after an exclamation mark', doc(p('See!', link('x', 'https://a.example/'))), 'See\\![x](<https://a.example/>)', 'See!x <https://a.example/>'],
    ['what looks like a character reference', doc(p('&copy; R&D'), codeBlock('&copy;')), '\\&copy; R\\&D\n\n```text\n&copy;\n```', '&copy; R&D\n\n&copy;'],
    ['markup in code after any kind of line break', doc(bullets(codeBlock('a\r<img>'))), '- ```text\n  a\n  <img>\n  ```', '- a\r<img>'],
    ['code in a cell', doc(cell(codeBlock('a\\|b\nc'))), '|  |\n| --- |\n| `a\\\\|b`<br>`c` |', 'a\\|b c'],
    ['a mark between a sign and a letter', doc(p(strong('Owner:'), 'Priya', strong('「重要」'), 'な')), '**Owner:**&#80;riy&#97;**「重要」**&#12394;', 'Owner:Priya「重要」な'],
    ['a mark within a word', doc(p('un', marked('believ', 'em'), 'able')), 'u&#110;_believ_&#97;ble', 'unbelievable'],
    ['one mark around words of two colours', doc(p(strong('Not '), marked('before', 'strong', 'textColor'), strong(' Monday'))), '**Not before Monday**', 'Not before Monday'],
    ['one mark within another', doc(p(strong('Not '), marked('before', 'strong', 'em'), strong(' Monday'))), '**Not** _**before**_ **Monday**', 'Not before Monday'],
    ['code that a comment divides', doc(p(code('a'), marked('b', 'code', 'annotation'))), '`ab`', 'ab'],
    ['code below a point in a cell', doc(cell({ type: 'bulletList', content: [{ type: 'listItem', content: [p('Run'), codeBlock('a\n\tb')] }] })), '|  |\n| --- |\n| - Run<br>`a`<br>`b` |', '- Run a b'],
    ['a heading and a quotation in a cell', doc(cell(h(3, 'Who'), { type: 'blockquote', content: [p('All')] })), '|  |\n| --- |\n| **Who**<br>All |', 'Who All'],
    ['a path that ends a line in a cell', doc(cell(p('C:\\'), p('D:'))), '|  |\n| --- |\n| C:\\\\<br>D: |', 'C:\\ D:'],
    ['a heading that ends with signs', doc(h(1, 'Case #')), '## Case \\#', 'Case #\n======'],
    ['a break at the end', doc(p('a', { type: 'hardBreak' })), 'a', 'a'],
    ['an app', doc(app('chart', 'A chart')), '*app A chart*', '[app A chart]'],
  ]) {
    it(`holds ${what}`, () => {
      assert.equal(asMarkdown(document), inMarkdown);
      assert.equal(asText(document), inText);
    });
  }

  it('keeps the columns of a table with merged cells', () => {
    const cell = (text, attrs) => ({ type: 'tableCell', attrs, content: [p(text)] });
    const row = (...content) => ({ type: 'tableRow', content });
    const merged = { type: 'table', content: [row(cell('Team', { rowspan: 2 }), cell('March', { colspan: 2 })), row(cell('a'), cell('b'))] };
    assert.equal(asMarkdown(doc(merged)), '|  |  |  |\n| --- | --- | --- |\n| Team | March |  |\n|  | a | b |');
    assert.equal(asText(doc(merged)), 'Team\tMarch\t\n\ta\tb');
  });

  it('keeps them where a cell is as tall as a long table', () => {
    const cell = (text, attrs) => ({ type: 'tableCell', attrs, content: [p(text)] });
    const row = (...content) => ({ type: 'tableRow', content });
    const rows = Array.from({ length: 149 }, (_, at) => row(cell(`line ${at}`)));
    const tall = { type: 'table', content: [row(cell('Team', { rowspan: 150 }), cell('first')), ...rows] };
    assert.equal(asText(doc(tall)).split('\n').at(-1), '\tline 148');
  });

  // A table that claims more than it has is no reason to keep the page for a minute (R29).
  it('holds every cell of a table whose cells claim to be huge, and is not huge itself', () => {
    const claims = { colspan: 1e9, rowspan: 1e9 };
    const cell = (text) => ({ type: 'tableCell', attrs: claims, content: [p(text)] });
    const rows = Array.from({ length: 100 }, (_, y) => ({ type: 'tableRow', content: Array.from({ length: y ? 1 : 3_000 }, (_, x) => cell(`c${y}.${x}`)) }));
    for (const as of [asText, asMarkdown]) {
      const said = as(doc({ type: 'table', content: rows }));
      assert.ok(said.length < 6_000_000, `${said.length} characters`);
      assert.equal(said.match(/\bc\d+\.\d+/g).length, 3_099);
    }
  });

  it('has more columns in its head than in any row that is left as long as it is', () => {
    const row = (count) => ({ type: 'tableRow', content: Array.from({ length: count }, () => ({ type: 'tableCell', content: [p('x')] })) });
    const uneven = { type: 'table', content: [row(1), ...Array.from({ length: 2_000 }, () => row(1)), row(600)] };
    const [head, line, first] = asMarkdown(doc(uneven)).split('\n');
    assert.equal(head.split('|').length, 602);
    assert.equal(line.split('|').length, 602);
    assert.equal(first, '| x |');
  });

  it('holds code with more signs than a call takes arguments', () => {
    assert.ok(asMarkdown(doc(codeBlock('` '.repeat(200_000)))).startsWith('```'));
  });

  it('lists what it could not hold', () => {
    const { missing } = blocksOf(data.pages.decision.body);
    assert.deepEqual(missing, [
      { kind: 'picture', name: 'timeline.png' },
      { kind: 'app', name: 'Chart of open cases' },
    ]);
  });

  it('keeps the words of what it does not know, and says so', () => {
    const document = doc({ type: 'marquee', content: [{ type: 'text', text: 'Still here' }] });
    assert.equal(asText(document), '[unknown marquee]\n\nStill here');
    assert.deepEqual(blocksOf(document).missing, [{ kind: 'unknown', name: 'marquee' }]);
  });

  it('takes any document for one, and is never lost in it', () => {
    let deep = p('bottom');
    for (let level = 0; level < 500; level += 1) deep = { type: 'blockquote', content: [deep] };
    let within = { type: 'text', text: 'bottom' };
    for (let level = 0; level < 50_000; level += 1) within = { type: 'marquee', content: [within] };
    for (const document of [undefined, null, 7, {}, { type: 'doc' }, { type: 'doc', content: [null, 3, {}, { type: 7 }] }, doc(deep), doc(p(within))]) {
      const { blocks, missing } = blocksOf(document);
      assert.ok(missing.length > 0);
      assert.equal(typeof markdown(blocks, nameOf), 'string');
      assert.equal(typeof plain(blocks, nameOf), 'string');
    }
  });

  it('lets no sign of the text become one of Markdown', () => {
    for (const text of ['# not a heading', '- not a list', '1. not a list', '1.', '-', '---', ':-', '| --- |', '> not a quote', '&amp; &#65;', '*x* _y_ [z](w) <b> `c` ~~d~~', '=== ']) {
      const escaped = escape(text);
      assert.doesNotMatch(escaped, /^(#|-|\d+\.|>|=|:|\|)/, text);
      assert.equal(escaped.replaceAll('\\', ''), text);
      assert.doesNotMatch(escaped, /(^|[^\\])[*_[\]<`~&]/, text);
    }
  });

  it('holds a megabyte', () => {
    const document = doc(...Array.from({ length: 5_000 }, (_, index) => p(`${index} `.repeat(50))));
    const text = asMarkdown(document);
    assert.ok(text.length > 1_000_000);
    assert.ok(text.endsWith(`${'4999 '.repeat(50)}`.trim()));
  });
});
