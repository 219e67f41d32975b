"""Makes the files of this folder again; see README.md. Every person and number in them is invented.

The numbers have right check digits, so that they are found; the NHS numbers begin with 999, which
is given to nobody.
"""

import datetime
import email.message
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

import aspose.email_foss.msg
import cairocffi
import compressed_rtf
import cryptography.hazmat.primitives.asymmetric.rsa
import cryptography.hazmat.primitives.hashes
import cryptography.hazmat.primitives.serialization
import cryptography.hazmat.primitives.serialization.pkcs7
import cryptography.x509
import docx
import docx.oxml
import docx.oxml.ns
import fpdf
import msgforge
import msoffcrypto.format.ooxml
import openpyxl
import openpyxl.comments
import pptx
import pptx.chart.data
import pptx.enum.chart
import pptx.util
import pypdf
import pypdf.annotations
import pypdf.generic
import reportlab.lib.colors
import reportlab.pdfgen.canvas
import reportlab.platypus
import xlsxwriter
import xlwt
from odf import office, opendocument, style, table, text
from odf.namespaces import STYLENS, TEXTNS

HERE = pathlib.Path(__file__).parent
PEOPLE = [
    ("Rosalind Achterberg", "999 417 3529", "AB 12 34 56 C", datetime.date(1984, 3, 14)),
    ("Tobias Wrexham-Lyle", "999 123 4578", "CE 65 43 21 A", datetime.date(1991, 11, 2)),
    ("Ifeoma Castellane", "999 300 0116", "JG 10 37 59 D", datetime.date(1976, 7, 30)),
]
HEAD = ["Name", "NHS No", "National Insurance number", "Date of birth"]


def openpyxl_workbook():
    """A sheet that is hidden and one that is very hidden, a comment, a header of the page."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rota"
    sheet["A1"] = "Ward rota, week 12"
    sheet.append([])
    sheet.append(["Day", "Ward", "Notes"])
    sheet.append(["Monday", "Elm", "Two beds closed"])
    sheet["B4"].comment = openpyxl.comments.Comment("Ring Rosalind on 07700 900123", "A. Nurse")
    sheet.oddHeader.center.text = "OFFICIAL-SENSITIVE"
    patients = book.create_sheet("Patients")
    patients.append(HEAD)
    for person in PEOPLE:
        patients.append(person)
    patients.sheet_state = "hidden"
    lists = book.create_sheet("Lists")
    lists.append(["Lookup"])
    lists.append(["NHS number 999 417 3529"])
    lists.sheet_state = "veryHidden"
    book.create_sheet("Empty").sheet_state = "hidden"
    book.save(HERE / "openpyxl.xlsx")


def locked_workbook():
    """The same behind a password: a compound file in which the package is."""
    with (HERE / "openpyxl.xlsx").open("rb") as open_book, (HERE / "msoffcrypto.xlsx").open("wb") as locked_book:
        msoffcrypto.format.ooxml.OOXMLFile(open_book).encrypt("correct-Horse-battery-9", locked_book)


def xlsxwriter_workbook():
    """Hidden rows and columns, strings within cells, numbers kept as numbers, days, a text box."""
    book = xlsxwriter.Workbook(HERE / "xlsxwriter.xlsx")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    eight = book.add_format({"num_format": "00000000"})
    sheet = book.add_worksheet("Payroll")
    sheet.write_row(0, 0, ["Name", "Account number", "NHS number", "Date of birth"], None)
    for row, (name, number, _, born) in enumerate(PEOPLE, 1):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, 1234567 + row, eight)
        sheet.write_number(row, 2, int(number.replace(" ", "")))
        sheet.write_datetime(row, 3, datetime.datetime(born.year, born.month, born.day), day)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column("C:C", None, None, {"hidden": True})
    sheet.insert_textbox("F2", "HANDLING: Recipients only")
    sheet.set_footer("&L&8OFFICIAL-SENSITIVE&RPage &P")
    book.set_properties({"title": "Payroll, March", "keywords": "salaries", "comments": ""})
    book.set_custom_property("MSIP_Label_0b1c2d3e-0000-4000-8000-123456789abc_Name", "OFFICIAL-SENSITIVE")
    book.set_custom_property("MSIP_Label_0b1c2d3e-0000-4000-8000-123456789abc_Enabled", "true")
    book.close()
    constant = xlsxwriter.Workbook(HERE / "xlsxwriter-inline.xlsx", {"constant_memory": True})
    sheet = constant.add_worksheet()
    sheet.write_row(0, 0, HEAD[:2])
    for row, person in enumerate(PEOPLE, 1):
        sheet.write_row(row, 0, person[:2])
    constant.close()


PIVOT_DEFINITION = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1" recordCount="3"><cacheSource type="worksheet"><worksheetSource ref="A1:C4" sheet="Raw data"/></cacheSource><cacheFields count="3"><cacheField name="Ward" numFmtId="0"><sharedItems count="2"><s v="Elm"/><s v="Oak"/></sharedItems></cacheField><cacheField name="Patient" numFmtId="0"><sharedItems/></cacheField><cacheField name="NHS No" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1"/></cacheField></cacheFields></pivotCacheDefinition>"""
PIVOT_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotCacheRecords" Target="pivotCacheRecords1.xml"/></Relationships>"""


