import { sentence } from '../format/sentence.ts';
import { addressOfPlace, placeOfPassage } from '../reading/place.ts';
import { guardWords } from './guard-words.ts';
import type { Outcome } from './summary.ts';

type NoteProps = { readonly outcome: Pick<Outcome, 'guard' | 'passages'> };

/** A quiet line below an answer: what the guard did for it, with each reason and what it is about. Nothing where it only looked. */
export function GuardNote({ outcome: { guard, passages } }: NoteProps) {
  const words = guardWords(guard);
  if (words === null) return null;
  const reasons = Map.groupBy([...guard.poisoned, ...guard.passages], ({ reason }) => reason);
  return (
    <details class="verdicts" data-testid="guard-note">
      <summary>What the guard did: {words}</summary>
      <ul>
        {[...reasons].map(([reason, found]) => (
          <li key={reason}>
            <bdi class="verdict-text">{sentence(reason)}</bdi>
            <span>
              {found.map(({ chunkId }, index) => (
                <span key={chunkId}>
                  {index > 0 && ', '}
                  <Source passage={passages.find((passage) => passage.chunkId === chunkId)} />
                </span>
              ))}
            </span>
          </li>
        ))}
        {guard.withheld.map(({ reason }, index) => (
          <li key={`withheld ${index}`}>
            <bdi class="verdict-text">{sentence(reason)}</bdi>
            <span>In the answer</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const Source = ({ passage }: { readonly passage: Outcome['passages'][number] | undefined }) =>
  passage ? (
    <a href={addressOfPlace(placeOfPassage(passage))}>
      <bdi>{passage.title}</bdi>
    </a>
  ) : (
    <>a passage that is not shown</>
  );
