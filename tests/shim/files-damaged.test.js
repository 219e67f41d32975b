// Files that are damaged, or made to do harm (extension/files/): whatever the bytes, reading ends, does
// not throw, keeps the thread for no long time and says how far it came.

import assert from 'node:assert/strict';
import { readFile as load, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';

import { Passages } from '../../extension/files/passages.js';
import { readFile } from '../../extension/files/read.js';
import { readXml } from '../../extension/files/xml.js';
import { compound, record, workbookStream } from '../support/compound.mjs';
import { page, pdf, stream } from '../support/pdf.mjs';
import { pack, unpack } from '../support/zip.mjs';

const STATES = ['read', 'part', 'unread'];
const CUTS = 40;
const WORKBOOK = 'tests/files/xlsxwriter-inline.xlsx';
const SHEET = 'xl/worksheets/sheet1.xml';

async function read(name, bytes) {
  const passages = [];
  const outcome = await readFile({ name, bytes: new Uint8Array(bytes) }, (batch) => {
    passages.push(...batch);
  });
  assert.ok(STATES.includes(outcome.state));
  assert.equal(outcome.state === 'read', outcome.why === undefined);
  assert.ok(outcome.state !== 'unread' || passages.length === 0);
  return { ...outcome, passages };
}

/** Numbers that look like chance and are the same each time. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

/**
 * How many milliseconds the process worked at most between two turns of others, and in all, however
 * busy the machine is.
 */
async function longestPiece(work) {
  let longest = 0;
  let all = 0;
  let before = process.cpuUsage();
  const turn = () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    longest = Math.max(longest, (user + system) / 1_000);
    all += (user + system) / 1_000;
  };
  const timer = setInterval(turn, 1);
  const said = await work();
  clearInterval(timer);
  turn();
  return { ...said, longest, all };
}

/** The workbook with another sheet in it. */
async function workbook(sheet, how) {
  return pack({ ...unpack(await load(WORKBOOK)), [SHEET]: sheet }, how);
}

const names = (await readdir('tests/files')).filter((name) => /\.(xlsx?|docx?|pptx|od[tsp]|csv|txt|eml|msg|html|rtf|pdf|zip|tgz)$/.test(name));

describe('a damaged file', () => {
  for (const name of names) {
    it(`is read as far as it goes: ${name}`, async () => {
      const whole = await load(`tests/files/${name}`);
      const step = Math.ceil(whole.length / CUTS);
      for (let length = 0; length < whole.length; length += step) {
        await read(name, whole.subarray(0, length));
      }
      const at = chance(whole.length);
      for (let times = 0; times < CUTS; times += 1) {
        const bytes = Buffer.from(whole);
        for (let flips = 0; flips < 3; flips += 1) {
          bytes[at(bytes.length)] ^= 1 << at(8);
        }
        await read(name, bytes);
      }
    });
  }

  it('is read as far as it goes where the text of its parts is damaged, not how it is packed', async () => {
    for (const name of names.filter((name) => /\.(xlsx|docx|pptx|od[tsp])$/.test(name))) {
      const parts = unpack(await load(`tests/files/${name}`));
      const at = chance(name.length);
      for (let times = 0; times < CUTS; times += 1) {
        const damaged = Object.entries(parts).map(([part, content]) => {
          const bytes = Buffer.from(content);
          if (bytes.length > 0) {
            bytes[at(bytes.length)] = '<>"&/;='.charCodeAt(at(7));
          }
          return [part, times % 2 ? bytes : bytes.subarray(0, at(bytes.length + 1))];
        });
        await read(name, pack(Object.fromEntries(damaged)));
      }
    }
  });
});

