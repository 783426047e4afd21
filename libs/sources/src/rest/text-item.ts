import { Readable } from 'node:stream';
import type { SourceItem } from '#core';

type Content = Extract<SourceItem, { kind: 'content' }>;

/** An item whose text the adapter wrote itself. */
export function textItem(item: Omit<Content, 'kind' | 'content'> & { readonly text: string }): SourceItem {
  const { text, ...rest } = item;
  return { ...rest, kind: 'content', content: Readable.from([Buffer.from(text, 'utf8')]) };
}

/** A file's name from a title: what file systems and mail allow, never empty. */
export function fileNameOf(title: string, extension: string): string {
  const plain = title
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, ' ')
    .trim()
    .slice(0, 120);
  return `${plain || 'untitled'}.${extension}`;
}
