import { toCanonical } from './canonical-text.ts';
import { onlyIn } from './only-in.ts';
import { parseHtmlText } from './parse-html.ts';

export interface PrintedOutput {
  readonly text: string;
  readonly isPicture: boolean;
  /** What is kept beside it for programs that cannot show it, and says something else. */
  readonly unseen: readonly { readonly text: string; readonly how: string }[];
}

/** What a cell printed, as it is shown: its plain text where that says what its HTML says, else the HTML's. */
export function printed(output: unknown): PrintedOutput {
  const { text, data, evalue } = (output ?? {}) as {
    readonly text?: unknown;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly evalue?: unknown;
  };
  const plain = joined(text ?? data?.['text/plain'] ?? evalue);
  const isPicture = Object.keys(data ?? {}).some((type) => type.startsWith('image/'));
  const html = text === undefined ? joined(data?.['text/html']) : '';
  if (html === '') return { text: plain, isPicture, unseen: [] };
  const page = parseHtmlText(html, false);
  const unseen = (page.hidden ?? []).map(({ text: hidden, how }) => ({ text: hidden, how }));
  const other = onlyIn(plain, page.text);
  if (other.length === 0 || page.text === '') return { text: plain, isPicture, unseen };
  return { text: page.text, isPicture, unseen: [...unseen, { text: other.join('\n'), how: 'plain text in the place of an output' }] };
}

export function joined(source: unknown): string {
  const lines: unknown[] = Array.isArray(source) ? source : [source];
  return toCanonical(lines.map(textOf).join(''));
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