describe('an archive', () => {
  it('is read whichever way its entries are kept', async () => {
    const parts = unpack(await load(WORKBOOK));
    const { passages } = await read('a.xlsx', await load(WORKBOOK));
    for (const how of [{}, { method: 0 }, { flags: 8 }, { is64: true }, { size: 1 }, { size: 0xfffffff }]) {
      assert.deepEqual((await read('a.xlsx', pack(parts, how))).passages, passages, JSON.stringify(how));
    }
  });

  it('that says less or more than is there is read no further than that', async () => {
    const parts = unpack(await load(WORKBOOK));
    for (const packed of [0, 7, 0x7fffffff]) {
      assert.equal((await read('a.xlsx', pack(parts, { packed }))).why, 'broken', String(packed));
    }
    assert.equal((await read('a.xlsx', pack(parts, { method: 12 }))).why, 'other');
  });

  it('behind a password is said to be', async () => {
    const parts = unpack(await load(WORKBOOK));
    assert.deepEqual(await read('a.xlsx', pack(parts, { flags: 1 })), { state: 'unread', why: 'locked', hidden: {}, passages: [] });
    const manifest = '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const text = pack({ mimetype: 'application/vnd.oasis.opendocument.text', 'META-INF/manifest.xml': manifest, 'content.xml': 'x' });
    assert.equal((await read('a.odt', text)).why, 'locked');
    assert.equal((await read('a.xlsx', await load('tests/files/msoffcrypto.xlsx'))).why, 'locked');
  });

  it('that says it is of Office and has no document is of another kind', async () => {
    assert.equal((await read('a.xlsx', pack({ '[Content_Types].xml': '<Types/>', 'a.txt': '' }))).why, 'other');
  });

  it('that would inflate to more than there is room for is left at that', async () => {
    const rows = '<row><c t="inlineStr"><is><t>first</t></is></c></row>';
    const sheet = `<worksheet><sheetData>${rows}${' '.repeat(100_000_000)}</sheetData></worksheet>`;
    const began = performance.now();
    const { state, why, passages } = await read('a.xlsx', await workbook(sheet));
    assert.deepEqual([state, why, passages.at(-1).text], ['part', 'large', 'first']);
    assert.ok(performance.now() - began < 20_000);
  });

  it('within an archive has the room that is left of the outer one', async () => {
    const bomb = await workbook(`<worksheet>${' '.repeat(60_000_000)}</worksheet>`);
    const parts = unpack(await load(WORKBOOK));
    for (let count = 0; count < 50; count += 1) {
      parts[`xl/embeddings/${count}.xlsx`] = bomb;
    }
    const began = performance.now();
    const { state, why } = await read('a.xlsx', pack(parts, { method: 0 }));
    assert.deepEqual([state, why], ['part', 'large']);
    assert.ok(performance.now() - began < 20_000);
  });

  it('that claims columns, spans and repetitions without end costs no more', async () => {
    const began = performance.now();
    const cell = (r) => `<c r="${r}" t="inlineStr"><is><t>word</t></is></c>`;
    const columns = '<col min="1" max="16384" hidden="1"/>'.repeat(200_000);
    const rows = `<row r="1">${cell('A1')}${cell('ZZZZZZ1')}</row><row r="2">${cell('A2')}${cell('B2')}${cell('ZZZZZZZ2')}</row>`;
    const sheet = await read('a.xlsx', await workbook(`<worksheet><cols>${columns}</cols><sheetData>${rows}</sheetData></worksheet>`));
    assert.equal(sheet.passages.length, 6);
    const parts = unpack(await load('tests/files/odfpy.ods'));
    const many = (said) => `<table:table-cell table:number-columns-repeated="999999999"><text:p>${said}</text:p></table:table-cell>`;
    const row = `<table:table-row table:number-rows-repeated="999999999">${many('one')}${many('two')}${many('three')}</table:table-row>`;
    const content = `<o><office:spreadsheet><table:table>${row.repeat(3)}<text:p>a<text:s text:c="999999999"/>b</text:p></table:table></office:spreadsheet></o>`;
    const { passages, state } = await read('a.ods', pack({ ...parts, 'content.xml': content }));
    assert.equal(state, 'read');
    assert.ok(passages.length < 20);
    assert.ok(performance.now() - began < 5_000);
  });

  it('gives the thread back while it is read', async () => {
    const cell = '<c t="inlineStr"><is><t>nothing at all to see here</t></is></c>';
    const sheet = `<worksheet><sheetData>${`<row>${cell.repeat(20)}</row>`.repeat(12_000)}</sheetData></worksheet>`;
    // Not inflated, so that nothing but the reader lets others have a turn.
    const bytes = await workbook(sheet, { method: 0 });
    const { state, passages, longest, all } = await longestPiece(() => read('a.xlsx', bytes));
    assert.equal(state, 'read');
    assert.equal(passages.length, 240_001);
    assert.ok(longest < all / 3, `others waited for ${longest} of ${all} ms`);
  });
});

