// The same rules as a JavaScript programmer would write them: one RegExp a
// rule, one pass a rule. The key-shaped ones are read from the rows in
// src/detect/secrets/keys.rs, so that both sides look for the same.

import { readFileSync } from 'node:fs';

const CLASSES = {
  HEX: '0-9a-f', HEX_ANY: '0-9A-Fa-f', HEX_DASH: '0-9A-Fa-f-', LOWER: '0-9a-z', UPPER: '0-9A-Z', UPPER_DOT: '0-9A-Z.',
  UPPER_DASH: '0-9A-Z-', ALNUM: '0-9A-Za-z', WORD: '\\w', DASH: '\\w-', DOTTED: '\\w.-', EQUALS: '\\w.=-', BASE64: '\\w+/=',
  BASE64_ANY: '\\w+/=-',
  PATH: '\\w/', PATH_DASH: '\\w/-', BASIC_ICS: '0-9a-f/.is', FEED: '\\w@/.-', TEAMS: '\\w@/-', DOLLAR: '\\w$', PERCENT: '\\w%', AZURE: '\\w.~-',
  CODED: '\\w.~+/=-', CRYPT: '\\w./$', ARGON: '\\w$=,+/', SALESFORCE: '\\w!.',
};

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function keys() {
  const rows = readFileSync(new URL('../../src/detect/secrets/keys.rs', import.meta.url), 'utf8');
  const row = /key! \{ "[^"]+", "[^"]+", "[^"]+", "([^"]+)", (\w+), (\d+)\.\.=(\d+), (\d+),/g;
  return [...rows.matchAll(row)].map(([, prefix, set, least, most, left]) => {
    const body = CLASSES[set];
    if (!body) throw new Error(`the class ${set} is not known here`);
    return new RegExp(`\\b${Number(left) ? `[${body}]{${left}}` : ''}${escape(prefix)}[${body}]{${least},${most}}(?![${body}])`, 'g');
  });
}

export const RULES = [
  ...keys(),
  /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?-----END/g,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g,
  /\b\w+:\/\/[^\s/:@]+:[^\s/@]+@[\w.-]+/g,
  /\b(?:SK|AC)[0-9a-f]{32}\b/g,
  /\b[0-9a-f]{32}-us\d{1,2}\b/g,
  /\b[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,40}/g,
  /\b\d{8,10}:[\w-]{35}\b/g,
  /\b[\w.-]*pass(?:word|wd|phrase)?\w*["']?\s*(?:[:=]|=>|:=)\s*["']?[^\s"',;]{5,}/gi,
  /\b[\w.-]*(?:secret|token|api[_-]?key|credential)\w*["']?\s*(?:[:=]|=>|:=)\s*["']?[\w.+/=~-]{12,}/gi,
  /\bAuthorization:\s*(?:Basic|Bearer|Token)\s+\S{12,}/gi,
  /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g,
  /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi,
  /\b[A-Z9]{5} ?\d{3} ?\d{3} ?[A-Z9]{2}\w{3}\b/g,
  /\b(?:passport)\D{0,40}([A-Z]{0,2}\d{7,9})\b/gi,
  /\b(?:utr|taxpayer reference)\D{0,40}\d{5} ?\d{5}\b/gi,
  /\b[A-HJ-PR-Y]{2}\d{2} ?[A-Z]{3}\b/g,
  /\b(?:electoral|elector)\D{0,40}[A-Z]{1,2}-?\d{1,4}\b/gi,
  /\b\d{2}-\d{2}-\d{2}\b(?:\D{0,40}\b\d{8}\b)?/g,
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g,
  /\b(?:\d[ -]?){12,18}\d\b/g,
  /\b(?:swift|bic)\b[^\n]{0,20}\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b/gi,
  /\b(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) ?\d[ABD-HJLNP-UW-Z]{2}\b/gi,
  /(?:\+44\s?(?:\(0\)\s?)?|\b0)(?:\d[ -]?){9,10}\b/g,
  /\+\d{1,3}[ -]?(?:\d[ -]?){7,12}\b/g,
  /[\w.%+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi,
  /\b(?:dob|date of birth|born)\D{0,20}\d{1,2}[/ .-]\w{1,9}[/ .-]\d{2,4}/gi,
  /\b\d{3}-\d{2}-\d{4}\b/g,
  /\b[12]\d{2}(?:0[1-9]|1[0-2])\d{2}\d{3}\d{3}\d{2}\b/g,
  /\b\d{8}[A-HJ-NP-TV-Z]\b|\b[XYZ]\d{7}[A-Z]\b/g,
  /\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b/g,
  /\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b/g,
  /\b\d{6}[-+]\d{4}\b/g,
  /\b\d{6}[-+A]\d{3}[0-9A-Y]\b/g,
  /\b[2-9]\d{3} ?\d{4} ?\d{4}\b/g,
  /\b[A-Z]{5}\d{4}[A-Z]\b/g,
  /\b\d{3}\.\d{3}\.\d{3}-\d{2}\b/g,
  /\b[STFGM]\d{7}[A-Z]\b/g,
  /\b\d{7}[A-W][A-IW]?\b/g,
  /\b(?:vat|tax id|tin|identity card)\D{0,30}[A-Z0-9./ -]{6,20}/gi,
  /\b(?:UK )?OFFICIAL(?:[ :-]{1,3}SENSITIVE)?\b/gi,
  /\b(?:UK )?(?:TOP )?SECRET\b/g,
  /\b(?:UK|NATO) (?:CONFIDENTIAL|RESTRICTED)\b/g,
  /\b(?:RECIPIENTS ONLY|EMBARGOED|FOR PUBLIC RELEASE|(?:[A-Z]+ ){1,4}USE ONLY|[A-Z/]+ EYES ONLY)\b/g,
  /\bTLP: ?(?:RED|AMBER(?:\+STRICT)?|GREEN)\b/g,
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [A-Z][a-z]+/g,
];

/// How many places the rules match in `text`.
export function count(text) {
  let matches = 0;
  for (const rule of RULES) {
    rule.lastIndex = 0;
    while (rule.exec(text)) matches += 1;
  }
  return matches;
}
