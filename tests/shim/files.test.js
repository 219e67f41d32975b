// Files as they are attached (extension/files/): what real writers make of a workbook, a document, a
// presentation and a text, read here and put to the real core. See tests/files/README.md.

import assert from 'node:assert/strict';
import { readFile as load } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { readFile } from '../../extension/files/read.js';
import { found, read, texts } from '../support/files.mjs';
import { pack, unpack } from '../support/zip.mjs';

const labels = (file) => texts(file, ({ place }) => place === 'label');
/** One of tests/files with a part of it replaced. */
const withPart = async (name, part, content) => pack({ ...unpack(await load(`tests/files/${name}`)), [part]: content });
const utf8 = (text) => new TextEncoder().encode(text);

describe('a workbook', () => {
  it('is read with its hidden sheets, comments and what is printed above', async () => {
    for (const name of ['openpyxl.xlsx', 'libreoffice.xlsx']) {
      const file = await read(name);
      assert.equal(file.state, 'read', name);
      assert.deepEqual(file.hidden, { comments: 1, sheets: 2 }, name);
      const { all, hidden } = await found(file.passages);
      assert.deepEqual([all['nhs-number'], hidden['nhs-number']], [3, 3], name);
      assert.equal(hidden['national-insurance-number'], 3, name);
      assert.ok(texts(file).includes('OFFICIAL-SENSITIVE'), name);
    }
  });

  it('is read with hidden rows and columns, and its numbers as they show', async () => {
    const file = await read('xlsxwriter.xlsx');
    assert.deepEqual(file.hidden, { rows: 1, columns: 1 });
    const { all, hidden } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], hidden['nhs-number']], [3, 3]);
    const said = texts(file);
    assert.ok(said.includes('14/03/1984'));
    assert.ok(said.includes('01234568'));
    assert.ok(said.includes('HANDLING: Recipients only'));
    assert.deepEqual(labels(file), ['OFFICIAL-SENSITIVE']);
  });

  it('is read where strings stand in the cells', async () => {
    const { passages } = await read('xlsxwriter-inline.xlsx');
    assert.equal((await found(passages)).all['nhs-number'], 3);
  });

  it('is read with what a pivot table keeps of a sheet that is gone', async () => {
    const file = await read('pivot.xlsx');
    assert.deepEqual(file.hidden, { caches: 1 });
    assert.equal((await found(file.passages)).hidden['nhs-number'], 3);
  });
});

describe('a spreadsheet of OpenDocument', () => {
  it('is read with its hidden sheets and comments', async () => {
    const file = await read('libreoffice.ods');
    assert.deepEqual([file.state, file.hidden], ['read', { comments: 1, sheets: 2 }]);
    const { all, hidden } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], hidden['nhs-number'], hidden['date-of-birth']], [3, 3, 3]);
    assert.ok(texts(file).includes('OFFICIAL-SENSITIVE'));
  });

  it('that says how often rows and cells are repeated is read once', async () => {
    const file = await read('odfpy.ods');
    assert.deepEqual([file.state, file.hidden], ['read', { rows: 1, sheets: 1 }]);
    assert.equal(file.passages.length, 15);
    assert.equal((await found(file.passages)).hidden['nhs-number'], 3);
  });
});

