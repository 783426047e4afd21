import type { ParsedDocument } from '#core';
import { addAttachment, notRead } from '../add-attachment.ts';
import { CanonicalTextBuilder, toCanonical, toCanonicalLine } from '../canonical-text.ts';
import { hiddenBeside } from '../hidden-beside.ts';
import { onlyIn } from '../only-in.ts';
import { parseHtmlText } from '../parse-html.ts';
import { type FilePart, type ParseSource, withoutPages } from '../parse-source.ts';

/** A message, whatever the file that it came in. */
export interface Letter {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  /** RFC 3339, or null. */
  readonly sentAt: string | null;
  readonly html: string | null;
  readonly text: string | null;
  /** Those that no mail program shows, with what they say. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly LetterAttachment[];
}

export interface LetterAttachment extends FilePart {
  /** A picture that the text shows, such as a signature's logo. */
  readonly isInline: boolean;
}

const maxAttachments = 100;
const maxAttachedBytes = 100 * 1024 * 1024;

/** Subject, a short header, the text with what it quotes, then every attachment under a heading of its own. What cannot be read is a warning that names it. */
export async function readLetter(letter: Letter, parsePart: ParseSource['parsePart']): Promise<ParsedDocument> {
  const builder = new CanonicalTextBuilder();
  const subject = toCanonicalLine(letter.subject);
  builder.add('heading', subject, { level: 1 });
  builder.add('paragraph', headerOf(letter));
  addBody(builder, letter);
  const headers = letter.headers.map(({ name, value }) => ({ text: toCanonicalLine(value), how: `mail header ${name}` }));
  builder.hide(hiddenBeside(builder.build().text, headers));
  const warnings = await addAttachments(builder, letter.attachments, parsePart);
  const from = toCanonicalLine(letter.from);
  return withoutPages({ ...builder.build(), title: subject === '' ? null : subject.slice(0, 300) }, warnings, {
    authors: from === '' ? [] : [from],
    createdAt: letter.sentAt,
  });
}

function headerOf({ from, to, cc, sentAt }: Letter): string {
  const lines = [
    ['From', from],
    ['To', to],
    ['Cc', cc],
    ['Date', sentAt ?? ''],
  ] as const;
  return lines
    .map(([name, value]) => [name, toCanonicalLine(value)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** The HTML part where it says anything, as it keeps tables and lists; else the plain one. What only the other says is seen by nobody whose program shows this one. */
function addBody(builder: CanonicalTextBuilder, { html, text }: Letter): void {
  const page = html === null ? null : parseHtmlText(html, false);
  if (page && page.blocks.length > 0) {
    builder.addParsed(page, { level: 1 });
    const said = [page.text, ...(page.hidden ?? []).map((hidden) => hidden.text)].join('\n');
    builder.hide(
      onlyIn(toCanonical(text ?? ''), said).map((words) => ({ text: words, how: 'only in the plain text of the message', page: null })),
    );
  } else {
    builder.hide(page?.hidden ?? []);
    addPlain(builder, toCanonical(text ?? ''));
  }
}

/** Paragraphs between empty lines; lines that begin with ">" are quoted. */
function addPlain(builder: CanonicalTextBuilder, text: string): void {
  let lines: string[] = [];
  let quoted = false;
  const flush = (): void => {
    builder.add(quoted ? 'quote' : 'paragraph', lines.join('\n').trim());
    lines = [];
  };
  for (const line of text.split('\n')) {
    const isQuoted = line.startsWith('>');
    if (line.trim() === '' || isQuoted !== quoted) flush();
    quoted = isQuoted;
    if (line.trim() !== '') lines.push(line.trimEnd());
  }
  flush();
}

async function addAttachments(
  builder: CanonicalTextBuilder,
  attachments: readonly LetterAttachment[],
  parsePart: ParseSource['parsePart'],
): Promise<string[]> {
  const shown = attachments.filter(({ isInline }) => isInline);
  const warnings =
    shown.length === 0
      ? []
      : [`${shown.length} pictures within the text are not read: ${shown.map(({ fileName }) => `"${fileName}"`).join(', ')}`];
  let left = maxAttachedBytes;
  const files = attachments.filter(({ isInline }) => !isInline);
  if (files.length > maxAttachments)
    warnings.push(`${files.length - maxAttachments} attachments beyond the first ${maxAttachments} are not read; upload them on their own`);
  for (const attachment of files.slice(0, maxAttachments)) {
    if (attachment.bytes.length > left) {
      warnings.push(notRead(attachment, `more than ${maxAttachedBytes / 1024 / 1024} MB attached; upload it on its own`));
      continue;
    }
    left -= attachment.bytes.length;
    warnings.push(...(await addAttachment(builder, attachment, parsePart)));
  }
  return warnings;
}
