// Where the texts come from: a folder with `cases.jsonl.gz` (labelled texts)
// and `benign.tar.gz` (ordinary prose), or, without one, texts made here.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/// What could make a scan slow: openings that are never closed, runs that every
/// rule would read again.
export const ADVERSARIES = {
  digits: '1234567890',
  'digits and spaces': '1 23 456 ',
  'card-like groups': '4111 1111 ',
  'a@a@': 'a@',
  'key prefixes': `gh${'p_'}gh${'p_'}`,
  'BEGIN lines': `-----BEGIN PRIV${'ATE KEY-----'}\n`,
  'password=': 'password=',
  quotes: '"key": "',
  'eyJ.': 'eyJhbGciOiJI.',
  '://': 'a://b:',
  'OFFICIAL ': 'OFFICIAL - ',
  'levels on lines': 'OFFICIAL\nSECRET\n',
  'mysql -p': 'mysql -p ',
  'login / ': 'login a1 / ',
  'password columns': 'password,a1\n',
  'recovery codes': 'recovery code: a1b2c-d3e4f ',
  'carried addresses': 'https%3A%2F%2Fa%253A%252F%252F',
  'zero-width': '1\u200B',
  'Mr A': 'Mr Ab ',
};

/// The labelled texts: `{kind, family, is_positive, neg_class, expect, text}`;
/// `expect` holds [start, end] pairs in code points.
export function cases(folder) {
  const file = folder && join(folder, 'cases.jsonl.gz');
  if (!file || !existsSync(file)) return [];
  return gunzipSync(readFileSync(file)).toString().trim().split('\n').map((line) => JSON.parse(line));
}

/// The documents of ordinary prose.
export function documents(folder) {
  const file = folder && join(folder, 'benign.tar.gz');
  return file && existsSync(file) ? [...untar(gunzipSync(readFileSync(file)))] : made();
}

/// The text files of a tar archive (POSIX ustar: a header of 512 bytes, the
/// name first, the size in octal at 124, the type at 156).
function* untar(archive) {
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = parseInt(archive.toString('latin1', at + 124, at + 136), 8);
    const type = archive[at + 156];
    if (type === 0 || type === 48) yield archive.toString('utf8', at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/// Prose of words that occur in any handbook, the same every time.
function made() {
  const words = ('the of and to in a is that for it as was with be by on not he this are or his from at which but have an had they you '
    + 'service team page release document meeting review policy support platform account request change project the the and').split(' ');
  let seed = 20260112;
  const dice = (bound) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % bound;
  return Array.from({ length: 200 }, () => {
    const sentences = Array.from({ length: 40 + dice(40) }, () => {
      const sentence = Array.from({ length: 6 + dice(14) }, () => words[dice(words.length)]).join(' ');
      return `${sentence[0].toUpperCase()}${sentence.slice(1)}${dice(9) ? '' : ` in ${2000 + dice(26)}`}.`;
    });
    return sentences.join(dice(5) ? ' ' : '\n\n');
  });
}