def pivot_workbook():
    """A workbook whose pivot table keeps the rows of a sheet that was deleted.

    No writer at hand makes one, so its parts are put into a workbook of openpyxl as Excel has them.
    """
    rows = "".join(
        f'<r><x v="{row % 2}"/><s v="{name}"/><n v="{number.replace(" ", "")}"/></r>'
        for row, (name, number, *_) in enumerate(PEOPLE)
    )
    records = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<pivotCacheRecords xmlns='
        f'"http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3">{rows}</pivotCacheRecords>'
    )
    book = openpyxl.Workbook()
    book.active.title = "Summary"
    book.active.append(["Ward", "Patients"])
    book.active.append(["Elm", 2])
    target = HERE / "pivot.xlsx"
    book.save(target)
    with zipfile.ZipFile(target) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>'
    )
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation)
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = PIVOT_DEFINITION.encode()
    parts["xl/pivotCache/pivotCacheRecords1.xml"] = records.encode()
    parts["xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels"] = PIVOT_RELATIONS.encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def element(tag, **attributes):
    made = docx.oxml.OxmlElement(tag)
    for name, value in attributes.items():
        made.set(docx.oxml.ns.qn(f"w:{name}"), value)
    return made


def word_document():
    """A table, a header and a footer, a comment, hidden text and a deletion that was tracked."""
    document = docx.Document()
    # The default template brings hundreds of styles that nothing here uses.
    styles = document.styles.element
    for unused in styles.findall(docx.oxml.ns.qn("w:style")):
        if unused.get(docx.oxml.ns.qn("w:type")) == "table" and "TableGrid" != unused.get(docx.oxml.ns.qn("w:styleId")):
            styles.remove(unused)
    document.sections[0].header.paragraphs[0].text = "OFFICIAL-SENSITIVE"
    document.sections[0].footer.paragraphs[0].text = "HANDLING: Recipients only"
    document.add_heading("Discharge letter", 1)
    paragraph = document.add_paragraph("The patient’s NHS number is ")
    for piece in ("999 4", "17 35", "29"):
        paragraph.add_run(piece)
    grid = document.add_table(rows=1, cols=2)
    grid.rows[0].cells[0].text, grid.rows[0].cells[1].text = HEAD[:2]
    for name, number, *_ in PEOPLE:
        cells = grid.add_row().cells
        cells[0].text, cells[1].text = name, number
    hidden = document.add_paragraph().add_run("Password: correct-Horse-battery-9")
    hidden.font.hidden = True
    changed = document.add_paragraph("Her national insurance number was taken out here: ")
    gone = element("w:del", id="1", author="A. Clerk", date="2026-01-05T09:00:00Z")
    run = element("w:r")
    said = element("w:delText")
    said.text = "AB 12 34 56 C"
    run.append(said)
    gone.append(run)
    changed._p.append(gone)
    document.add_comment(paragraph.runs, "Her phone is 07700 900123", "A. Nurse", "AN")
    document.core_properties.title = "Discharge letter"
    document.core_properties.category = "OFFICIAL-SENSITIVE"
    document.save(HERE / "python-docx.docx")
    lighten(HERE / "python-docx.docx")


