import { z } from 'zod';
import { type Block, RichText } from './notion-client.ts';

/** A block with what is below it, already fetched. */
export interface BlockTree {
  readonly block: Block;
  readonly children: readonly BlockTree[];
}

/** Blocks as Markdown. Kinds that have no words are named in `unknown`, so that nothing is lost in silence. */
export function blocksToMarkdown(trees: readonly BlockTree[], unknown: Set<string> = new Set()): string {
  const parts: string[] = [];
  let number = 0;
  let before = '';
  for (const tree of trees) {
    const { type } = tree.block;
    number = type === 'numbered_list_item' ? number + 1 : 0;
    const text = toText(tree, { number, unknown });
    // Items of one list stand close together.
    if (text !== '') parts.push(parts.length === 0 ? text : `${isItem(type) && type === before ? '\n' : '\n\n'}${text}`);
    before = type;
  }
  return parts.join('');
}

interface Place {
  readonly number: number;
  readonly unknown: Set<string>;
}

function toText(tree: BlockTree, place: Place): string {
  const { block, children } = tree;
  const words = wordsOf(block);
  const below = () => blocksToMarkdown(children, place.unknown);
  switch (block.type) {
    case 'heading_1':
    case 'heading_2':
    case 'heading_3':
      return join(`${'#'.repeat(Number(block.type.at(-1)) + 1)} ${words}`, below());
    case 'bulleted_list_item':
      return item('- ', words, below());
    case 'numbered_list_item':
      return item(`${place.number}. `, words, below());
    case 'to_do':
      return item(detail(block)['checked'] === true ? '- [x] ' : '- [ ] ', words, below());
    case 'quote':
    case 'callout':
      return prefixed('> ', join(words, below()));
    case 'code':
      return fenced(words, word(detail(block)['language']));
    case 'equation':
      return `$$${word(detail(block)['expression'])}$$`;
    case 'table':
      return table(tree);
    case 'divider':
      return '---';
    default:
      return other(tree, { words, below, place });
  }
}

const links = new Set(['bookmark', 'embed', 'link_preview', 'image', 'file', 'pdf', 'video', 'audio']);
const containers = new Set(['paragraph', 'toggle', 'column_list', 'column', 'synced_block', 'template']);
/** Pages and databases of their own, and what only shows what stands elsewhere. */
const silent = new Set(['table_of_contents', 'breadcrumb', 'link_to_page']);

function other(
  { block }: BlockTree,
  { words, below, place }: { readonly words: string; readonly below: () => string; readonly place: Place },
): string {
  if (containers.has(block.type)) return join(words, below());
  if (links.has(block.type)) return linked(block);
  if (block.type === 'child_page' || block.type === 'child_database') return word(detail(block)['title']);
  if (!silent.has(block.type)) place.unknown.add(block.type);
  return join(words, below());
}

function table({ block, children }: BlockTree): string {
  const rows = children.map(({ block }) => {
    const cells = z.array(RichText).safeParse(detail(block)['cells']);
    return `| ${(cells.success ? cells.data : []).map((cell) => marked(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  });
  const [first, ...rest] = rows;
  if (first === undefined) return '';
  const width = Number(detail(block)['table_width'] ?? 1);
  const rule = `|${' --- |'.repeat(width)}`;
  // Markdown has no table without a head: an empty one stands over rows that have none.
  return detail(block)['has_column_header'] === true
    ? [first, rule, ...rest].join('\n')
    : [`|${'  |'.repeat(width)}`, rule, ...rows].join('\n');
}

function linked(block: Block): string {
  const inside = detail(block);
  const file = inside[word(inside['type'])];
  const url = inside['url'] ?? (typeof file === 'object' && file !== null && 'url' in file ? file.url : '');
  const caption = RichText.safeParse(inside['caption']);
  const words = (caption.success && marked(caption.data)) || word(inside['name']) || block.type;
  // Links to files that Notion keeps carry a signature and end within the hour.
  return inside['type'] === 'file' || typeof url !== 'string' || url === '' ? words : `[${words}](${url})`;
}

function wordsOf(block: Block): string {
  const text = RichText.safeParse(detail(block)['rich_text']);
  if (!text.success) return '';
  return block.type === 'code' ? text.data.map(({ plain_text }) => plain_text).join('') : marked(text.data);
}

function marked(text: z.infer<typeof RichText>): string {
  return text
    .map(({ plain_text, href, annotations }) => {
      if (plain_text.trim() === '') return plain_text;
      const mark = annotations.code
        ? '`'
        : (annotations.bold ? '**' : '') + (annotations.italic ? '_' : '') + (annotations.strikethrough ? '~~' : '');
      const [, lead = '', words = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(plain_text) ?? [];
      const inside = `${mark}${words}${[...mark.matchAll(/\*\*|_|~~|`/g)].reverse().join('')}`;
      return `${lead}${href ? `[${inside}](${href})` : inside}${tail}`;
    })
    .join('');
}

function detail(block: Block): Readonly<Record<string, unknown>> {
  const inside = block[block.type];
  return typeof inside === 'object' && inside !== null ? (inside as Record<string, unknown>) : {};
}

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language === 'plain text' ? '' : language}\n${code}\n${fence}`;
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const isItem = (type: string): boolean => ['bulleted_list_item', 'numbered_list_item', 'to_do'].includes(type);
const join = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n\n');
const prefixed = (prefix: string, text: string): string =>
  text
    .split('\n')
    .map((line) => (prefix + line).trimEnd())
    .join('\n');

function item(marker: string, words: string, below: string): string {
  const indent = ' '.repeat(marker.startsWith('- ') ? 2 : marker.length);
  return below === '' ? marker + words : `${marker}${words}\n${prefixed(indent, below)}`;
}
