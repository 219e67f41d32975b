// A record as Markdown (CommonMark, with the tables and task lists of GitHub's).

import { grid } from './grid.js';

/**
 * @param {import('./adf.js').Block[]} blocks
 * @param {(missing: import('./adf.js').Missing) => string} nameOf The words for something that is missing.
 * @returns {string} Without a line break at its end.
 */
export function markdown(blocks, nameOf) {
  return blocks
    .map((block) => one(block, nameOf))
    .filter(Boolean)
    .join('\n\n');
}

function one(block, nameOf) {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(Math.min(block.level + 1, 6))} ${inline(block.runs, nameOf).replaceAll('\n', ' ')}`;
    case 'paragraph':
      return inline(block.runs, nameOf);
    case 'list':
      return block.items
        .map((item, index) => {
          const sign = block.ordered ? `${block.start + index}. ` : '- ';
          return sign + indent(markdown(item, nameOf), ' '.repeat(sign.length));
        })
        .join('\n');
    case 'tasks':
      return block.items
        .map(({ done, runs }) => `- ${done === undefined ? '' : `[${done ? 'x' : ' '}] `}${indent(inline(runs, nameOf), '  ')}`)
        .join('\n');
    case 'table':
      return table(block.rows, nameOf);
    case 'code':
      return fenced(block);
    case 'quote':
    case 'panel':
      return quoted(markdown(block.blocks, nameOf));
    case 'expand':
      return [block.title && `**${escape(block.title)}**`, markdown(block.blocks, nameOf)].filter(Boolean).join('\n\n');
    case 'section':
      return markdown(block.blocks, nameOf);
    case 'rule':
      return '---';
    default:
      return `*${escape(nameOf(block.missing))}*`;
  }
}

function inline(runs, nameOf) {
  return runs.map((run) => (run.missing ? `*${escape(nameOf(run.missing))}*` : marked(run))).join('').trim();
}

function marked({ text, strong, em, code, strike, href }) {
  const [, before, words, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text);
  if (!words) {
    return text.replaceAll('\n', '\\\n');
  }
  let out = code ? span(words) : escape(words).replaceAll('\n', '\\\n');
  if (strong) out = `**${out}**`;
  if (em) out = `_${out}_`;
  if (strike) out = `~~${out}~~`;
  if (href) out = href === text ? `<${href.replaceAll('>', '%3E')}>` : `[${out}](<${href.replaceAll('>', '%3E')}>)`;
  return before.replaceAll('\n', '\\\n') + out + after.replaceAll('\n', '\\\n');
}

// A fence and a code span are longer than any run of their sign within.
const longest = (text) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

function span(text) {
  const fence = '`'.repeat(longest(text) + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('\n', ' ')}${pad}${fence}`;
}

function fenced({ language, text }) {
  const fence = '`'.repeat(Math.max(3, longest(text) + 1));
  return `${fence}${language.replace(/[^\w+#.-]/g, '')}\n${text}\n${fence}`;
}

// A table of this Markdown has one header row and cells of one line.
function table(rows, nameOf) {
  const text = ({ blocks }) => markdown(blocks, nameOf).replaceAll(/\\?\n+/g, '<br>').replaceAll(/(?<!\\)\|/g, '\\|');
  const padded = grid(rows).map((row) => row.map((cell) => (cell ? text(cell) : '')));
  const width = padded[0]?.length ?? 1;
  const isHeaded = rows[0]?.every(({ header }) => header);
  const head = isHeaded ? padded.shift() : Array(width).fill('');
  const row = (line) => `| ${line.join(' | ')} |`;
  return [row(head), row(Array(width).fill('---')), ...padded.map(row)].join('\n');
}

const indent = (text, by) => text.replaceAll('\n', `\n${by}`);
const quoted = (text) => text.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');

/** Text with everything that Markdown would read as a sign taken for what it is. */
export function escape(text) {
  return text
    .replaceAll(/[\\`*_[\]<>~|]/g, '\\$&')
    .replaceAll(/^(\s*)(#{1,6}\s|[-+](?=\s)|>|=+\s*$)/gm, '$1\\$2')
    .replaceAll(/^(\s*\d+)([.)]\s)/gm, '$1\\$2');
}