describe('a workbook of before 2007', () => {
  it('whose sheets and strings claim what is not there costs no more', async () => {
    const began = performance.now();
    const sheets = [{ name: 'Rota', records: [] }];
    const begin = record(0x809, [2, 0x600], [2, 0x10], [4, 0]);
    // Each sheet begins within the one before and none ends.
    const named = Array.from({ length: 60_000 }, (_, at) => record(0x85, [4, 12 * at], [2, 0], [2, 0]));
    const strings = record(0xfc, [4, 0xffffffff], [4, 0xffffffff], ...Array(2_000).fill('\xff\xff\x0d\xff\xff\xff\xff\xff\xff'));
    const columns = Array(60_000).fill(record(0x7d, [2, 0], [2, 0xffff], [4, 0], [2, 1]));
    const other = record(0x5a, [1, 255], [1, 0], [2, 0]);
    for (const stream of [
      Buffer.concat([...Array(60_000).fill(begin), ...named]),
      workbookStream({ globals: [strings, ...Array(60_000).fill(other)], sheets: [{ name: 'Rota', records: columns }] }),
      Buffer.concat([begin, ...Array(120_000).fill(record(0x3c))]),
      Buffer.concat([begin, record(0xfc, [4, 0], [4, 9], [2, 9], '\x09'), ...Array(120_000).fill(record(0x3c, [1, 1]))]),
      workbookStream({ sheets: [{ name: 'Rota', records: Array(20_000).fill(record(0x06, [6, 0], [8, -1n], [8, 0], Array(60).fill('\x17\xff\x00').join(''))) }] }),
    ]) {
      await read('a.xls', compound({ Workbook: stream }));
    }
    assert.equal((await read('a.xls', compound({ Workbook: workbookStream({ sheets }) }))).state, 'read');
    assert.ok(performance.now() - began < 20_000);
  });

  it('gives the thread back while it is read', async () => {
    const cell = (index) => record(0x204, [2, index >> 4], [2, index & 15], [2, 0], [2, 23], [1, 0], 'nothing at all to see..');
    const records = Array.from({ length: 160_000 }, (_, index) => cell(index));
    const bytes = compound({ Workbook: workbookStream({ sheets: [{ name: 'Rota', records }] }) });
    const { state, passages, longest, all } = await longestPiece(() => read('a.xls', bytes));
    assert.deepEqual([state, passages.length], ['read', 160_001]);
    assert.ok(longest < all / 3, `others waited for ${longest} of ${all} ms`);
  });
});

describe('a document of before 2007', () => {
  it('whose pieces claim one text many times, or say nothing, costs no more', async () => {
    const began = performance.now();
    const word = Buffer.alloc(1_000_000);
    word.writeUInt16LE(0xa5ec, 0);
    word.writeUInt16LE(0xc1, 2);
    const count = 200_000;
    const list = Buffer.alloc(4 * (count + 1) + 8 * count);
    for (let index = 0; index <= count; index += 1) list.writeUInt32LE(index * 900_000 % 0xffffffff, 4 * index);
    for (let index = 0; index < count; index += 1) list.writeUInt32LE(0x40000000, 4 * (count + 1) + 8 * index + 2);
    const size = Buffer.alloc(5, 2);
    size.writeUInt32LE(list.length, 1);
    const table = Buffer.concat([size, list]);
    for (const fill of [0, 0x13, 0x07, 0x0d, 0x41]) {
      word.fill(fill, 1_024);
      [[76, 0x7fffffff], [92, 0x7fffffff], [0xfa, 0], [0xfe, list.length], [0x102, 0], [0x106, list.length], [0x1a2, 0], [0x1a6, table.length]].forEach(([at, value]) => word.writeUInt32LE(value, at));
      assert.equal((await read('a.doc', compound({ WordDocument: word, '0Table': table }))).why, 'broken');
    }
    assert.ok(performance.now() - began < 20_000);
  });
});

