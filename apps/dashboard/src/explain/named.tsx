import { compactText, headingPath } from '../reading/passage-words.ts';
import type { Ranked } from './calls.ts';

/** A passage by its document's title and how it begins: several of one document are told apart. */
export const Named = ({ passage }: { readonly passage: Pick<Ranked, 'title' | 'headings' | 'text'> }) => (
  <>
    {passage.title}
    {headingPath(passage)} <span class="quiet small begins">{beginning(passage)}</span>
  </>
);

/** Without the title and the heading that so many passages begin with. */
function beginning({ title, headings, text }: Pick<Ranked, 'title' | 'headings' | 'text'>): string {
  const lines = compactText(text).split('\n');
  const telling = lines.filter((line) => /\p{L}/u.test(line) && line !== title && !headings.includes(line));
  return (telling.length > 0 ? telling : lines).join(' ').slice(0, 90);
}
