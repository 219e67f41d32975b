// PDFs as they are attached (extension/files/pdf*.js): what different programs write, read here and put to
// the real core, and what is said of those that cannot be read. See tests/files/README.md.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';

import { count as found, read, texts } from '../support/files.mjs';
import { page, pdf, stream } from '../support/pdf.mjs';

const readText = (text) => read('a.pdf', Buffer.from(text, 'latin1'));

describe('a PDF', () => {
  for (const name of ['cairo', 'chromium', 'fpdf2', 'ghostscript', 'libreoffice', 'pdftex', 'reportlab']) {
    it(`is read with the headers of its tables: ${name}`, async () => {
      const file = await read(`${name}.pdf`);
      assert.deepEqual([file.state, file.hidden], ['read', {}]);
      const all = await found(file.passages);
      assert.deepEqual([all['nhs-number'], all['marking-official-sensitive']], [3, 1]);
      assert.match(file.passages.find(({ text }) => text === '999 300 0116').context, /^NHS No/);
    });
  }

  it('of a spreadsheet is read by its cells, however close they stand', async () => {
    const file = await read('libreoffice-calc.pdf');
    assert.equal((await found(file.passages))['nhs-number'], 3);
    assert.ok(texts(file).includes('999 417 3529'));
  });

  it('is read with its comments, fields, label and the files in it, packed or not', async () => {
    for (const name of ['pypdf.pdf', 'qpdf.pdf']) {
      const file = await read(name);
      assert.deepEqual([file.state, file.hidden], ['read', { comments: 1, embedded: 1 }], name);
      const all = await found(file.passages);
      assert.deepEqual([all['nhs-number'], all['national-insurance-number'], all['phone-number']], [3, 3, 1], name);
      const field = file.passages.find(({ context }) => context === 'National Insurance number');
      assert.deepEqual([field.text, field.hidden], ['AB 12 34 56 C', undefined]);
      assert.ok(file.passages.some(({ text, hidden }) => text === 'Tobias Wrexham-Lyle' && hidden), 'in the file within');
      assert.deepEqual(file.passages.filter(({ place }) => place === 'label').map(({ text }) => text), ['OFFICIAL-SENSITIVE']);
    }
  });

  it('is read with ligatures, accents and quotation marks', async () => {
    assert.ok(texts(await read('pdftex.pdf')).some((said) => said.includes('the fluffy affidavit is difficult')));
    for (const name of ['chromium.pdf', 'fpdf2.pdf']) {
      assert.ok(texts(await read(name)).some((said) => said.startsWith('Zoë’s fee is £20')), name);
    }
  });

  it('behind a password is said to be', async () => {
    assert.deepEqual(await read('pypdf-locked.pdf'), { state: 'unread', why: 'locked', hidden: {}, passages: [] });
  });

  it('that is encrypted and that anybody can open is read like any other', async () => {
    for (const way of ['rc4-40', 'rc4-128', 'aes-128', 'aes-256-r5', 'aes-256', 'in-streams']) {
      const file = await read(`restricted-${way}.pdf`);
      assert.deepEqual(file, await read('pypdf.pdf'), way);
    }
  });

  it('that is encrypted in a way that is not known is shut', async () => {
    const file = await readText(page('BT /F1 9 Tf (said) Tj ET').replace('/Root 1 0 R', '/Root 1 0 R /Encrypt <</Filter /Other /V 4>>'));
    assert.deepEqual([file.state, file.why], ['unread', 'locked']);
  });

  it('of pictures is none that was read, with some it is read in part', async () => {
    assert.deepEqual(await read('scan.pdf'), { state: 'unread', why: 'picture', hidden: {}, passages: [] });
    const picture = { 8: `<</Type /Page /Parent 2 0 R /Contents 9 0 R /Resources <</XObject <</A 10 0 R>>>>>>`, 9: stream('/A Do'), 10: stream('x', '/Subtype /Image') };
    const file = await readText(page('BT /F1 9 Tf (said) Tj ET', '', picture).replace('[3 0 R]', '[3 0 R 8 0 R]'));
    assert.deepEqual([file.state, file.why, texts(file)], ['part', 'picture', ['said']]);
  });

  it('with a font that says nothing of what it means is read in part', async () => {
    const font = { 6: '<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H>>' };
    const file = await readText(page('BT /F1 9 Tf (said) Tj 0 -99 Td /F2 9 Tf <000100020003000400050006> Tj ET', '', font));
    assert.deepEqual([file.state, file.why, texts(file)], ['part', 'pdf', ['said']]);
    const alone = await readText(page('BT /F2 9 Tf <000100020003000400050006> Tj ET', '', font));
    assert.deepEqual([alone.state, alone.why], ['unread', 'pdf']);
  });

  it('without pages cannot be read', async () => {
    for (const text of ['%PDF-1.7\n', pdf({ 1: '<</Type /Catalog>>' })]) {
      assert.deepEqual(await readText(text), { state: 'unread', why: 'pdf', hidden: {}, passages: [] });
    }
  });

  it('is read as it was saved last', async () => {
    const file = await readText(page('BT /F1 9 Tf (before) Tj ET') + pdf({ 4: stream('BT /F1 9 Tf (after) Tj ET') }));
    assert.deepEqual(texts(file), ['after']);
  });

  it('is read where its tree of pages is broken', async () => {
    const file = await readText(page('BT /F1 9 Tf (said) Tj ET').replace('/Kids [3 0 R]', '/Kids [7 0 R]'));
    assert.deepEqual(texts(file), ['said']);
  });
});

