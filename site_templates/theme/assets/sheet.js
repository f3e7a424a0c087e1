// Files made of rows in the browser: CSV, JSON, and a small workbook. Every cell is a text; what is a
// number stays exact. The same rules hold as in generator/export (csv_file.py, json_file.py, xlsx_file.py).
(function () {
  "use strict";

  const MOST_DIGITS = 15;  // a spreadsheet counts no further
  const MOST_CHARACTERS = 32767;
  const WIDEST = 48;
  const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;
  const SIGNS = "=+@\\-＝＋＠－\ufe62\ufe63\ufe66\ufe6b";
  const UNSEEN = "\\s\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff";
  const FORMULA = new RegExp("^(?:[" + UNSEEN + "]*[" + SIGNS + "]|[\\t\\r\\n])");
  const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;  // no XML document can hold these

  function isFormula(cell) { return FORMULA.test(cell) && !NUMBER.test(cell); }

  function safe(cell) { return isFormula(cell) ? "'" + cell : cell; }

  function quoted(cell) {
    return /[",\r\n]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell;
  }

  // UTF-8 with a mark, so that Excel shows Chinese; each line ends as Excel writes it.
  function csv(sheet) {
    const rows = [sheet.columns.map((column) => column.title)].concat(sheet.rows);
    const lines = rows.map((row) => row.map((cell) => quoted(safe(cell))).join(",") + "\r\n");
    return bytes("\ufeff" + lines.join(""));
  }

  // One record a line; exact decimals are texts, an empty cell is null.
  function json(sheet) {
    const records = sheet.rows.map((row) => JSON.stringify(Object.fromEntries(sheet.columns.map((column, at) => [
      column.key, row[at] === "" ? null : column.isWhole ? Number(row[at]) : row[at],
    ]))));
    const columns = sheet.columns.map((column) => JSON.stringify({ name: column.key, title: column.title }));
    return bytes("{\n\"title\": " + JSON.stringify(sheet.title) + ",\n\"view\": " + JSON.stringify(sheet.view) +
      ",\n\"notes\": " + listed(sheet.notes.map((note) => JSON.stringify(note))) + ",\n\"columns\": " + listed(columns) +
      ",\n\"rows\": " + listed(records) + "\n}\n");
  }

  function listed(lines) { return lines.length ? "[\n" + lines.join(",\n") + "\n]" : "[]"; }

  function bytes(text) { return new TextEncoder().encode(text); }

  // ---- Workbook ---------------------------------------------------------------------------------

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const [TEXT, HEADING, QUOTED, FIRST_NUMBER] = [1, 2, 3, 4];

  function escaped(text) {
    return text.replace(CONTROL, "").replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  }

  function letters(column) {
    let found = "";
    for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
      found = String.fromCharCode(65 + (left - 1) % 26) + found;
    }
    return found;
  }

  function isExact(cell) {
    return NUMBER.test(cell) && cell.replace(/^[-0.]+/, "").replace(".", "").length <= MOST_DIGITS;
  }

  function decimals(cell) { return cell.includes(".") ? cell.length - cell.indexOf(".") - 1 : 0; }

  function text(at, cell, style) {
    return '<c r="' + at + '" s="' + style + '" t="inlineStr"><is><t xml:space="preserve">' +
      escaped(cell.slice(0, MOST_CHARACTERS)) + "</t></is></c>";
  }

  function cellOf(at, cell, isNumber, styles) {
    if (cell === "") return "";
    if (!isNumber || !isExact(cell)) return text(at, cell, isFormula(cell) ? QUOTED : TEXT);
    const places = decimals(cell);
    if (!styles.includes(places)) styles.push(places);
    return '<c r="' + at + '" s="' + (FIRST_NUMBER + styles.indexOf(places)) + '"><v>' + cell + "</v></c>";
  }

  function width(cells) {
    const widest = cells.reduce((most, cell) => Math.max(most, cell.replace(/[^\x00-\xff]/g, "xx").length), 0);
    return Math.min(widest + 2, WIDEST);
  }

  function worksheet(sheet, styles) {
    const last = letters(sheet.columns.length - 1) + (sheet.rows.length + 1);
    const widths = sheet.columns.map((column, at) => '<col min="' + (at + 1) + '" max="' + (at + 1) + '" width="' +
      width([column.title].concat(sheet.rows.map((row) => row[at]))) + '" customWidth="1"/>');
    const heading = sheet.columns.map((column, at) => text(letters(at) + 1, column.title, HEADING));
    const rows = sheet.rows.map((row, number) => '<row r="' + (number + 2) + '">' + row.map((cell, at) =>
      cellOf(letters(at) + (number + 2), cell, sheet.columns[at].isNumber, styles)).join("") + "</row>");
    return HEAD + '<worksheet xmlns="' + MAIN + '"><sheetViews><sheetView workbookViewId="0">' +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>' +
      widths.join("") + '</cols><sheetData><row r="1">' + heading.join("") + "</row>" + rows.join("") +
      '</sheetData><autoFilter ref="A1:' + last + '"/></worksheet>';
  }

  function lines(notes) {
    return HEAD + '<worksheet xmlns="' + MAIN + '"><cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>' +
      notes.map((note, at) => '<row r="' + (at + 1) + '">' + text("A" + (at + 1), note, isFormula(note) ? QUOTED : TEXT) + "</row>").join("") +
      "</sheetData></worksheet>";
  }

  // The format of a number keeps the decimals that were printed.
  function styleSheet(styles) {
    const codes = styles.map((places) => (places ? "0." + "0".repeat(places) : "0"));
    const plain = '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"';
    return HEAD + '<styleSheet xmlns="' + MAIN + '"><numFmts count="' + codes.length + '">' +
      codes.map((code, at) => '<numFmt numFmtId="' + (200 + at) + '" formatCode="' + code + '"/>').join("") +
      '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="' + (FIRST_NUMBER + codes.length) + '">' +
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' + plain + "/>" +
      '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' + plain + ' quotePrefix="1"/>' +
      codes.map((_, at) => '<xf numFmtId="' + (200 + at) + '" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>').join("") +
      '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
  }

  function xlsx(sheet) {
    const styles = [0];
    const rows = worksheet(sheet, styles);
    const part = (name, kind) => '<Override PartName="/' + name + '" ContentType="' + TYPE + kind + '+xml"/>';
    const link = (number, kind, target) => '<Relationship Id="r' + number + '" Type="' + LINKS + "/" + kind + '" Target="' + target + '"/>';
    return zipped([
      ["[Content_Types].xml", HEAD + '<Types xmlns="' + PACKAGE + 'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        part("xl/workbook.xml", "sheet.main") + part("xl/styles.xml", "styles") + part("xl/sheet1.xml", "worksheet") + part("xl/sheet2.xml", "worksheet") + "</Types>"],
      ["_rels/.rels", HEAD + '<Relationships xmlns="' + PACKAGE + 'relationships">' + link(1, "officeDocument", "xl/workbook.xml") + "</Relationships>"],
      ["xl/workbook.xml", HEAD + '<workbook xmlns="' + MAIN + '" xmlns:r="' + LINKS + '"><sheets><sheet name="' + escaped(sheet.title) +
        '" sheetId="1" r:id="r1"/><sheet name="说明" sheetId="2" r:id="r2"/></sheets></workbook>'],
      ["xl/_rels/workbook.xml.rels", HEAD + '<Relationships xmlns="' + PACKAGE + 'relationships">' + link(1, "worksheet", "sheet1.xml") +
        link(2, "worksheet", "sheet2.xml") + link(3, "styles", "styles.xml") + "</Relationships>"],
      ["xl/styles.xml", styleSheet(styles)],
      ["xl/sheet1.xml", rows],
      ["xl/sheet2.xml", lines(sheet.notes)],
    ]);
  }

  // ---- Zip, nothing packed, every file of one fixed day ------------------------------------------

  const FIXED_DAY = 33;  // 1980-01-01

  function crc(data) {
    let found = -1;
    for (let at = 0; at < data.length; at++) {
      found ^= data[at];
      for (let bit = 0; bit < 8; bit++) found = found >>> 1 ^ (found & 1 ? 0xedb88320 : 0);
    }
    return ~found >>> 0;
  }

  // Numbers of two and four bytes, lowest first: [size, number] in turn.
  function packed(fields) {
    const found = [];
    fields.forEach(([size, number]) => {
      for (let byte = 0; byte < size; byte++) found.push(Math.floor(number / Math.pow(256, byte)) & 255);
    });
    return new Uint8Array(found);
  }

  function zipped(files) {
    const parts = [];
    const directory = [];
    let at = 0;
    files.forEach(([path, content]) => {
      const name = bytes(path);
      const data = bytes(content);
      const about = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, FIXED_DAY], [4, crc(data)], [4, data.length], [4, data.length], [2, name.length], [2, 0]];
      const local = packed([[4, 0x04034b50], ...about]);
      directory.push(packed([[4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), name);
      parts.push(local, name, data);
      at += local.length + name.length + data.length;
    });
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const end = packed([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0]]);
    return joined(parts.concat(directory, [end]));
  }

  function joined(parts) {
    const found = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    parts.forEach((part) => {
      found.set(part, at);
      at += part.length;
    });
    return found;
  }

  self.discloseSheet = { csv: csv, json: json, xlsx: xlsx, safe: safe };
})();