def presentation():
    """A slide with a table, one that is not shown, and speaker notes."""
    show = pptx.Presentation()
    for layout in list(show.slide_layouts):
        if layout.name not in ("Title Only", "Title and Content"):
            show.slide_layouts.remove(layout)
    content, title = show.slide_layouts
    first = show.slides.add_slide(title)
    first.shapes.title.text = "Safeguarding update"
    inches = pptx.util.Inches
    grid = first.shapes.add_table(4, 2, inches(1), inches(2), inches(6), inches(2)).table
    for column, said in enumerate(HEAD[:2]):
        grid.cell(0, column).text = said
    for row, person in enumerate(PEOPLE, 1):
        grid.cell(row, 0).text, grid.cell(row, 1).text = person[:2]
    chart = pptx.chart.data.CategoryChartData()
    chart.categories = [f"{name}, NHS number {number}" for name, number, *_ in PEOPLE]
    chart.add_series("Visits", (1, 2, 3))
    kind = pptx.enum.chart.XL_CHART_TYPE.COLUMN_CLUSTERED
    second_half = (inches(1), inches(5), inches(6), inches(2))
    first.shapes.add_chart(kind, *second_half, chart)
    first.notes_slide.notes_text_frame.text = "Do not read out: AB 12 34 56 C is her National Insurance number"
    second = show.slides.add_slide(content)
    second.shapes.title.text = "Kept back"
    second.placeholders[1].text = "OFFICIAL-SENSITIVE"
    second._element.set("show", "0")
    show.save(HERE / "python-pptx.pptx")
    lighten(HERE / "python-pptx.pptx")


