// Where the links of an attached file lead (extension/files/): an address that is a key by itself goes
// with the file, and nobody sees it there. See tests/files/README.md.

import assert from 'node:assert/strict';
import { readFile as load } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { read, weigh } from '../support/files.mjs';
import { page } from '../support/pdf.mjs';
import { pack, unpack } from '../support/zip.mjs';

// Made up, and put together so that nothing takes them for real ones.
const WEEK = `https://rota.northmoor.org.uk/week?token=${['7f3kQ9zLm2', 'Xv8RtY4wNb'].join('')}`;
const MONTH = `https://rota.northmoor.org.uk/month?token=${['q8Zr2mVx7L', 'p4KdTs9HbW'].join('')}`;

const led = ({ passages }) => passages.filter(({ place }) => place === 'link').map(({ text }) => text);
const utf8 = (text) => new TextEncoder().encode(text);

// R13.
describe('where the links of a file lead', () => {
  for (const [name, addresses] of Object.entries({
    'links.docx': [MONTH, WEEK],
    'links.doc': [MONTH, WEEK],
    'links.odt': [WEEK, MONTH],
    'links.html': [WEEK, MONTH],
    'links.rtf': [WEEK, MONTH],
    'links.pdf': [WEEK, MONTH],
    'links.xlsx': [MONTH, WEEK],
    'links.xls': [WEEK, MONTH],
    'links.ods': [WEEK, MONTH],
    'links.pptx': [WEEK],
    'links-reportlab.pdf': [WEEK],
  })) {
    it(`is read, and said to stand in a link: ${name}`, async () => {
      const file = await read(name);
      assert.deepEqual([file.state, file.hidden], ['read', {}]);
      assert.deepEqual([...new Set(led(file))].sort(), [...addresses].sort());
      const evidence = await weigh(file.passages);
      assert.deepEqual(evidence.map(({ rule, count, linked }) => [rule, count, linked]), [['generic-secret', addresses.length, addresses.length]]);
    });
  }

  it('is no text: names, numbers and what leads nowhere are none of it', async () => {
    const links = [
      'mailto:rae.lindqvist@northmoor.org.uk', '#rota', '../week.html?id=1', 'https://www.northmoor.org.uk/about',
      'https://www.northmoor.org.uk/SECRET?card=4539578763621486&nhs=943-476-5919', `data:text/plain;base64,${'QUJD'.repeat(5_000)}`,
    ];
    const file = await read('a.html', utf8(`<html>${links.map((link) => `<p>See <a href="${link}">this</a>`).join('')}`));
    assert.deepEqual(led(file), [links[4]]);
    assert.deepEqual(await weigh(file.passages), []);
  });

  it('is read however a page writes it', async () => {
    const to = (which) => `https://rota.northmoor.org.uk/?a=${which}`;
    const file = await read('a.html', utf8(
      `<html><A class=x HREF = '${to(1)}'>a</A><a href=${to(2)}>b</a><map><area alt=c href="${to('3&amp;b=4')}"></map><a name="href=x">d</a><p href="${to(5)}"><img src="${to(6)}">`,
    ));
    assert.deepEqual(led(file), [to(1), to(2), to('3&b=4')]);
  });

  it('is read once where it says what is drawn', async () => {
    const file = await read('a.html', utf8(`<html><a href="${WEEK}">${WEEK}</a>`));
    const [found, ...others] = await weigh(file.passages);
    assert.deepEqual([found.rule, found.count, found.linked, others], ['generic-secret', 1, undefined, []]);
  });

  it('is no label of what stands after it', async () => {
    const file = await read('a.html', utf8(`<html><p>NHS number<p><a href="${WEEK}">943 476 5919</a>`));
    assert.equal(file.passages.find(({ text }) => text.startsWith('943')).context, 'NHS number');
  });

  it('does not show where its sheet does not', async () => {
    const parts = unpack(await load('tests/files/links.xlsx'));
    const book = String(parts['xl/workbook.xml']).replace('<sheet ', '<sheet state="hidden" ');
    const file = await read('a.xlsx', pack({ ...parts, 'xl/workbook.xml': book }));
    assert.deepEqual(file.passages.filter(({ place, hidden }) => place === 'link' && hidden).map(({ text }) => text), [MONTH]);
  });

  it('is read of notes and a page’s foot, and not of a picture that is fetched', async () => {
    const parts = unpack(await load('tests/files/links.docx'));
    const relation = (to, kind) => `<Relationships><Relationship Id="rId1" Type="http://x/${kind}" Target="${to}" TargetMode="External"/></Relationships>`;
    const file = await read('a.docx', pack({
      ...parts,
      'word/_rels/footnotes.xml.rels': relation(`${WEEK}1`, 'hyperlink'),
      'word/_rels/footer1.xml.rels': relation(`${WEEK}2`, 'hyperlink'),
      'word/_rels/header1.xml.rels': relation(`${WEEK}3`, 'image'),
    }));
    assert.deepEqual(led(file).sort(), [MONTH, WEEK, `${WEEK}1`, `${WEEK}2`].sort());
  });

  it('ends, whatever the file holds', async () => {
    const quotes = '"://'.repeat(200_000);
    const body = `<w:document><w:body><w:p><w:r><w:instrText>${quotes.replaceAll('"', '&quot;')}</w:instrText></w:r></w:p><w:fldSimple w:instr='${quotes.slice(0, 800_000)}'/></w:body></w:document>`;
    const word = await read('a.docx', pack({ ...unpack(await load('tests/files/links.docx')), 'word/document.xml': body }));
    assert.deepEqual([word.state, led(word)], ['read', [WEEK]]);
    const long = await read('a.html', utf8(`<html><a href="https://north.org.uk/?a=${'b'.repeat(100_000)}">c</a>`));
    assert.deepEqual(led(long).map((address) => address.length), [4_000]);
    const many = await read('a.html', utf8(`<html>${Array.from({ length: 2_100 }, (_, at) => `<a href="https://north.org.uk/?a=${at}${'b'.repeat(3_970)}">c</a>`).join('')}`));
    assert.deepEqual([many.state, many.why], ['part', 'large']);
    const loop = await read('a.pdf', Buffer.from(page('', '/Annots [7 0 R]', { 7: '<</Subtype /Link /A 7 0 R /URI 7 0 R>>' }), 'latin1'));
    assert.deepEqual(led(loop), []);
  });
});
