// Files of Office before 2007 as they are attached (extension/files/compound/): what real writers make
// of a workbook, read here and put to the real core. See tests/files/README.md.

import assert from 'node:assert/strict';
import { readFile as load } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { readFile } from '../../extension/files/read.js';
import { compound, record, workbookStream } from '../support/compound.mjs';
import { askCore } from '../support/core.mjs';
import { pack, unpack } from '../support/zip.mjs';

/** Reads a file of tests/files, or bytes. */
async function read(name, bytes) {
  const passages = [];
  const outcome = await readFile({ name, bytes: new Uint8Array(bytes ?? (await load(`tests/files/${name}`))) }, (batch) => {
    passages.push(...batch);
  });
  return { ...outcome, passages };
}

/** What the core finds in them: how many of each rule, and how many of those do not show. */
async function found(passages) {
  const count = async (those) => {
    const texts = those.map(({ text, context, place }) => ({ text, context, place }));
    const matches = (await askCore({ read: { texts } })).flat();
    const evidence = await askCore({ weigh: { matches } });
    return Object.fromEntries(evidence.map(({ rule, count }) => [rule, count]));
  };
  return { all: await count(passages), hidden: await count(passages.filter(({ hidden }) => hidden)) };
}

const texts = ({ passages }, wanted = () => true) => passages.filter(wanted).map(({ text }) => text);
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
