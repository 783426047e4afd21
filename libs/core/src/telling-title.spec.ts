import { describe, expect, it } from 'vitest';
import { tellingTitle } from './telling-title.ts';

describe('a title that says something', () => {
  it.each(['Tea and water', 'README.md', 'quarterly-report_2024.pdf', 'Angebot.Müller.docx', 'v2', '漢字入門.txt', 'Node.js'])(
    '%s',
    (title) => {
      expect(tellingTitle(title)).toBe(title);
    },
  );

  it.each(['t000a0.txt', '3f2b9c-88.pdf', 'IMG_20240131_0012.jpg', '0001.md', '….txt'])('does not: %s', (title) => {
    expect(tellingTitle(title)).toBe('');
  });
});
