// Files of Office before 2007 as they are attached (extension/files/compound/): what real writers make
// of a workbook and a document, read here and put to the real core. See tests/files/README.md.

import assert from 'node:assert/strict';
import { readFile as load } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { compound, record, workbookStream } from '../support/compound.mjs';
import { found, read, texts } from '../support/files.mjs';
import { pack, unpack } from '../support/zip.mjs';

const said = ({ passages }, text) => passages.find((passage) => passage.text === text);

/** A workbook of these sheets. */
const book = (how, others = {}) => compound({ [how.version === 0x500 ? 'Book' : 'Workbook']: workbookStream(how), ...others });
const LABEL = 0x204;
const cell = (row, column, text) => record(LABEL, [2, row], [2, column], [2, 0], [2, text.length], [1, 0], text);

// R2, R13.
describe('a workbook of before 2007', () => {
  it('is read with its hidden sheets, comments and what is printed above', async () => {
    const file = await read('libreoffice.xls');
    assert.deepEqual([file.state, file.hidden], ['read', { comments: 1, sheets: 2 }]);
    const { all, hidden } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], hidden['nhs-number']], [3, 3]);
    assert.equal(hidden['national-insurance-number'], 3);
    assert.ok(texts(file).includes('OFFICIAL-SENSITIVE'));
    assert.ok(texts(file).includes('Ring Rosalind on 07700 900123'));
    assert.match(said(file, '999 300 0116').context, /^NHS No/);
  });

  it('is read with hidden rows and columns, its numbers as they show, and its label', async () => {
    const file = await read('libreoffice-calc.xls');
    assert.deepEqual([file.state, file.hidden], ['read', { rows: 1, columns: 1 }]);
    const { all, hidden } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], hidden['nhs-number']], [3, 3]);
    for (const line of ['14/03/1984', '01234568', 'HANDLING: Recipients only', 'Payroll, March']) {
      assert.ok(texts(file).includes(line), line);
    }
    assert.deepEqual(texts(file, ({ place }) => place === 'label'), ['OFFICIAL-SENSITIVE']);
  });

  it('is read with strings that go on in the next record, and signs that are only shown', async () => {
    const file = await read('xlwt.xls');
    assert.deepEqual([file.state, file.hidden], ['read', { rows: 1, columns: 1, sheets: 1 }]);
    assert.ok(said(file, `${'On leave. '.repeat(820)}Ring Zoë on 07700 900123. ${'On leave. '.repeat(20)}`.trim()));
    assert.ok(said(file, 'The clinic’s notes. '.repeat(210).trim()));
    assert.equal(said(file, 'OFFICIAL-SENSITIVE').context, 'Notes');
    assert.equal(said(file, '07-01-17').context, 'Sort code Rosalind Achterberg');
    assert.ok(said(file, 'HANDLING: Recipients only'));
    const { all, hidden } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], hidden['nhs-number']], [3, 3]);
  });

  it('of Excel 5 and 95 is read, whose letters are bytes', async () => {
    const row = (number, ...cells) => cells.map((text, column) => record(LABEL, [2, number], [2, column], [2, 0], [2, text.length], text));
    const note = record(0x1c, [2, 1], [2, 0], [2, 9], 'Ring Zo\xeb ');
    const records = [...row(0, 'Name', 'NHS No'), ...row(1, 'Zo\xeb', '999 417 3529'), note];
    const file = await read('a.xls', book({ version: 0x500, globals: [record(0x42, [2, 1252])], sheets: [{ name: 'Patients', records, state: 1 }] }));
    assert.deepEqual([file.state, file.hidden], ['read', { comments: 1, sheets: 1 }]);
    assert.deepEqual(texts(file), ['Patients', 'Ring Zoë', 'Name', 'NHS No', 'Zoë', '999 417 3529']);
    assert.equal(said(file, '999 417 3529').context, 'NHS No Zoë');
  });

  it('is read with what it keeps of others, and of a sheet that is gone', async () => {
    const text = (letters) => [[2, letters.length], [1, 0], letters];
    const row = record(0x5a, [1, 1], [1, 0], [2, 4], [1, 2], ...text('NHS No'), [1, 2], ...text('999 417 3529'));
    const globals = (source) => [
      record(0x1ae, [2, 1], ...text('rota.xls')), record(0x59, [2, 1], [2, 0]), row,
      record(0xd5, [2, 1]), record(0x51, [6, 0], ...text(`\x02${source}`)),
    ];
    const cache = Buffer.concat([record(0xc7, Buffer.alloc(14), ...text('Patient')), record(0xcd, ...text('Rosalind')), record(0xc9, [8, 0x41e0000000000000n]), record(0x0a)]);
    const made = (source) => book({ globals: globals(source), sheets: [{ name: 'Rota', records: [] }] }, { _SX_DB_CUR: { '0001': cache } });
    const gone = await read('a.xls', made('Raw data'));
    assert.deepEqual([gone.state, gone.hidden], ['read', { caches: 2 }]);
    assert.equal(said(gone, '999 417 3529').context, 'NHS No');
    assert.deepEqual(gone.passages.at(-2), { text: 'Rosalind', context: 'Patient', place: 'cell', hidden: true });
    assert.equal(gone.passages.at(-1).text, '2147483648');
    const there = await read('a.xls', made('Rota'));
    assert.deepEqual([there.hidden, there.passages.at(-1).hidden], [{ caches: 1 }, undefined]);
  });

  it('is read as it stands, in whatever order it was written', async () => {
    const records = [cell(1, 1, '999 417 3529'), cell(0, 1, 'NHS No'), cell(1, 0, 'Rosalind'), cell(0, 0, 'Name'), record(0x208, [2, 1], [2, 0], [2, 2], [2, 0], [4, 0], [4, 0x20])];
    const file = await read('a.xls', book({ sheets: [{ name: 'Rota', records }] }));
    assert.deepEqual(texts(file), ['Rota', 'Name', 'NHS No', 'Rosalind', '999 417 3529']);
    assert.deepEqual([said(file, '999 417 3529').context, file.hidden], ['NHS No Rosalind', { rows: 1 }]);
  });

  it('is read with the files in it', async () => {
    const inner = { Workbook: workbookStream({ sheets: [{ name: 'Patients', records: [cell(0, 0, 'NHS number 999 123 4578')] }] }) };
    const letter = await load('tests/files/letter.txt');
    const size = Buffer.alloc(4);
    size.writeUInt32LE(letter.length);
    const packed = Buffer.concat([Buffer.from('\x00\x00\x00\x00\x02\x00letter.txt\x00C:\\letter.txt\x00\x00\x00\x03\x00\x04\x00\x00\x00C:\\\0', 'latin1'), size, letter]);
    const sheets = [{ name: 'Rota', records: [] }];
    const formula = { 'Equation Native': Buffer.from('x') };
    const file = await read('a.xls', book({ sheets }, { MBD0001: inner, MBD0002: { '\x01Ole10Native': packed }, MBD0003: formula }));
    assert.deepEqual([file.state, file.hidden], ['read', { embedded: 2 }]);
    const { all, hidden } = await found(file.passages);
    assert.deepEqual([all['nhs-number'], hidden['nhs-number'], hidden['marking-official-sensitive']], [2, 2, 1]);
    const parts = unpack(await load('tests/files/links.docx'));
    const newer = await read('a.docx', pack({ ...parts, 'word/embeddings/oleObject1.bin': compound({ '\x01Ole10Native': packed }) }));
    assert.deepEqual([newer.state, newer.hidden, (await found(newer.passages)).hidden['nhs-number']], ['read', { embedded: 1 }, 1]);
    const other = await read('a.xls', book({ sheets }, { MBD0001: { VisioDocument: Buffer.from('x') } }));
    assert.deepEqual([other.state, other.why], ['part', 'old']);
  });

  it('that is locked, older still or cut short is said to be', async () => {
    const sheets = [{ name: 'Rota', records: [cell(0, 0, 'one')] }];
    assert.deepEqual(await read('a.xls', book({ globals: [record(0x2f, [2, 0])], sheets })), { state: 'unread', why: 'locked', hidden: {}, passages: [] });
    assert.equal((await read('a.xls', book({ version: 0x400, sheets }))).why, 'old');
    const whole = workbookStream({ sheets });
    const cut = await read('a.xls', compound({ Workbook: whole.subarray(0, -4) }));
    assert.deepEqual([cut.state, cut.why, texts(cut)], ['part', 'broken', ['Rota', 'one']]);
  });
});

