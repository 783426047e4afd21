import { aroundHints } from './around-hints.ts';
import { europeanIds } from './ids/european-ids.ts';
import { otherIds } from './ids/other-ids.ts';
import { type Finder, finderOf, isCued } from './personal-datum.ts';

const finders = [...europeanIds, ...otherIds].map(({ name, pattern, isValid, cue, uncued }) =>
  finderOf('national-id', pattern, (written, match) => {
    if (!isValid(written.replace(/[ ./-]/g, '').toUpperCase())) return null;
    return { detail: name, confidence: isCued(cue, match) ? 0.97 : uncued(written) };
  }),
);

export const findNationalIds: Finder = aroundHints(/\d{2}/g, { before: 110, after: 70 }, (text) => finders.flatMap((find) => find(text)));
