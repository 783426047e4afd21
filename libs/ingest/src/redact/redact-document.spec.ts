import { describe, expect, it } from 'vitest';
import { noProperties, type ParsedDocument, usualPersonalKinds } from '#core';
import { CanonicalTextBuilder } from '../parse/canonical-text.ts';
import { brokenPromises } from '../parse/promises.ts';
import { redactDocument } from './redact-document.ts';

function aDocument(build: (builder: CanonicalTextBuilder) => void, more: Partial<ParsedDocument> = {}): ParsedDocument {
  const builder = new CanonicalTextBuilder();
  build(builder);
  return { title: null, pages: [], lines: [], properties: noProperties, warnings: [], ...builder.build(), ...more };
}

function redacted(parsed: ParsedDocument): ParsedDocument {
  const document = redactDocument(parsed, usualPersonalKinds);
  expect(brokenPromises(document)).toEqual([]);
  return document;
}

const shown = ({ text, blocks }: ParsedDocument): string[] => blocks.map(({ start, end }) => text.slice(start, end));

describe('a document without the personal data in it', () => {
  it('has the same blocks, each with placeholders in the place of values', () => {
    const document = redacted(
      aDocument((builder) => {
        builder.add('heading', 'Claim of Mr Desmond Okafor', { level: 1 });
        builder.add('paragraph', 'Write to d.okafor@example.org.\nAddress: 12 Rose Lane, Leeds LS1 4AP');
        builder.add('paragraph', 'Desmond Okafor pays by card 4111 1111 1111 1111.');
      }),
    );
    expect(shown(document)).toEqual([
      'Claim of Mr [name 1]',
      'Write to [e-mail 1].\nAddress: [address 1]',
      '[name 1] pays by card [card 1].',
    ]);
    expect(document.takenOut?.values.map(({ placeholder, value }) => `${placeholder} ${value}`)).toEqual([
      '[name 1] Desmond Okafor',
      '[e-mail 1] d.okafor@example.org',
      '[address 1] 12 Rose Lane, Leeds LS1 4AP',
      '[card 1] 4111 1111 1111 1111',
    ]);
  });

  it('reads cells under their headers, and keeps rows and cells', () => {
    const row = (at: number, ...texts: string[]) => texts.map((text, column) => ({ row: at, column, rowSpan: 1, columnSpan: 1, text }));
    for (const keepCells of ['all', 'header'] as const) {
      const document = redacted(
        aDocument((builder) => {
          builder.addTable(
            [...row(0, 'Name', 'BSN', 'Room'), ...row(1, 'Käthe Oberhuber', '111222333', '12'), ...row(2, 'Wei Lund', '111222333', '14')],
            1,
            { keepCells },
          );
        }),
      );
      expect(document.text).toBe('Name | BSN | Room\n[name 1] | [id number 1] | 12\n[name 2] | [id number 1] | 14');
      expect(document.tables[0]?.cells.map(({ start, end }) => document.text.slice(start, end)).slice(0, 3)).toEqual([
        'Name',
        'BSN',
        'Room',
      ]);
    }
  });

  it('cuts a value that runs over blocks into pieces, so that each stays in its own', () => {
    const document = redacted(
      aDocument((builder) => {
        builder.add('paragraph', 'Anschrift:\nLindenstraße 12');
        builder.add('paragraph', '10969 Berlin');
      }),
    );
    expect(shown(document)).toEqual(['Anschrift:\n[address 1]', '[address 2]']);
  });

  it('leads lines to what they were, and leaves out what a value began before', () => {
    const text = 'Call +49 30 901820 or\n+49 30 901821 today';
    const box = { page: 1, x: 1, y: 1, width: 10, height: 5 };
    const lines = text.split('\n').map((line) => ({ start: text.indexOf(line), end: text.indexOf(line) + line.length, box }));
    const pages = [{ page: 1, width: 100, height: 100, ocrConfidence: null, start: 0, end: text.length }];
    const document = redacted(aDocument((builder) => builder.add('paragraph', text, { page: 1 }), { lines, pages }));
    expect(document.lines.map(({ start, end }) => document.text.slice(start, end))).toEqual(['Call [phone 1] or', '[phone 2] today']);
  });

  it('takes values out of title, authors, keywords, warnings and hidden texts, and what is known from there out of the text', () => {
    const document = redacted(
      aDocument((builder) => builder.add('paragraph', 'Ettore Bellucci signed it.'), {
        title: 'Letter to ettore@example.org',
        properties: { ...noProperties, authors: ['Ettore Bellucci'], keywords: ['ettore@example.org'] },
        warnings: ['the attachment of ettore@example.org was not read'],
        hidden: [{ text: 'ask Ettore Bellucci', how: 'a sheet named “ettore@example.org”', page: null }],
      }),
    );
    expect(document.title).toBe('Letter to [e-mail 1]');
    expect(document.text).toBe('[name 1] signed it.');
    expect(document.properties).toMatchObject({ authors: ['[name 1]'], keywords: ['[e-mail 1]'] });
    expect(document.warnings).toEqual(['the attachment of [e-mail 1] was not read']);
    expect(document.hidden).toEqual([{ text: 'ask [name 1]', how: 'a sheet named “[e-mail 1]”', page: null }]);
  });
});
