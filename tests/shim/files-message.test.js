// Messages as Outlook saves them (extension/files/compound/message.js): those of tests/files, and what no
// writer at hand makes, from storages that are put together here.

import assert from 'node:assert/strict';
import { readFile as load } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { readMessage } from '../../extension/files/compound/message.js';
import { unpackRtf } from '../../extension/files/compound/unpack-rtf.js';
import { Full, Passages, Unreadable } from '../../extension/files/passages.js';
import { count as found, read } from '../support/files.mjs';

const said = ({ passages }, wanted) => passages.filter(({ context, place }) => [context, place].includes(wanted)).map(({ text }) => text);

/** A storage as `readCompound` gives it. */
function storage(streams, storages = {}) {
  const kept = new Map(Object.entries(streams));
  return {
    names: [...kept.keys()],
    has: (name) => kept.has(name),
    stream: (name) => kept.get(name),
    storages: new Map(Object.entries(storages)),
  };
}

const latin = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text) => new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
/** Properties that are numbers, after a head of this length. */
const numbers = (head, ...properties) =>
  Uint8Array.from([...new Array(head).fill(0), ...properties.flatMap(([property, value]) => [3, 0, property & 255, property >> 8, 0, 0, 0, 0, value & 255, value >> 8, 0, 0, 0, 0, 0, 0])]);
const CLASS = '__substg1.0_001a001f';
const BODY = '__substg1.0_1000001f';
const PROPERTIES = '__properties_version1.0';

/** Reads what `storage` made, and says what was handed on of the files with it. */
async function readStorage(message) {
  const passages = [];
  const files = [];
  const out = new Passages((batch) => {
    passages.push(...batch);
  });
  const objects = [];
  await readMessage(message, out, {
    readBytes: async (name, bytes) => void files.push([name, bytes.length]),
    readObject: async ({ names }) => void objects.push(...names),
  });
  await out.flush();
  return { passages, files, objects, left: out.left };
}

