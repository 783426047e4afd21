import type { BlockKind } from '#core';
import { type GridCell, toCanonicalLines } from '../../canonical-text.ts';
import { everythingSeen, type WordSight } from './slide-sight.ts';
import { at, attribute, elements, textWithin, type XmlElement } from '../xml.ts';

export interface SlideParagraph {
  readonly kind: Extract<BlockKind, 'paragraph' | 'list_item'>;
  readonly text: string;
}

/** The paragraphs of a text body (`a:p`), list items with their mark. `styles` are asked in turn for what a paragraph does not say itself. */
export function paragraphsOf(
  body: XmlElement | null,
  { styles, isList, sight = everythingSeen }: { styles: readonly (XmlElement | null)[]; isList: boolean; sight?: WordSight },
): SlideParagraph[] {
  const numbers: number[] = [];
  return elements(body, 'p').flatMap((paragraph): SlideParagraph[] => {
    const text = runsOf(paragraph, sight);
    if (text === '') return [];
    const level = Math.min(8, Math.max(0, Math.trunc(Number(attribute(at(paragraph, 'pPr'), 'lvl'))) || 0));
    const bullet = bulletOf([at(paragraph, 'pPr'), ...styles.map((style) => at(style, `lvl${level + 1}pPr`))], isList);
    if (bullet === 'none') numbers.length = 0;
    if (bullet === 'none') return [{ kind: 'paragraph', text }];
    numbers.length = Math.min(numbers.length, level + 1);
    numbers[level] = bullet === 'number' ? (numbers[level] ?? 0) + 1 : 0;
    const mark = bullet === 'number' ? `${numbers[level]}.` : '-';
    return [{ kind: 'list_item', text: `${'  '.repeat(level)}${mark} ${text}` }];
  });
}

function bulletOf(properties: readonly (XmlElement | null)[], isList: boolean): 'none' | 'number' | 'mark' {
  for (const property of properties) {
    const name = elements(property).find((child) => /^bu(None|AutoNum|Char|Blip)$/.test(child.name))?.name;
    if (name === 'buNone') return 'none';
    if (name === 'buAutoNum') return 'number';
    if (name) return 'mark';
  }
  return isList ? 'mark' : 'none';
}

/** The words of one paragraph, on a line for every break. */
function runsOf(paragraph: XmlElement, sight: WordSight): string {
  const parts = elements(paragraph).map((run) => {
    if (run.name === 'br') return '\n';
    if (run.name === 'fld' && attribute(run, 'type') === 'slidenum') return '';
    if (run.name === 'r' || run.name === 'fld') {
      const words = textWithin(at(run, 't'));
      return sight.isSeen(at(run, 'rPr'), words) ? words : '';
    }
    return run.name === 'm' || run.name === 'AlternateContent' ? textWithin(at(run, 'Choice') ?? run) : '';
  });
  return toCanonicalLines(parts.join(''));
}

/** All words below, on one line. */
export function lineWithin(body: XmlElement | null, sight = everythingSeen): string {
  return elements(body, 'p')
    .map((paragraph) => runsOf(paragraph, sight).replace(/\n/g, ' '))
    .filter((line) => line !== '')
    .join(' ');
}

export function gridOf(
  table: XmlElement,
  sightOn: (cell: XmlElement | null) => WordSight,
): { readonly cells: readonly GridCell[]; readonly headerRows: number } {
  const cells = elements(table, 'tr').flatMap((row, rowIndex) =>
    elements(row, 'tc').flatMap((cell, column) => {
      if (isOn(attribute(cell, 'hMerge')) || isOn(attribute(cell, 'vMerge'))) return [];
      const span = (name: string): number => Math.min(1000, Math.max(1, Math.trunc(Number(attribute(cell, name) ?? 1)) || 1));
      return [
        {
          text: lineWithin(at(cell, 'txBody'), sightOn(at(cell, 'tcPr'))),
          row: rowIndex,
          column,
          rowSpan: span('rowSpan'),
          columnSpan: span('gridSpan'),
        },
      ];
    }),
  );
  return { cells, headerRows: isOn(attribute(at(table, 'tblPr'), 'firstRow')) ? 1 : 0 };
}

export function isOn(value: string | null): boolean {
  return value === '1' || value === 'true';
}