def xlwt_workbook():
    """As before 2007: strings that go on in the next record, noughts and signs that are only shown, what does not show."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Payroll")
    for column, said in enumerate(["Name", "Sort code", "NHS number", "Date of birth", "Notes"]):
        sheet.write(0, column, said)
    sort_code = xlwt.easyxf(num_format_str="00\\-00\\-00")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for row, (name, number, _, born) in enumerate(PEOPLE, 1):
        sheet.write(row, 0, name)
        sheet.write(row, 1, 70116 + row, sort_code)
        sheet.write(row, 2, int(number.replace(" ", "")))
        sheet.write(row, 3, born, day)
    # A record holds 8,224 bytes, and letters of one byte or of two.
    sheet.write(1, 4, "On leave. " * 820 + "Ring Zoë on 07700 900123. " + "On leave. " * 20)
    sheet.write(2, 4, "The clinic’s notes. " * 210)
    sheet.write_rich_text(3, 4, ["OFFICIAL-", ("SENSITIVE", xlwt.easyfont("bold true"))])
    sheet.row(2).hidden = True
    sheet.col(2).hidden = True
    sheet.header_str = b"HANDLING: Recipients only"
    lists = book.add_sheet("Lists")
    lists.write(0, 0, "NHS number 999 417 3529")
    lists.visibility = 2
    book.save(str(HERE / "xlwt.xls"))


# Made up, and put together so that nothing takes them for real ones.
WEEK = "https://rota.northmoor.org.uk/week?token=" + "7f3kQ9zLm2" + "Xv8RtY4wNb"
MONTH = "https://rota.northmoor.org.uk/month?token=" + "q8Zr2mVx7L" + "p4KdTs9HbW"


def links():
    """Links whose addresses hold a token, as each program keeps them: two ways in a document and a sheet."""
    book = xlsxwriter.Workbook(HERE / "links.xlsx")
    sheet = book.add_worksheet("Rota")
    sheet.write_url("A1", WEEK, string="This week")
    sheet.write_formula("A2", f'=HYPERLINK("{MONTH}","This month")', None, "This month")
    book.close()
    document = docx.Document()
    styles = document.styles.element
    for unused in styles.findall(docx.oxml.ns.qn("w:style")):
        styles.remove(unused)
    paragraph = document.add_paragraph("The rota of ")
    to = document.part.relate_to(WEEK, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = docx.oxml.OxmlElement("w:hyperlink")
    link.set(docx.oxml.ns.qn("r:id"), to)
    link.append(paragraph.add_run("this week")._r)
    paragraph._p.append(link)
    paragraph.add_run(" and ")
    for kind, said in [("begin", ""), ("", f' HYPERLINK "{MONTH[:30]}'), ("", f'{MONTH[30:]}" '), ("separate", ""), ("text", "this month"), ("end", "")]:
        run = paragraph.add_run(said if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            run._r.append(element("w:fldChar", fldCharType=kind))
        elif not kind:
            piece = element("w:instrText")
            piece.set(docx.oxml.ns.qn("xml:space"), "preserve")
            piece.text = said
            run._r.append(piece)
    document.save(HERE / "links.docx")
    lighten(HERE / "links.docx")
    show = pptx.Presentation()
    for layout in list(show.slide_layouts):
        if layout.name != "Title Only":
            show.slide_layouts.remove(layout)
    slide = show.slides.add_slide(show.slide_layouts[0])
    run = slide.shapes.title.text_frame.paragraphs[0].add_run()
    run.text = "This week"
    run.hyperlink.address = WEEK
    show.save(HERE / "links.pptx")
    lighten(HERE / "links.pptx")
    page = reportlab.pdfgen.canvas.Canvas(str(HERE / "links-reportlab.pdf"), invariant=1)
    page.drawString(70, 700, "This week")
    page.linkURL(WEEK, (70, 690, 130, 715))
    page.save()


def lighten(path):
    """The default templates weigh more than what is to be read: parts that nothing needs go."""
    unneeded = r"thumbnail|printerSettings|stylesWithEffects"
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist() if not re.search(unneeded, name)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            if name.endswith(".rels") or name == "[Content_Types].xml":
                part = re.sub(rf"<(Relationship|Override) [^>]*({unneeded})[^>]*/>".encode(), b"", part)
            packed.writestr(name, part)


def odf_row(cells, **attributes):
    row = table.TableRow(**attributes)
    for said in cells:
        cell = table.TableCell(valuetype="string")
        cell.addElement(text.P(text=said))
        row.addElement(cell)
    return row


def odf_spreadsheet():
    """A hidden sheet, a hidden row, and rows and columns that say how often they are repeated."""
    book = opendocument.OpenDocumentSpreadsheet()
    unseen = style.Style(name="unseen", family="table")
    unseen.addElement(style.TableProperties(display="false"))
    book.automaticstyles.addElement(unseen)
    shown = table.Table(name="Summary")
    shown.addElement(odf_row(["Ward", "NHS No"]))
    shown.addElement(odf_row(["Elm", PEOPLE[0][1]], visibility="collapse"))
    shown.addElement(table.TableRow(numberrowsrepeated="1048574"))
    last = odf_row(["Oak"])
    cell = table.TableCell(numbercolumnsrepeated="1023")
    last.addElement(cell)
    shown.addElement(last)
    book.spreadsheet.addElement(shown)
    hidden = table.Table(name="Patients", stylename=unseen)
    hidden.addElement(odf_row(HEAD[:2]))
    for person in PEOPLE:
        hidden.addElement(odf_row(person[:2]))
    book.spreadsheet.addElement(hidden)
    book.save(str(HERE / "odfpy.ods"))


def odf_text():
    """A heading, a table, a footer, hidden text and a change that was tracked."""
    document = opendocument.OpenDocumentText()
    unseen = style.Style(name="unseen", family="text")
    unseen.addElement(style.TextProperties(display="none"))
    document.automaticstyles.addElement(unseen)
    layout = style.PageLayout(name="page")
    document.automaticstyles.addElement(layout)
    page = style.MasterPage(name="Standard", pagelayoutname=layout)
    footer = style.Footer()
    footer.addElement(text.P(text="OFFICIAL-SENSITIVE"))
    page.addElement(footer)
    document.masterstyles.addElement(page)
    document.text.addElement(text.H(outlinelevel=1, text="Discharge letter"))
    said = text.P(text="The patient’s NHS number is ")
    said.addElement(text.Span(text="999 4"))
    said.addElement(text.Span(text="17 3529"))
    said.addElement(text.Span(stylename=unseen, text=" Password: correct-Horse-battery-9"))
    document.text.addElement(said)
    grid = table.Table()
    grid.addElement(table.TableColumn(numbercolumnsrepeated="2"))
    grid.addElement(odf_row(HEAD[:2]))
    for person in PEOPLE:
        grid.addElement(odf_row(person[:2]))
    document.text.addElement(grid)
    document.save(str(HERE / "odfpy.odt"))


def by_libreoffice():
    """What LibreOffice makes of the files of other writers, which is not how they make them."""
    with tempfile.TemporaryDirectory() as folder:
        for source, targets in {
            "links.docx": ["odt", "html", "rtf", "doc"],
            "links.xlsx": ["ods", "pdf", "xls"],
            "openpyxl.xlsx": ["xlsx", "ods", "xls"],
            "python-docx.docx": ["docx", "odt", "html", "rtf", "pdf", "doc"],
            "python-pptx.pptx": ["pptx", "odp"],
            "xlsxwriter.xlsx": ["xls"],
            "xlsxwriter-inline.xlsx": ["pdf"],
        }.items():
            for target in targets:
                subprocess.run(
                    ["soffice", "--headless", "--convert-to", target, "--outdir", folder, str(HERE / source)],
                    check=True,
                    stdout=subprocess.DEVNULL,
                )
                made = pathlib.Path(folder) / f"{pathlib.Path(source).stem}.{target}"
                name = {"links": "links", "xlsxwriter": "libreoffice-calc", "xlsxwriter-inline": "libreoffice-calc"}.get(made.stem, "libreoffice")
                shutil.move(made, HERE / f"{name}.{target}")


def texts():
    rows = [HEAD, *[[*person[:3], person[3].strftime("%d/%m/%Y")] for person in PEOPLE]]
    lines = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    (HERE / "semicolons.csv").write_bytes(lines.encode("utf-8-sig"))
    (HERE / "tabs.txt").write_bytes("\n".join("\t".join(row) for row in rows).encode("utf-16"))
    (HERE / "letter.txt").write_bytes(
        "OFFICIAL-SENSITIVE\r\n\r\nDear Zoë,\r\nher NHS number is 999 417 3529 and the fee is £20.\r\n".encode("cp1252")
    )


def archives():
    """Files packed together, and an archive among them; what macOS and Windows add."""
    with zipfile.ZipFile(HERE / "zipfile.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(HERE / "openpyxl.xlsx", "Ward rota/OFFICIAL-SENSITIVE Rota.xlsx")
        archive.writestr("Ward rota/Thumbs.db", bytes(64))
        archive.writestr("__MACOSX/Ward rota/._Rota.xlsx", bytes(64))
    with tarfile.open(HERE / "tarfile.tgz", "w:gz", format=tarfile.GNU_FORMAT) as archive:
        archive.add(HERE / "letter.txt", f"{'folder/' * 20}letter.txt")
        archive.add(HERE / "zipfile.zip", "zipfile.zip")


def message():
    """A message in two forms, with a workbook, as Python's library writes it."""
    mail = email.message.EmailMessage()
    mail["From"] = "Rosalind Aché <rosalind@example.org>"
    mail["To"] = "clinic@example.org"
    mail["Subject"] = "Discharge of Zoë"
    mail["MSIP_Labels"] = "MSIP_Label_0b1c2d3e_Name=OFFICIAL-SENSITIVE;"
    mail.set_content("Her NHS number is 999 417 3529, and the fee is £20, as in the long line before which this one is.\n")
    mail.add_alternative(
        "<html><head><style>p { color: red }</style></head><body><p>HANDLING: Recipients only</p>"
        f"<table><tr><th>Name<th>NHS No<tr><td>{PEOPLE[1][0]}<td>{PEOPLE[1][1]}</table></body></html>",
        subtype="html",
    )
    workbook = (HERE / "xlsxwriter-inline.xlsx").read_bytes()
    kind = {"maintype": "application", "subtype": "vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
    mail.add_attachment(workbook, filename="patients.xlsx", **kind)
    inner = email.message.EmailMessage()
    inner["Subject"] = "Forwarded"
    inner.set_content("Her National Insurance number is AB 12 34 56 C")
    mail.add_attachment(inner)
    (HERE / "message.eml").write_bytes(bytes(mail))


# As Outlook keeps a page of the web: what is of no page stands between `htmlrtf` and `htmlrtf0`.
RICH = r"""{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}
\uc1\pard\plain\deftab360 \f0\fs24
{\*\htmltag18 <html>}{\*\htmltag50 <body>}\htmlrtf \lang2057 \htmlrtf0 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0
Zo\'eb\rquote s list of {\*\htmltag84 <a href="%s">}\htmlrtf {\field{\*\fldinst{HYPERLINK "nowhere"}}{\fldrslt \htmlrtf0 this week\htmlrtf }}\htmlrtf0 {\*\htmltag92 </a>}
{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 {\*\htmltag72 </p>}\htmlrtf\par}\htmlrtf0
{\*\htmltag96 <table><tr><td>}Name{\*\htmltag96 </td><td>}NHS No%s{\*\htmltag96 </td></tr></table>}
{\*\htmltag58 </body>}{\*\htmltag27 </html>}}"""


def outlook():
    """As Outlook saves them: with all that is with a message; packed and in letters of a byte; encrypted."""
    msg = aspose.email_foss.msg
    texts, text, number, packed = 0x101F, 0x001F, 0x0003, 0x0102
    mail = msg.MapiMessage.create("Discharge of Zoë", "HANDLING: Recipients only. The fee is £20.")
    mail.body_html = (
        "<html><head><style>p { color: red }</style></head><body><p>HANDLING: Recipients only. The fee is £20.</p>"
        f"<table><tr><th>Name<th>NHS No<tr><td>{PEOPLE[1][0]}<td>{PEOPLE[1][1]}</table></body></html>"
    )
    mail.set_property(0x0C1A, text, "Rosalind Aché")
    mail.set_property(0x0C1F, text, "/O=NORTHMOOR/OU=EXCHANGE/CN=RECIPIENTS/CN=ROSALIND")
    mail.set_property(0x5D01, text, "rosalind@example.org")
    mail.set_property(0x0036, number, 3)
    mail.set_property(0x007D, text, "Received: by example.org\r\nX-Protective-Marking: OFFICIAL\r\n")
    for kind, person in enumerate(["clinic", "ward", "board"], 1):
        mail.add_recipient(f"{person}@example.org", display_name=person.title(), recipient_type=kind)
    headers = "00020386-0000-0000-c000-000000000046"
    mail.set_named_property(msg.MapiNamedProperty.string("msip_labels", headers), text, "MSIP_Label_0b1c2d3e_Name=OFFICIAL-SENSITIVE;")
    mail.set_named_property(msg.MapiNamedProperty.string("Keywords"), texts, ["Discharges", "Elm ward"])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    mail.add_attachment("patients.xlsx", (HERE / "xlsxwriter-inline.xlsx").read_bytes(), mime_type=kind)
    mail.add_attachment("logo.png", b"\x89PNG\r\n\x1a\n", mime_type="image/png")
    mail.add_attachment("image001.png", b"\x89PNG\r\n\x1a\n", content_id="image001.png@01D9")
    inner = msg.MapiMessage.create("Forwarded", "Her National Insurance number is AB 12 34 56 C")
    mail.add_embedded_message_attachment(inner)
    mail.save(HERE / "aspose-email.msg")

    meeting = msg.MapiMessage.create("Clinic", "", unicode_strings=False)
    meeting.message_class = "IPM.Appointment"
    rows = "".join(r"{\*\htmltag96 </td></tr><tr><td>}%s{\*\htmltag96 </td><td>}%s" % person[:2] for person in PEOPLE)
    meeting.body = "Zoë’s list of this week <" + WEEK + ">\r\nName\tNHS No\r\n" + "\r\n".join("\t".join(person[:2]) for person in PEOPLE)
    meeting.set_property(0x1009, packed, compressed_rtf.compress((RICH % (WEEK, rows)).encode("ascii")))
    place = msg.MapiNamedProperty.numeric(0x8208, "00062002-0000-0000-c000-000000000046")
    meeting.set_named_property(place, 0x001E, "Café, HANDLING: Recipients only")
    meeting.save(HERE / "aspose-email-rich.msg")

    crypto = cryptography.hazmat.primitives
    key = crypto.asymmetric.rsa.generate_private_key(65537, 2048)
    name = cryptography.x509.Name([])
    begin, end = datetime.datetime(2026, 1, 1), datetime.datetime(2027, 1, 1)
    whose = cryptography.x509.CertificateBuilder(name, name, key.public_key(), 1, begin, end).sign(key, crypto.hashes.SHA256())
    builder = crypto.serialization.pkcs7.PKCS7EnvelopeBuilder().set_data(b"Her NHS number is 999 417 3529").add_recipient(whose)
    locked = msg.MapiMessage.create("Encrypted", "")
    locked.message_class = "IPM.Note.SMIME"
    locked.add_attachment("smime.p7m", builder.encrypt(crypto.serialization.Encoding.DER, []), mime_type="application/pkcs7-mime")
    locked.save(HERE / "aspose-email-locked.msg")

    page = "".join(f"<tr><td>{name}<td>{number}" for name, number, *_ in PEOPLE)
    other = msgforge.Message(subject="OFFICIAL-SENSITIVE", html_body=f"<table><tr><th>Name<th>NHS No{page}</table>", to=["clinic@example.org"])
    other.attach_bytes("patients.csv", (HERE / "semicolons.csv").read_bytes())
    other.save(HERE / "msgforge.msg")


def reportlab_pdf():
    """A table, what stands on every page, a form that is filled in, a title."""

    def above(page, _):
        page.drawCentredString(300, 810, "OFFICIAL-SENSITIVE")
        page.setTitle("Discharge letter")
        page.acroForm.textfield(name="ni", tooltip="National Insurance number", value=PEOPLE[0][2], x=70, y=90)

    target = str(HERE / "reportlab.pdf")
    document = reportlab.platypus.SimpleDocTemplate(target, invariant=1)
    grid = reportlab.platypus.Table([HEAD[:2], *[person[:2] for person in PEOPLE]])
    grid.setStyle([("GRID", (0, 0), (-1, -1), 1, reportlab.lib.colors.black)])
    document.build([grid], onFirstPage=above)


def fpdf_pdf():
    """A font of its own, whose glyphs are numbered as it likes, and a core font."""
    page = fpdf.FPDF()
    page.set_creation_date(datetime.datetime(2026, 1, 5, 9))
    page.add_font("deja", fname="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    page.add_page()
    page.set_font("helvetica")
    page.cell(0, 10, "OFFICIAL-SENSITIVE", align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_font("deja", size=11)
    with page.table(headings_style=fpdf.FontFace(emphasis="")) as grid:
        grid.row(HEAD[:2])
        for person in PEOPLE:
            grid.row(person[:2])
    page.write(8, "Zoë’s fee is £20 and her office is the last one on the left of the first floor.")
    page.output(str(HERE / "fpdf2.pdf"))


def cairo_pdf():
    """Text that is put down word by word."""
    surface = cairocffi.PDFSurface(str(HERE / "cairo.pdf"), 595, 842)
    context = cairocffi.Context(surface)
    context.select_font_face("DejaVu Sans")
    context.set_font_size(11)
    rows = [(60, ["OFFICIAL-SENSITIVE"]), (100, HEAD[:2]), *((120 + 20 * row, person[:2]) for row, person in enumerate(PEOPLE))]
    for y, cells in rows:
        for column, cell in enumerate(cells):
            x = 70 + 220 * column
            for word in cell.split(" "):
                context.move_to(x, y)
                context.show_text(word)
                x += context.text_extents(word)[4] + 3.5
    surface.finish()


def pypdf_pdfs():
    """A comment and a file within the file; packed in streams of objects; behind a password."""
    writer = pypdf.PdfWriter(clone_from=HERE / "reportlab.pdf")
    note = pypdf.annotations.Text(text="Ring Rosalind on 07700 900123", rect=(50, 550, 200, 650))
    writer.add_annotation(0, note)
    writer.add_attachment("patients.csv", (HERE / "semicolons.csv").read_bytes())
    writer.add_metadata({"/MSIP_Label_0b1c2d3e-0000-4000-8000-123456789abc_Name": "OFFICIAL-SENSITIVE"})
    writer.write(HERE / "pypdf.pdf")
    locked = pypdf.PdfWriter(clone_from=HERE / "reportlab.pdf")
    locked.encrypt("correct-Horse-battery-9", algorithm="RC4-128")
    locked.write(HERE / "pypdf-locked.pdf")
    # That anybody can open and nobody is to change, in each way there is.
    for algorithm in ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"):
        restricted = pypdf.PdfWriter(clone_from=HERE / "pypdf.pdf")
        restricted.encrypt("", "correct-Horse-battery-9", algorithm=algorithm)
        restricted.write(HERE / f"restricted-{algorithm.lower()}.pdf")


LATEX = r"""\documentclass{article}\pagestyle{empty}\begin{document}
\centerline{OFFICIAL-SENSITIVE}\vspace{20pt}
\noindent\begin{tabular}{ll} Name & NHS No \\ %s \end{tabular}

The office is the first of five on the left, and the fluffy affidavit is difficult to fill in.
\end{document}"""


def pdf_programs():
    """By programs that are no packages of Python: those that are not there are left out."""
    rows = "".join(f"<tr><td>{name}<td>{number}" for name, number, *_ in PEOPLE)
    page = (
        "<!DOCTYPE html><meta charset=utf-8><style>@page { margin: 2cm } td, th { padding: 6px 20px; border: 1px solid; font-weight: normal }</style>"
        f"<p style='text-align: center'>OFFICIAL-SENSITIVE<table><tr><th>Name<th>NHS No{rows}</table><p>Zoë’s fee is £20."
    )
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "page.html").write_text(page)
        (folder / "latex.tex").write_text(LATEX % "".join(f"{name} & {number} \\\\ " for name, number, *_ in PEOPLE))
        chromium = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={HERE}/chromium.pdf"]
        ghostscript = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={HERE}/ghostscript.pdf"]
        scan = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfimage8", "-r30", f"-sOutputFile={HERE}/scan.pdf"]
        for program in [
            [*chromium, str(folder / "page.html")],
            ["pdflatex", "-interaction=batchmode", "latex.tex"],
            [*ghostscript, str(HERE / "cairo.pdf")],
            [*scan, str(HERE / "cairo.pdf")],
            ["qpdf", "--object-streams=generate", "--linearize", str(HERE / "pypdf.pdf"), str(HERE / "qpdf.pdf")],
            ["qpdf", "--encrypt", "", "correct-Horse-battery-9", "256", "--", "--object-streams=generate", str(HERE / "pypdf.pdf"), str(HERE / "restricted-in-streams.pdf")],
        ]:
            if shutil.which(program[0]):
                subprocess.run(program, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if (folder / "latex.pdf").exists():
            shutil.move(folder / "latex.pdf", HERE / "pdftex.pdf")


if __name__ == "__main__":
    openpyxl_workbook()
    locked_workbook()
    xlsxwriter_workbook()
    xlwt_workbook()
    pivot_workbook()
    word_document()
    presentation()
    links()
    odf_spreadsheet()
    odf_text()
    texts()
    archives()
    message()
    outlook()
    reportlab_pdf()
    fpdf_pdf()
    cairo_pdf()
    pypdf_pdfs()
    pdf_programs()
    if shutil.which("soffice"):
        by_libreoffice()
    else:
        sys.exit("LibreOffice is not there: its files were left as they are")
