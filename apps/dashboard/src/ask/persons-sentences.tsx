import type { Passage, PersonsAnswer } from '../http/bodies.ts';
import { addressOfPlace } from '../reading/place.ts';
import { go } from '../shell/route.ts';
import { begin } from './asking.ts';
import { Sentences } from './sentences.tsx';

type PersonsProps = { readonly question: string; readonly answer: PersonsAnswer; readonly passages: readonly Passage[] };

/** What a person answered: quotes with their markers, and words of their own; and what has changed since. */
export function PersonsSentences({ question, answer, passages }: PersonsProps) {
  const { sentences, citations, freshness, fallbacks } = answer;
  const asking = {
    ...begin({ question }),
    phase: 'done' as const,
    passages,
    citations,
    parts: sentences.map((sentence) => ({ text: sentence.text, sentence })),
  };
  return (
    <>
      <Sentences asking={asking} opened={null} onOpen={(place) => go(addressOfPlace(place))} onAskAgain={() => undefined} />
      {[...fallbacks, ...(freshness.words === null ? [] : [freshness.words])].map((words) => (
        <p key={words} class="bad-words" dir="auto">
          {words}
        </p>
      ))}
    </>
  );
}
