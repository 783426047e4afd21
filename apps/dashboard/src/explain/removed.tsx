import type { Explanation } from '../http/bodies.ts';
import { count, many } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { Facts } from '../parts/words.tsx';

type Counts = Explanation['removed']['readable'];
const counted = ({ documents, chunks }: Counts): string =>
  documents === 0 ? 'nothing' : `${many(documents, 'document')} with ${many(chunks, 'passage')}`;

/** What access and filter took away before anything was ranked, and what was left out after. */
export const Removed = ({ explanation: { removed, ranking, settings } }: { readonly explanation: Explanation }) => {
  const dropped = ranking.filter((passage) => passage.dropped !== null);
  const leftOut = (reason: string): string => {
    const { length } = dropped.filter((passage) => passage.dropped?.reason === reason);
    return length === 0 ? 'nothing' : many(length, 'passage');
  };
  return (
    <section aria-label="What was taken away">
      <h2>What was taken away</h2>
      <Facts
        of={[
          ['By access', removed.hidden ? counted(removed.hidden) : <span class="quiet">{sentence(removed.note)}</span>],
          ['Left to read', counted(removed.readable)],
          ['By the filter', counted(removed.filtered)],
          ['By the candidates’ limit', `All but the first ${settings.candidatesPerLeg} of each list`],
          ['As already said', leftOut('near-duplicate')],
          ['By the cap of their document', leftOut('document-cap')],
          ['As part of another passage', leftOut('merged')],
        ]}
      />
      {dropped.length > 0 && (
        <ul class="lines">
          {[...repetitions(dropped)].map(([words, times]) => (
            <li key={words} dir="auto">
              {words}
              {times > 1 && <span class="quiet"> {count(times)} times</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** A page that repeats itself would fill the list: said once, with how often. */
function repetitions(dropped: Explanation['ranking']): Map<string, number> {
  const times = new Map<string, number>();
  for (const { title, dropped: why } of dropped) {
    const words = why ? wordsFor(title, why) : title;
    times.set(words, (times.get(words) ?? 0) + 1);
  }
  return times;
}

export function wordsFor(title: string, { reason, of }: NonNullable<Explanation['ranking'][number]['dropped']>): string {
  if (reason === 'document-cap') return `“${title}” has as many passages before it as were asked for`;
  if (reason === 'merged') return `“${title}” is shown as part of another passage of it`;
  return of ? `“${title}” says the same as “${of.title}”, which stands before it` : `“${title}” is said by a passage before it`;
}