describe('a document', () => {
  for (const name of ['python-docx.docx', 'libreoffice.docx', 'libreoffice.odt']) {
    it(`is read with what stands above and below its pages, and what does not show: ${name}`, async () => {
      const file = await read(name);
      assert.equal(file.state, 'read');
      assert.deepEqual(file.hidden, { text: 1, deletions: 1, comments: 1 });
      const { all, hidden } = await found(file.passages);
      assert.equal(all['nhs-number'], 3);
      assert.deepEqual(hidden, { 'national-insurance-number': 1, password: 1 });
      const said = texts(file);
      for (const line of ['OFFICIAL-SENSITIVE', 'HANDLING: Recipients only', 'Her phone is 07700 900123']) {
        assert.ok(said.includes(line), line);
      }
      assert.ok(said.includes('The patient’s NHS number is 999 417 3529'), 'runs are joined');
      assert.deepEqual(texts(file, ({ place }) => place === 'heading'), ['Discharge letter']);
      assert.match(file.passages.find(({ text }) => text === '999 300 0116').context, /^NHS No/);
    });
  }

  it('of Rich Text is read too', async () => {
    const file = await read('libreoffice.rtf');
    assert.deepEqual([file.state, file.hidden], ['read', { comments: 1, text: 1, deletions: 1 }]);
    const { all, hidden } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], all['marking-official-sensitive']], [3, 1]);
    assert.deepEqual(hidden, { 'national-insurance-number': 1, password: 1 });
    assert.ok(texts(file).some((said) => said.startsWith('The patient’s NHS number is 999 417 3529\n')));
    assert.match(file.passages.find(({ text }) => text === '999 300 0116').context, /^NHS No/);
    const signs = await read('a.rtf', utf8(String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\unknown no}\uc1 Zo\u235?, \'a320\par a\{b\}{\pict 00ff}\bin3 {{{c}`));
    assert.deepEqual(texts(signs), ['Zoë, £20', 'a{b}c']);
  });

  it('of another writer of OpenDocument is read too', async () => {
    const file = await read('odfpy.odt');
    assert.deepEqual(file.hidden, { text: 1 });
    const { all, hidden } = await found(file.passages);
    assert.equal(all['nhs-number'], 3);
    assert.deepEqual(hidden, { password: 1 });
    assert.ok(texts(file).includes('OFFICIAL-SENSITIVE'));
  });

  it('is read once where it says the same for older programs', async () => {
    const box = (said) => `<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>${said}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>`;
    const body = `<w:p><w:r><w:t>Around</w:t></w:r><mc:AlternateContent><mc:Choice>${box('the box')}</mc:Choice><mc:Fallback>${box('the box')}</mc:Fallback></mc:AlternateContent><w:r><w:t xml:space="preserve"> it</w:t></w:r></w:p>`;
    const file = await read('a.docx', await withPart('python-docx.docx', 'word/document.xml', `<w:document><w:body>${body}</w:body></w:document>`));
    assert.deepEqual(texts(file).filter((said) => /box|round/.test(said)), ['the box', 'Around it']);
  });
});

describe('a document of Word', () => {
  const withBody = (body) => withPart('python-docx.docx', 'word/document.xml', `<w:document><w:body>${body}</w:body></w:document>`);

  it('is read with what was moved elsewhere while changes were tracked, and is there twice', async () => {
    const run = '<w:p><w:r><w:t>her number</w:t></w:r></w:p>';
    const file = await read('a.docx', await withBody(`<w:moveFrom>${run}</w:moveFrom><w:moveTo>${run}</w:moveTo>`));
    assert.deepEqual(file.passages.filter(({ text }) => text === 'her number').map(({ hidden }) => Boolean(hidden)), [true, false]);
    assert.equal(file.hidden.deletions, 1);
  });

  it('is read with the pages that Word puts into it when it opens it', async () => {
    const parts = unpack(await withBody('<w:p><w:r><w:t>above</w:t></w:r></w:p><w:altChunk r:id="rId99"/>'));
    const relations = 'word/_rels/document.xml.rels';
    const relation = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.mht"/>';
    const mail = 'MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><p>in the page</p></html>';
    parts[relations] = String(parts[relations]).replace('</Relationships>', `${relation}</Relationships>`);
    const file = await read('a.docx', pack({ ...parts, 'word/chunk.mht': mail }));
    assert.equal(file.state, 'read');
    assert.ok(texts(file).includes('in the page'));
  });
});

describe('Rich Text', () => {
  const said = async (text) => {
    const file = await read('a.rtf', Buffer.from(text, 'latin1'));
    return [file.state, ...texts(file)];
  };

  it('is read though there are noughts in it', async () => {
    assert.deepEqual(await said('{\\rtf1\\ansi her number\\par}\r\n\0'), ['read', 'her number']);
  });

  it('is read with its text boxes, and those once', async () => {
    const box = '{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt in the box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext in the box\\par}}}}';
    assert.deepEqual(await said(`{\\rtf1 above\\par${box}below\\par}`), ['read', 'above', 'in the box', 'below']);
    assert.deepEqual(await said('{\\rtf1{\\*\\do\\dptxbx{\\dptxbxtext old\\par}}}'), ['read', 'old']);
  });

  it('is read where a style is named before a word, and in the code page of the file or the font', async () => {
    assert.deepEqual(await said("{\\rtf1\\ansicpg1251{\\field{\\*\\fldinst no}{\\fldrslt \\*\\cs12 {\\*\\cs2 \\'dd}}}\\par}"), ['read', 'Э']);
    const fonts = '{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}}';
    assert.deepEqual(await said(`{\\rtf1\\ansi\\deff0${fonts}\\f0 Zo\\'eb {\\f1 Wa\\'b3\\'easa} caf\\'e9\\par}`), ['read', 'Zoë Wałęsa café']);
  });
});