// R13.
describe('a message of Outlook', () => {
  it('is read with who gets it, how it is labelled and all that is with it', async () => {
    const file = await read('aspose-email.msg');
    assert.deepEqual([file.state, file.hidden], ['read', {}]);
    assert.deepEqual(said(file, 'subject'), ['Discharge of Zoë', 'Forwarded']);
    assert.ok(said(file, 'from').includes('Rosalind Aché <rosalind@example.org>'));
    assert.ok(file.passages.every(({ text }) => !text.includes('/O=NORTHMOOR')));
    for (const [type, name] of [['to', 'Clinic'], ['cc', 'Ward'], ['bcc', 'Board']]) {
      assert.deepEqual(said(file, type), [`${name} <${name.toLowerCase()}@example.org>`]);
    }
    assert.deepEqual(said(file, 'label'), ['OFFICIAL', 'Company-Confidential', 'OFFICIAL-SENSITIVE']);
    assert.deepEqual(said(file, 'keywords'), ['Discharges; Elm ward']);
    const all = await found(file.passages);
    assert.deepEqual([all['nhs-number'], all['national-insurance-number'], all['marking-official-sensitive']], [3, 1, 1]);
  });

  it('is read in one of its forms, where no other says more', async () => {
    const { passages } = await read('aspose-email.msg');
    assert.equal(passages.filter(({ text }) => text.includes('HANDLING')).length, 1);
    assert.match(passages.find(({ text }) => text === '999 123 4578').context, /^NHS No/);
    const more = await readStorage(storage({ [BODY]: wide('Her NHS number is 999 417 3529'), '__substg1.0_1013001f': wide('<p>Her number is 3529') }));
    assert.deepEqual(more.passages.map(({ text }) => text), ['Her number is 3529', 'Her NHS number is 999 417 3529']);
    const other = await read('msgforge.msg');
    assert.deepEqual([other.state, (await found(other.passages))['nhs-number']], ['read', 3]);
    assert.ok(said(other, 'subject').includes('OFFICIAL-SENSITIVE'));
    assert.ok(other.passages.some(({ text }) => text === 'JG 10 37 59 D'), 'the table that is with it');
  });

  it('is read as the page that its Rich Text was made of', async () => {
    const file = await read('aspose-email-rich.msg');
    assert.equal(file.state, 'read');
    const texts = file.passages.map(({ text }) => text);
    assert.deepEqual(texts.slice(0, 6), ['Clinic', 'Café, HANDLING: Recipients only', texts[2], 'Zoë’s list of this week', 'Name', 'NHS No']);
    assert.match(texts[2], /^https:\/\/rota\.northmoor\.org\.uk\/week\?token=/);
    assert.match(file.passages.find(({ text }) => text === '999 300 0116').context, /^NHS No/);
    assert.equal(texts.length, 12, 'its plain text says the same');
  });

  it('that is encrypted is said to be, whatever it is kept in', async () => {
    const file = await read('aspose-email-locked.msg');
    assert.deepEqual([file.state, file.why, said(file, 'subject')], ['part', 'locked', ['Encrypted']]);
    assert.ok(file.passages.every(({ text }) => !text.includes('999')));
    const envelope = latin('0\x82\x01\x02\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03\xa0\x82');
    assert.equal((await read('smime.p7m', envelope)).why, 'locked');
    assert.equal((await read('message.rpmsg', latin('\x76\xe8\x04\x60\xc4\x11\xe3\x86\xa0\x0f\0\0'))).why, 'locked');
  });

  it('that was cut off is never said to be read whole', async () => {
    for (const name of ['msgforge.msg', 'aspose-email-rich.msg']) {
      const whole = await load(`tests/files/${name}`);
      const all = await read(name);
      for (let length = 512; length < whole.length; length += 256) {
        const { state, passages } = await read(name, whole.subarray(0, length));
        assert.ok(state !== 'read' || passages.length === all.passages.length, `${name} of ${length} bytes`);
      }
    }
  });

  it('is read in the letters of its code page, where they are no Unicode', async () => {
    const cyrillic = Uint8Array.from([0xcf, 0xe0, 0xf0, 0xee, 0xeb, 0xfc, 0]);
    const japanese = Uint8Array.from([0x8b, 0x40, 0x96, 0xa7]);
    for (const [page, bytes, text] of [[1251, cyrillic, 'Пароль'], [932, japanese, '機密'], [28592, latin('\xa3'), 'Ł'], [0, latin('Z\xc3\xb6e'), 'Zöe'], [28602, latin('a'), 'a']]) {
      const message = storage({ [PROPERTIES]: numbers(32, [0x3ffd, page]), '__substg1.0_0037001e': bytes });
      assert.deepEqual((await readStorage(message)).passages.map(({ text }) => text), [text]);
    }
    const page = storage({ [PROPERTIES]: numbers(32, [0x3fde, 1251]), '__substg1.0_10130102': Uint8Array.from([...latin('<p>'), ...cyrillic.subarray(0, 6)]) });
    assert.deepEqual((await readStorage(page)).passages.map(({ text }) => text), ['Пароль']);
  });

  it('that is a contact or a task is read with its details, and a mail without what programs note of it', async () => {
    const streams = { '__substg1.0_3a1c001f': wide('07700 900123'), '__substg1.0_8005001f': wide('Elm ward'), '__substg1.0_0070001f': wide('topic') };
    const texts = async (kind) => (await readStorage(storage({ ...streams, [CLASS]: wide(kind) }))).passages.map(({ text }) => text);
    assert.deepEqual(await texts('IPM.Contact'), ['07700 900123', 'Elm ward']);
    assert.deepEqual(await texts('IPM.Note'), []);
    assert.deepEqual(await texts(''), []);
  });
});