/** A document of these pieces: how each is set, and its letters of one byte. The last may be in the comments. */
function document(pieces, { flags = 0, ident = 0xa5ec, comments = 0, older = false } = {}) {
  const text = pieces.map(([, letters]) => letters).join('');
  const word = Buffer.alloc(1_024 + text.length);
  word.write(text, 1_024, 'latin1');
  word.writeUInt16LE(ident, 0);
  word.writeUInt16LE(older ? 0x68 : 0xc1, 2);
  word.writeUInt16LE(flags, 10);
  if (older) {
    [[0x18, 1_024], [0x1c, word.length], [0x34, text.length]].forEach(([at, value]) => word.writeUInt32LE(value, at));
    return compound({ WordDocument: word });
  }
  const ends = pieces.reduce((all, [, letters]) => [...all, all.at(-1) + letters.length], [0]);
  // Properties that are asked for by their number: the first makes what has it hidden.
  const properties = Buffer.from('010300' + '3c0801', 'hex');
  const list = Buffer.alloc(4 * ends.length + 8 * pieces.length);
  ends.forEach((end, index) => list.writeUInt32LE(end, 4 * index));
  pieces.forEach(([how], index) => {
    list.writeUInt32LE(0x40000000 + 2 * (1_024 + ends[index]), 4 * ends.length + 8 * index + 2);
    list.writeUInt16LE({ shown: 0, hidden: 1, deleted: (1 << 8) | (0x41 << 1) }[how], 4 * ends.length + 8 * index + 6);
  });
  const size = Buffer.alloc(5, 2);
  size.writeUInt32LE(list.length, 1);
  const table = Buffer.concat([properties, size, list]);
  [[76, text.length - comments], [92, comments], [0x1a2, 0], [0x1a6, table.length]].forEach(([at, value]) => word.writeUInt32LE(value, at));
  return compound({ WordDocument: word, '0Table': table });
}