describe('a presentation', () => {
  it('that has nothing in its notes but what PowerPoint puts around them has none', async () => {
    const shape = (type) => `<p:sp><p:nvPr><p:ph type="${type}"/></p:nvPr><a:p><a:r><a:t>Department of Health</a:t></a:r></a:p></p:sp>`;
    const notes = (type) => `<p:notes>${shape(type)}</p:notes>`;
    for (const [type, count] of [['ftr', undefined], ['hdr', undefined], ['body', 1]]) {
      const file = await read('a.pptx', await withPart('python-pptx.pptx', 'ppt/notesSlides/notesSlide1.xml', notes(type)));
      assert.equal(file.hidden.notes, count, type);
    }
  });

  it('is read with what somebody put on its charts', async () => {
    const parts = unpack(await load('tests/files/python-pptx.pptx'));
    const [chart] = Object.keys(parts).filter((name) => /^ppt\/charts\/chart[^/]*\.xml$/.test(name));
    const rels = chart.replace('charts/', 'charts/_rels/') + '.rels';
    const relation = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes" Target="../drawings/drawing1.xml"/>';
    parts[rels] = String(parts[rels]).replace('</Relationships>', `${relation}</Relationships>`);
    const file = await read('a.pptx', pack({ ...parts, 'ppt/drawings/drawing1.xml': '<c:userShapes><a:p><a:r><a:t>on the chart</a:t></a:r></a:p></c:userShapes>' }));
    assert.ok(texts(file).includes('on the chart'));
  });

  for (const name of ['python-pptx.pptx', 'libreoffice.pptx', 'libreoffice.odp']) {
    it(`is read with notes and with slides that are not shown: ${name}`, async () => {
      const file = await read(name);
      assert.equal(file.state, 'read');
      const { notes, slides, embedded } = file.hidden;
      assert.deepEqual([notes, slides], [1, 1]);
      assert.equal(embedded, name.startsWith('python') ? 1 : embedded);
      const { all, hidden } = await found(file.passages);
      assert.equal(all['nhs-number'], 3);
      // What a chart was made of stands in a file of its own.
      assert.equal(hidden['nhs-number'], name === 'libreoffice.pptx' ? undefined : 3);
      assert.ok(texts(file, ({ hidden }) => !hidden).some((said) => said.startsWith('Tobias Wrexham-Lyle, NHS')) || name.endsWith('odp'));
      assert.equal(hidden['national-insurance-number'], 1);
      assert.equal(hidden['marking-official-sensitive'], 1);
    });
  }
});

describe('a table of text', () => {
  it('is read with its header, whatever stands between its cells', async () => {
    for (const name of ['semicolons.csv', 'tabs.txt']) {
      const file = await read(name);
      assert.equal(file.state, 'read', name);
      const { all } = await found(file.passages);
      assert.deepEqual([all['nhs-number'], all['national-insurance-number']], [3, 3], name);
      assert.match(file.passages.find(({ text }) => text === '999 123 4578').context, /^NHS No/, name);
    }
  });

  it('may have quotes, signs and lines in a cell', async () => {
    const file = await read('a.csv', utf8('Name,Note\r\n"Lyle, T","says ""hello""\nand more"\r\n"open, never closed\n'));
    assert.deepEqual(texts(file), ['Name', 'Note', 'Lyle, T', 'says "hello"\nand more', '"open', 'never closed']);
  });
});

describe('a text', () => {
  it('is read in the encoding that it is in, prose by its paragraphs', async () => {
    const file = await read('letter.txt');
    assert.deepEqual(texts(file), [
      'OFFICIAL-SENSITIVE',
      'Dear Zoë,\r\nher NHS number is 999 417 3529 and the fee is £20.',
    ]);
    const { all } = await found(file.passages);
    assert.equal(all['nhs-number'], 1);
  });

  it('holds a key whole, empty lines and all', async () => {
    const [begin, end] = ['BEGIN', 'END'].map((side) => `-----${side} PGP PRIVATE KEY BLOCK-----`);
    const line = 'lQOYBGVx3Z8BCADQm0s9fT2pYk7uJ1hXcVbNwRe5aLgSdFoKiMzPqT4yUvB6nE8C';
    const { passages } = await read('keys.txt', utf8(`Two keys.\n\n${begin}\n\n${`${line}\n`.repeat(8)}=mK1d\n${end}\n\nKeep them.\n`));
    assert.deepEqual(passages.map(({ text }) => text.split('\n')[0]), ['Two keys.', begin, 'Keep them.']);
    assert.equal((await found(passages)).all['private-key'], 1);
  });

  it('that is long is cut between lines and words, and never in a number', async () => {
    const line = 'reference 999 417 3529; ';
    const file = await read('one.log', utf8(line.repeat(4_000)));
    assert.ok(file.passages.length > 2);
    assert.ok(file.passages.every(({ text }) => text.length <= 16_000 && !/\b\d{1,2}$/.test(text)));
  });
});

