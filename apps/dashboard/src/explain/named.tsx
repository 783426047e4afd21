import { headingPath } from '../reading/passage-words.ts';
import type { Ranked } from './calls.ts';
import { tellingText } from './telling-text.ts';

/** `ordinal` is null where only the document is known. */
type NamedPassage = Pick<Ranked, 'title' | 'headings' | 'text'> & { readonly ordinal: number | null; readonly collection?: string };

/** A passage by its document's title, its headings, its number there and how it begins: several of one document are told apart. */
export const Named = ({ passage }: { readonly passage: NamedPassage }) => (
  <>
    {passage.title}
    {headingPath(passage)} {passage.collection && <span class="quiet small">in {passage.collection}</span>}
    <span class="quiet small begins">
      {passage.ordinal !== null && `passage ${passage.ordinal + 1}: `}
      <bdi>{tellingText(passage).replace(/\n/g, ' ').slice(0, mostShown)}</bdi>
    </span>
  </>
);

const mostShown = 90;