describe('too much text', () => {
  it('is read up to a limit, and said not to be whole', async () => {
    for (const name of ['a.csv', 'a.log', 'a.txt']) {
      const line = name === 'a.csv' ? 'one,two,three,four\n' : 'words and words and words\n';
      const { state, why, passages } = await read(name, Buffer.from(line.repeat(600_000)));
      assert.deepEqual([state, why], ['part', 'large'], name);
      const length = passages.reduce((sum, { text }) => sum + text.length, 0);
      assert.ok(length <= 8_000_000 && length > 6_000_000, `${name}: ${length}`);
    }
  });

  it('without a break is cut and costs no more', async () => {
    const began = performance.now();
    for (const text of ['x', '"', '",', ',"', '""""', '<', '&', '\n', '<!--', '<td>', '<script ', '</', '{\\rtf', '\\x']) {
      for (const name of ['a.csv', 'a.html', 'a.json', 'a.rtf', 'a.txt']) {
        await read(name, Buffer.from((name === 'a.rtf' ? '{\\rtf1 ' : '') + text.repeat(1_000_000)));
      }
    }
    assert.ok(performance.now() - began < 30_000);
  });
});

describe('a PDF', () => {
  const BEGIN = '%PDF-1.7\n';

  it('whose objects are damaged, not how they are packed, is read as far as it goes', async () => {
    const whole = Buffer.from(page('BT /F1 12 Tf 70 700 Td [(NHS number ) -250 <39393920343137>] TJ (3529) \' ET', '/Annots [<</Subtype /Text /Contents (note)>>]'));
    const at = chance(whole.length);
    for (let times = 0; times < 600; times += 1) {
      const bytes = Buffer.from(whole);
      bytes[at(bytes.length)] = '<>[]()/ %1R\\'.charCodeAt(at(12));
      bytes[at(bytes.length)] ^= 1 << at(8);
      await read('a.pdf', bytes);
    }
  });

  it('that leads in circles, or nowhere, comes to an end', async () => {
    for (const objects of [
      { 1: '<</Type /Catalog /Pages 2 0 R>>', 2: '<</Type /Pages /Kids [2 0 R 3 0 R 9 0 R] /Count 7>>', 3: '<</Kids [2 0 R] /Contents 3 0 R>>' },
      { 1: '<</Type /Catalog /Pages 2 0 R>>', 2: '3 0 R', 3: '2 0 R' },
      { 1: '<</Type /Catalog /Pages 1 0 R /AcroForm <</Fields [1 0 R]>> /Kids [1 0 R]>>' },
    ]) {
      await read('a.pdf', Buffer.from(pdf(objects)));
    }
    const twice = { 1: '<</Type /Catalog /Pages 2 0 R>>', 2: '<</Kids [3 0 R]>>', 3: '<</Type /Page /Contents 4 0 R /Resources <</XObject <</A 4 0 R>> /Font <</F1 <</BaseFont /Helvetica>>>>>>>>' };
    const content = '/A Do '.repeat(2_000) + 'BT /F1 9 Tf 9 9 Td (a) Tj ET';
    const began = performance.now();
    const { state } = await read('a.pdf', Buffer.from(pdf({ ...twice, 4: stream(content) })));
    assert.ok(['read', 'part'].includes(state));
    assert.ok(performance.now() - began < 20_000);
  });

  it('that repeats one thing without end costs no more', async () => {
    const began = performance.now();
    for (const text of ['(', '[', '<<', '<', '<< /A (', '1 0 obj ', '1 0 obj (', '1 0 obj <</A [', '1 0 obj <<>> stream\n', 'trailer ', 'trailer (', 'endstream ', '/Type ', '9', '\\', '%', '%\n']) {
      await read('a.pdf', Buffer.from(`${BEGIN}${text.repeat(2_000_000 / text.length)}`));
    }
    for (const text of ['(', '[', '<<', 'q ', 'BI ID ', 'BI ID E', 'BT (a) Tj ', '/F1 9 Tf ', '9 0 Td (a) Tj ', '0 -9 Td (a) Tj 99 0 Td (b) Tj -99 0 Td ', '[(a)9(b)] TJ ', '1 0 0 1 9 9 cm ', '9 9 9 9 re W n ']) {
      await read('a.pdf', Buffer.from(page(`BT /F1 9 Tf 9 9 Td ${text.repeat(1_000_000 / text.length)}`)));
    }
    assert.ok(performance.now() - began < 60_000);
  });

  it('that would inflate to more than there is room for is left at that', async () => {
    const bomb = deflateSync(Buffer.alloc(100_000_000, 'BT '));
    const bytes = Buffer.concat([
      Buffer.from(page('BT /F1 9 Tf (first) Tj ET').replace('[3 0 R]', '[3 0 R 8 0 R]')),
      Buffer.from(`8 0 obj <</Type /Page /Contents 9 0 R>> endobj 9 0 obj <</Filter /FlateDecode /Length ${bomb.length}>> stream\n`),
      bomb,
      Buffer.from('\nendstream endobj'),
    ]);
    const began = performance.now();
    const { state, why, passages } = await read('a.pdf', bytes);
    assert.deepEqual([state, why, passages[0].text], ['part', 'large', 'first']);
    assert.ok(performance.now() - began < 20_000);
  });

  it('gives the thread back while it is read', async () => {
    const { state, passages, longest, all } = await longestPiece(() => read('a.pdf', Buffer.from(page(`BT /F1 9 Tf 9 9 Td ${'0 -99 Td (nothing at all to see here) Tj '.repeat(60_000)}`))));
    assert.equal(state, 'read');
    assert.equal(passages.length, 60_000);
    assert.ok(longest < all / 3, `others waited for ${longest} of ${all} ms`);
  });

  it('gives the thread back in a list that does not end, wherever it is, and says that it was cut', async () => {
    const list = `[${'(a) 9 '.repeat(2_000_000)}]`;
    for (const text of [
      page(`BT /F1 9 Tf ${list} TJ`),
      page('', '/Annots 6 0 R', { 6: list }),
      page('', '/Annots 6 0 R', { 9: stream(`6 0 ${list}`, '/Type /ObjStm /N 1 /First 4') }),
    ]) {
      const { longest, why } = await longestPiece(() => read('a.pdf', Buffer.from(text)));
      assert.ok(longest < 600, `others waited for ${longest} ms`);
      assert.equal(why, 'large');
    }
  });
});

