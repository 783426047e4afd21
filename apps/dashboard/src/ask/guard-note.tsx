import { sentence } from '../format/sentence.ts';
import { addressOfPlace, placeOfPassage } from '../reading/place.ts';
import { guardWords } from './guard-words.ts';
import type { Outcome } from './summary.ts';

/** A quiet line below an answer: what the guard did for it, passage by passage and why. Nothing where it only looked. */
export function GuardNote({ outcome: { guard, passages } }: { readonly outcome: Pick<Outcome, 'guard' | 'passages'> }) {
  const words = guardWords(guard);
  if (words === null) return null;
  const found = [...guard.poisoned, ...guard.passages];
  return (
    <details class="verdicts" data-testid="guard-note">
      <summary>What the guard did: {words}</summary>
      <ul>
        {found.map(({ chunkId, reason }, index) => (
          <li key={`${chunkId} ${index}`}>
            <Source passage={passages.find((passage) => passage.chunkId === chunkId)} />
            <bdi>{sentence(reason)}</bdi>
          </li>
        ))}
        {guard.withheld.map(({ reason }, index) => (
          <li key={`withheld ${index}`}>
            <span class="verdict-text">In the answer</span>
            <bdi>{sentence(reason)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

const Source = ({ passage }: { readonly passage: Outcome['passages'][number] | undefined }) =>
  passage ? (
    <a class="verdict-text" href={addressOfPlace(placeOfPassage(passage))} dir="auto">
      {passage.title}
    </a>
  ) : (
    <span class="verdict-text">A passage that is not shown</span>
  );