describe('what is with a message of Outlook', () => {
  const CONTENT = '__substg1.0_37010102';
  const OBJECT = '__substg1.0_3701000d';
  const attached = (...parts) => storage({ [PROPERTIES]: numbers(32) }, Object.fromEntries(parts.map((part, index) => [`__attach_version1.0_#${index}`, part])));

  it('is handed on by its name, but for pictures and signatures', async () => {
    const file = (streams) => storage({ [CONTENT]: latin('\x89PNG'), ...streams });
    const { files, left } = await readStorage(
      attached(
        file({ '__substg1.0_3704001f': wide('A~1.CSV'), '__substg1.0_3707001f': wide('a.csv') }),
        file({ '__substg1.0_3704001f': wide('b.png'), '__substg1.0_370e001f': wide('image/png') }),
        file({ '__substg1.0_3704001f': wide('c.png'), '__substg1.0_3712001f': wide('c@d') }),
        file({ '__substg1.0_3704001f': wide('smime.p7s'), '__substg1.0_370e001f': wide('application/pkcs7-signature') }),
        storage({ '__substg1.0_370d001f': wide('https://files.example.org/a') }),
      ),
    );
    assert.deepEqual([files, left], [[['a.csv', 4]], undefined]);
  });

  it('is a message with a message, as deep as that is read', async () => {
    let message = storage({ [PROPERTIES]: numbers(24), [BODY]: wide('inmost') });
    for (let depth = 0; depth < 5; depth += 1) {
      message = storage({ [PROPERTIES]: numbers(24), [BODY]: wide(`at ${depth}`) }, { '__attach_version1.0_#0': storage({}, { [OBJECT]: message }) });
    }
    assert.equal((await readStorage(message)).passages.length, 6);
    const { passages, left } = await readStorage(attached(storage({}, { [OBJECT]: message })));
    assert.deepEqual([passages.length, left], [5, 'large']);
  });

  it('is an object with a file, or one that draws itself, or of another program', async () => {
    const object = async (streams) => readStorage(attached(storage({}, { [OBJECT]: storage(streams) })));
    assert.deepEqual((await object({ '\x01ole': latin('1'), package: latin('PK') })).files, [['', 2]]);
    assert.deepEqual((await object({ '\x01ole': latin('1'), '\x02olepres000': latin('1'), contents: latin('1') })).objects, []);
    assert.deepEqual((await object({ '\x01ole': latin('1'), worddocument: latin('1') })).objects, ['\x01ole', 'worddocument']);
  });

  it('is read up to a number, and what is wrong with one is the end of no other', async () => {
    const one = storage({ [CONTENT]: latin('a') });
    const many = await readStorage(attached(...Array.from({ length: 300 }, () => one)));
    assert.deepEqual([many.files.length, many.left], [200, 'large']);
    const broken = { ...one, stream: () => { throw new Unreadable('broken'); } };
    const some = await readStorage(attached(broken, one));
    assert.deepEqual([some.files.length, some.left], [1, 'broken']);
  });
});

describe('Rich Text that is packed', () => {
  const header = (size, way = 'LZFu') => latin(`${'\0'.repeat(4)}${String.fromCharCode(size & 255, (size >> 8) & 255, (size >> 16) & 255, size >> 24)}${way}${'\0'.repeat(4)}`);
  const unpack = (bytes, allowance = { left: 1_000_000 }) => unpackRtf(bytes, { allowance, rest: () => Promise.resolve() });
  const packed = (size, ...bytes) => Uint8Array.from([...header(size), ...bytes]);

  it('is unpacked as [MS-OXRTFCP] shows it, 3.2', async () => {
    const simple = [0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0];
    assert.equal(await unpack(packed(0x2b, ...simple)), '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
    const crossing = [0x1c, 0x00, 0x7b, 0x5c, 0x72, 0x74, 0x66, 0x31, 0x20, 0x57];
    assert.ok((await unpack(packed(0x1a, ...crossing))).length <= 0x1a);
    assert.equal(await unpack(Uint8Array.from([...header(3, 'MELA'), ...latin('{a}')])), '{a}');
  });

  it('takes no more than there is room for, whatever it says', async () => {
    assert.equal((await unpack(packed(0x7fffffff, 0, 65, 66, 67))).length, 3);
    await assert.rejects(unpack(packed(0x7fffffff, ...new Array(1_000).fill(0)), { left: 500 }), Full);
    for (const bytes of [latin('short'), Uint8Array.from([...header(3, 'abcd'), 1, 2, 3])]) {
      await assert.rejects(unpack(bytes), Unreadable);
    }
  });
});