describe('XML', () => {
  /** What is told of a document that comes in pieces of this size. */
  async function tell(text, size = text.length) {
    const told = [];
    const chunks = (async function* () {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })();
    let said = '';
    const flush = () => {
      if (said) told.push(said);
      said = '';
    };
    const handler = {
      open: (name, attributes) => (flush(), told.push([name, { ...attributes() }])),
      text: (text) => (said += text),
      close: (name) => (flush(), told.push(`/${name}`)),
    };
    await readXml(chunks, handler, new Passages(() => {}));
    return told;
  }

  const DOCUMENT =
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:a r:id="1" id=\'2 > "1"\'>' +
    'é &amp; &#x41;&#66; &b;&constructor; <!-- <c> --><![CDATA[<d> & ]] ]]><e/>&lt;</w:a>';

  it('is told the same in whatever pieces it comes', async () => {
    const whole = await tell(DOCUMENT);
    assert.deepEqual(whole.slice(-6), [['a', { ':id': '1', id: '2 > "1"' }], 'é & AB &b;&constructor; <d> & ]] ', ['e', {}], '/e', '<', '/a']);
    for (let size = 1; size < 40; size += 1) {
      assert.deepEqual(await tell(DOCUMENT, size), whole, String(size));
    }
  });

  it('that is too deep, not closed, or one endless tag is refused', async () => {
    for (const text of ['<a>'.repeat(100_000), '<a>', `<a b="${'c'.repeat(2_000_000)}`, '<a><!--', '<']) {
      await assert.rejects(tell(text, 65_536), { why: 'broken' }, text.slice(0, 10));
    }
  });
});

describe('passages', () => {
  it('are no longer hidden once the reading of a file within another has failed', async () => {
    const taken = [];
    const out = new Passages((batch) => {
      taken.push(...batch);
    });
    const fails = async () => {
      out.add('within', { place: 'body' });
      await out.within(() => assert.fail('what is within what is within is left out'));
      throw new Error('no more may be inflated');
    };
    await assert.rejects(out.within(fails), /inflated/);
    out.add('after it', { place: 'body' });
    await out.flush();
    assert.deepEqual(taken.map(({ text, hidden }) => [text, hidden ?? false]), [['within', true], ['after it', false]]);
  });
});