describe('a form of a PDF', () => {
  const look = stream('BT /F1 9 Tf (Digitally signed by Tobias) Tj ET', '/Subtype /Form /Resources <</Font <</F1 5 0 R>>>>');
  const form = (field, objects = {}) =>
    readText(page('', '/Annots [7 0 R]', { 7: `<</Subtype /Widget ${field}>>`, 8: look, ...objects }).replace('/Catalog', '/Catalog /AcroForm <</Fields [7 0 R]>>'));

  it('is read with what only its look says: who signed, what is on a button', async () => {
    for (const field of ['/FT /Sig /V 9 0 R /AP <</N 8 0 R>>', '/FT /Btn /AS /On /AP <</N <</On 8 0 R>>>>', '/FT /Tx /AP <</N 8 0 R>>']) {
      const file = await form(field, { 9: '<</Type /Sig>>' });
      assert.deepEqual([file.state, ...texts(file)], ['read', 'Digitally signed by Tobias'], field);
    }
  });

  it('is read once where its look says what is filled in', async () => {
    for (const kind of ['/FT /Tx', '/FT /Ch /Ff 131072']) {
      assert.deepEqual(texts(await form(`${kind} /T (Name) /V (Tobias) /AP <</N 8 0 R>>`)), ['Tobias'], kind);
    }
    const parent = { 9: '<</FT /Tx /V (Tobias) /Kids [7 0 R]>>' };
    assert.deepEqual(texts(await readText(page('', '/Annots [7 0 R]', { 7: '<</Subtype /Widget /Parent 9 0 R /AP <</N 8 0 R>>>>', 8: look, ...parent }).replace('/Catalog', '/Catalog /AcroForm <</Fields [9 0 R]>>'))), ['Tobias']);
  });

  it('is read where the form does not name the field', async () => {
    const file = await readText(page('', '/Annots [<</Subtype /Widget /FT /Tx /T (Name) /V (Tobias)>>]'));
    assert.deepEqual(file.passages.map(({ text, context }) => [text, context]), [['Tobias', 'Name']]);
  });
});