describe('a page that was saved', () => {
  it('is read without what draws it, with the headers of its tables', async () => {
    const file = await read('libreoffice.html');
    const { all } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], all['marking-official-sensitive']], [3, 1]);
    assert.match(file.passages.find(({ text }) => text === '999 300 0116').context, /^NHS No/);
    assert.ok(!texts(file).some((said) => /font-family|DOCTYPE/.test(said)));
  });

  it('is read in the order of its blocks, whatever is not closed', async () => {
    const file = await read('a', utf8('<!DOCTYPE html><TITLE>A &amp; B</TITLE><script>if (a<b) "<p>no"</SCRIPT ><p>one <b>wo</b>rd<p>a < b<pre>x\n y</pre><td>loose'));
    assert.deepEqual(texts(file), ['A & B', 'one word', 'a < b', 'x\n y', 'loose']);
  });
});

describe('a message', () => {
  it('is read with both its forms, its label, and what is with it', async () => {
    const file = await read('message.eml');
    assert.equal(file.state, 'read');
    const { all } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], all['national-insurance-number'], all['marking-official-sensitive']], [3, 1, 1]);
    const said = texts(file);
    for (const line of ['Discharge of Zoë', 'Rosalind Aché <rosalind@example.org>', 'HANDLING: Recipients only', 'Forwarded']) {
      assert.ok(said.includes(line), line);
    }
    assert.deepEqual(labels(file), ['OFFICIAL-SENSITIVE']);
    assert.ok(!said.some((each) => each.includes('color: red')));
  });

  it('is read with a label that stands far down in its head', async () => {
    const file = await read('a.eml', utf8(`Received: here\n${'X-Padding: nothing\n'.repeat(3_000)}MIME-Version: 1.0\nX-Protective-Marking: OFFICIAL-SENSITIVE\n\nHello`));
    assert.deepEqual(labels(file), ['OFFICIAL-SENSITIVE']);
  });

  it('with something that is not read is read in part', async () => {
    const part = (type, bytes) => `--x\nContent-Type: ${type}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64')}\n`;
    const mail = (parts) => utf8(`Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n${parts}--x--`);
    assert.equal((await read('a.eml', mail(part('application/pdf', '%PDF-1.7')))).why, 'pdf');
    // A picture in a signature is no more than one in a document.
    assert.equal((await read('a.eml', mail(part('image/png', '\x89PNG')))).state, 'read');
    assert.equal((await read('a.eml', mail(part('application/pkcs7-signature', '0\x80')))).state, 'read');
  });
});

describe('a file that is not read', () => {
  const head = (...bytes) => new Uint8Array([...bytes, ...new Array(600).fill(0)]);
  for (const [why, name, bytes] of [
    ['empty', 'a.txt', []],
    ['pdf', 'a.docx', utf8('%PDF-1.7\n')],
    ['picture', 'a.csv', head(0x89, 0x50, 0x4e, 0x47)],
    ['archive', 'a.7z', head(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
    ['archive', 'a.rar', head(0x52, 0x61, 0x72, 0x21, 0x1a)],
    ['broken', 'a.gz', head(0x1f, 0x8b, 8)],
    ['broken', 'a.doc', head(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['broken', 'a.xlsx', head(0x50, 0x4b, 3, 4)],
    ['other', 'a.txt', head(1, 2, 3)],
    ['large', 'a.txt', new Uint8Array(25_000_001).fill(65)],
  ]) {
    it(`says why: ${why} (${name})`, async () => {
      assert.deepEqual(await read(name, bytes), { state: 'unread', why, hidden: {}, passages: [] });
    });
  }

  it('fails where what it is read for does, and not as if the file were broken', async () => {
    const bytes = new Uint8Array(await load('tests/files/openpyxl.xlsx'));
    const fault = new Error('not_checked_wasm');
    await assert.rejects(readFile({ name: 'a.xlsx', bytes }, () => Promise.reject(fault)), fault);
  });
});
