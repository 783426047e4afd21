import type { Explanation } from '../http/bodies.ts';
import { count } from '../format/quantity.ts';
import { type Column, TableHead } from '../parts/table-head.tsx';
import type { Ranked } from './calls.ts';

type Word = Explanation['words'][number];
/** A passage that words are scored in. */
export type WordColumn = { readonly chunkId: string; readonly name: string; readonly title: string };
type WordsProps = Pick<Explanation, 'words'> & { readonly columns: readonly WordColumn[] };
const passagesCompared = 3;

export const firstThree = (ranking: readonly Ranked[]): WordColumn[] =>
  ranking
    .filter(({ place }) => place !== null)
    .slice(0, passagesCompared)
    .map(({ chunkId, place, title }) => ({ chunkId, title, name: `No. ${place}` }));

/** Which words told: how rare each is, and what it scored in some passages. */
export function WordsTable({ words, columns: first }: WordsProps) {
  const heaviest = Math.max(0.1, ...words.map(({ weight }) => weight ?? 0));
  const columns: Column[] = [
    'Word',
    { name: 'Passages', class: 'number', title: 'that hold it, of those you may see' },
    { name: 'Weight', title: 'The rarer a word, the more it says' },
    ...first.map(({ name, title }) => ({ name, class: 'number', title })),
  ];
  return (
    <section aria-label="What each word weighs">
      <h2>
        What each word weighs <span class="quiet">and what it scores by itself in these passages</span>
      </h2>
      <div class="scroll-across">
        <table class="records words stacked">
          <TableHead columns={columns} />
          <tbody>
            {words.map((word) => (
              <tr key={word.word}>
                <td>
                  <bdi>{word.word}</bdi>
                  {word.note !== null && word.note !== `no passage has “${word.word}”` && (
                    <span class="quiet small word-note">{word.note}</span>
                  )}
                </td>
                <td class="number" data-name="Passages">
                  {found(word)}
                </td>
                <td class="weight" data-name="Weight">
                  {remark(word) ?? <Weight weight={word.weight ?? 0} most={heaviest} isAtMost={word.atLeast} />}
                </td>
                {first.map(({ chunkId, name }) => (
                  <td key={chunkId} class="number" data-name={name}>
                    {points(word, chunkId) ?? unknown}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Reading words={words} first={first} />
    </section>
  );
}

const unknown = <span title="Not counted here: so many passages hold the word that only the best of them were looked at">?</span>;

/** What the signs of the table mean, where they stand in it. */
const Reading = ({ words, first }: Pick<WordsProps, 'words'> & { readonly first: readonly WordColumn[] }) => {
  const counted = words.find(({ atLeast, passages }) => atLeast && passages !== null)?.passages ?? null;
  const isUnknown = words.some((word) => first.some(({ chunkId }) => points(word, chunkId) === null));
  return (
    <p class="quiet small">
      The weight is how rare a word is. What it scores in a passage also grows with how often it stands there, so that may be more than its
      weight; – is for a passage without it.
      {counted !== null &&
        ` Counting stops at ${count(counted)} passages: such a word (${count(counted)}+) weighs at most (≤) what is said.`}
      {isUnknown &&
        ` ? is for a passage that is not among the best ${count(counted ?? 0)} for the word: it may hold it, and what it scores there was not looked up.`}
    </p>
  );
};

const Weight = ({ weight, most, isAtMost }: { readonly weight: number; readonly most: number; readonly isAtMost: boolean }) => (
  <span class="bar-line">
    <progress max={most} value={weight} aria-hidden="true" />{' '}
    <span class="number">{isAtMost ? `≤ ${weight.toFixed(1)}` : weight.toFixed(1)}</span>
  </span>
);

const found = ({ passages, atLeast }: Word): string => (passages === null ? '–' : atLeast ? `${count(passages)}+` : count(passages));

function remark({ searched, passages }: Word) {
  if (!searched) return <span class="quiet">left out, stands everywhere</span>;
  if (passages === 0) return <span class="attention-words">in no passage</span>;
  return passages === null ? <span class="quiet">not counted</span> : null;
}

/** A word too common to list every passage of may be in this one all the same. */
function points({ points: scored, passages, atLeast, searched }: Word, chunkId: string): string | null {
  const score = scored[chunkId];
  if (score !== undefined) return score.toFixed(1);
  if (!searched || passages === null) return '';
  return atLeast ? null : '–';
}