describe('what draws a page', () => {
  const draw = async (content, objects) => texts(await readText(page(content, '', objects)));

  it('says a space where there is a gap, and none where letters are moved', async () => {
    assert.deepEqual(await draw('BT /F1 10 Tf [(99) 20 (9 4) -30 (17) -300 (3529)] TJ ET'), ['999 417 3529']);
    assert.deepEqual(await draw('BT /F1 10 Tf [(close) -120 (set) 80 (t) 60 (ing)] TJ ET'), ['close setting']);
    assert.deepEqual(await draw('BT /F1 10 Tf (all ) Tj 3 Tr -3 0 Td ( ) Tj 0 Tr 15 0 Td (one) Tj ET'), ['all one']);
    assert.deepEqual(await draw('BT /F1 10 Tf (one) Tj 19 0 Td (two) Tj 0 -12 Td (three) Tj ET'), ['one two\nthree']);
  });

  it('is read whichever operators it uses', async () => {
    const content = "BT /F1 10 Tf 12 TL 9 700 Td (a\\(\\)\\101) Tj (b) ' 0 0 (c) \" T* <64 65> Tj 0 -12 TD (f) Tj T* (g) Tj 1 0 0 1 9 500 Tm (h) Tj ET";
    assert.deepEqual(await draw(content), ['a()A\nb\nc\nde\nf\ng', 'h']);
  });

  it('is read with the forms in it, and not the pictures', async () => {
    const form = stream('BT /F1 10 Tf (in a form) Tj ET', '/Subtype /Form');
    const content = 'BI /W 1 ID (no) Tj EI BT /F1 10 Tf 0 99 Td (on the page) Tj ET q 1 0 0 1 0 300 cm /A Do Q';
    const text = page(content, '/Resources <</Font <</F1 5 0 R>> /XObject <</A 6 0 R>>>>', { 6: form });
    assert.deepEqual(texts(await readText(text)), ['on the page', 'in a form']);
  });

  it('is read in whatever way it is packed', async () => {
    const content = 'BT /F1 10 Tf (NHS number 999 417 3529) Tj ET';
    const flate = deflateSync(Buffer.from(content));
    const hex = (bytes) => `${Buffer.from(bytes).toString('hex')}>`;
    // The end of a line behind it, and a length that is right, or wrong.
    const packed = {
      '/FlateDecode': flate.toString('latin1'),
      '[/ASCIIHexDecode /FlateDecode]': hex(flate),
      '[/AHx]': hex(content),
      '/RunLengthDecode': `${String.fromCharCode(content.length - 1)}${content}\x80`,
    };
    for (const [filter, said] of Object.entries(packed)) {
      for (const length of [said.length, 1, 100_000]) {
        const text = page('x').replace(/<< \/Length 1>> stream\nx\n/, () => `<</Filter ${filter} /Length ${length}>> stream\n${said}\r\n`);
        assert.deepEqual(texts(await readText(text)), ['NHS number 999 417 3529'], `${filter} ${length}`);
      }
    }
  });

  it('is read by the table of a font, and by the names of its glyphs', async () => {
    const map = stream('1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <00660069> endbfchar 2 beginbfrange <02> <04> <0041> <05> <06> [<00e9> <0031>] endbfrange');
    const mapped = { 6: '<</Type /Font /Subtype /TrueType /ToUnicode 7 0 R>>', 7: map };
    assert.deepEqual(await draw('BT /F2 10 Tf <010203040506> Tj ET', mapped), ['fiABCé1']);
    const named = { 6: '<</Type /Font /Subtype /Type1 /Encoding <</Differences [1 /A /eacute /nine /uni00A3 /f_i /one.oldstyle]>>>>' };
    assert.deepEqual(await draw('BT /F2 10 Tf <010203040506> Tj ET', named), ['Aé9£fi1']);
  });

  it('is read by an encoding that is named, and by codes that are said to be what they mean', async () => {
    const glyphs = { 6: '<</Type /Font /Subtype /Type3 /Encoding /WinAnsiEncoding /FontMatrix [0.001 0 0 0.001 0 0]>>' };
    assert.deepEqual(await draw('BT /F2 10 Tf (said) Tj ET', glyphs), ['said']);
    const itself = { 6: '<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode /Identity-H>>' };
    assert.deepEqual(await draw('BT /F2 10 Tf <0073006100690064> Tj ET', itself), ['said']);
  });

  it('is read though the program of a font is packed in a way that is not known', async () => {
    const font = { 6: '<</Type /Font /Subtype /Type1 /FontDescriptor <</FontFile 7 0 R>>>>', 7: stream('x', '/Filter /Odd') };
    assert.deepEqual(await draw('BT /F1 10 Tf (said) Tj /F2 10 Tf ( too) Tj ET', font), ['said too']);
  });

  it('of which letters are missing in words is read in part, not where a bullet is', async () => {
    const font = { 6: '<</Type /Font /Subtype /Type1 /Encoding <</Differences [1 /g1 /g2]>>>>' };
    for (const [content, state] of [['(e\\001cient)', 'part'], ['(\\002 a bullet)', 'read']]) {
      assert.equal((await readText(page(`BT /F2 10 Tf ${content} Tj ET`, '', font))).state, state, content);
    }
  });
});