// R2, R13.
describe('a document of before 2007', () => {
  it('is read with what stands above and below its pages, and what does not show', async () => {
    const file = await read('libreoffice.doc');
    assert.deepEqual([file.state, file.hidden], ['read', { text: 1, deletions: 1, comments: 1 }]);
    const { all, hidden } = await found(file.passages);
    assert.equal(all['nhs-number'], 3);
    assert.deepEqual(hidden, { 'national-insurance-number': 1, password: 1 });
    for (const line of ['OFFICIAL-SENSITIVE', 'HANDLING: Recipients only', 'Her phone is 07700 900123', 'The patient’s NHS number is 999 417 3529']) {
      assert.ok(texts(file).includes(line), line);
    }
    assert.deepEqual(texts(file, ({ place }) => place === 'heading'), ['Discharge letter']);
    assert.match(said(file, '999 300 0116').context, /^NHS No/);
  });

  it('is read with what was hidden or deleted and saved fast', async () => {
    const file = await read('a.doc', document([['shown', 'Her number '], ['hidden', '999 417 3529'], ['deleted', ' is gone'], ['shown', ' is here\r'], ['shown', '\x05Ring Rosalind\r']], { comments: 15 }));
    assert.deepEqual([file.state, file.hidden], ['read', { text: 1, deletions: 1, comments: 1 }]);
    assert.deepEqual(file.passages.map(({ text, hidden }) => [text, hidden ?? false]), [['Her number  is here', false], ['999 417 3529', true], ['is gone', true], ['Ring Rosalind', false]]);
  });

  it('is read with its fields, of which one that does not end takes no more than its paragraph', async () => {
    const file = await read('a.doc', document([['shown', 'See \x13 HYPERLINK "https://rota.northmoor.org.uk/?a=1" \x14\x13 PAGE \x14this\x15\x15.\rAnd \x13 REF a\rthe rest\r']]));
    assert.deepEqual(texts(file), ['https://rota.northmoor.org.uk/?a=1', 'See this.', 'And', 'the rest']);
  });

  it('of Word 6 and 95 is read', async () => {
    const older = { ident: 0xa5dc, older: true };
    const file = await read('a.doc', document([['shown', 'NHS number 999 417 3529\rZo\xeb\r']], older));
    assert.deepEqual([file.state, texts(file)], ['read', ['NHS number 999 417 3529', 'Zoë']]);
    assert.equal((await read('a.doc', document([['shown', 'Zo\xeb\r']], { ...older, flags: 4 }))).why, 'old');
  });

  it('that is locked or cut short is said to be', async () => {
    assert.deepEqual(await read('a.doc', document([['shown', 'one\r']], { flags: 0x100 })), { state: 'unread', why: 'locked', hidden: {}, passages: [] });
    const word = document([['shown', 'one\rtwo\r']]);
    // The text says to be longer than it is.
    const cut = Buffer.from(word);
    cut.writeUInt32LE(900, cut.indexOf(Buffer.of(0xec, 0xa5)) + 76);
    const { state, why, passages } = await read('a.doc', cut);
    assert.deepEqual([state, why, passages.length], ['part', 'broken', 2]);
    assert.equal((await read('a.doc', compound({ WordDocument: Buffer.alloc(900) }))).why, 'old');
    assert.equal((await read('a.doc', compound({ WordDocument: Buffer.alloc(90) }))).why, 'broken');
  });
});
