import { begin } from '../ask/asking.ts';
import { UnansweredParts } from '../ask/question-parts.tsx';
import { Remarks } from '../ask/remarks.tsx';
import { Sentences } from '../ask/sentences.tsx';
import { sentence } from '../format/sentence.ts';
import type { ReviewCase } from '../http/bodies.ts';
import { addressOfPlace } from '../reading/place.ts';
import { go } from '../shell/route.ts';
import { madeWords } from './words.ts';

type MadeProps = {
  readonly review: ReviewCase;
  /** Null: there is nothing to be written now. */
  readonly onUse: (() => void) | null;
};

/** What the service made of the question. */
export function Made({ review: { question, made, status, withheld }, onUse }: MadeProps) {
  // That passages are withheld stands beside them.
  const fallbacks = withheld > 0 ? made.fallbacks.filter((words) => !words.includes('withheld')) : made.fallbacks;
  const asking = {
    ...begin({ question }),
    phase: 'done' as const,
    questions: made.parts?.map((part) => part.question) ?? [],
    passages: made.passages,
    citations: made.citations,
    parts: made.sentences.map((each) => ({ text: each.text, sentence: each })),
  };
  return (
    <section class="made" aria-label="What the service made of it">
      <h2>
        {madeWords[status]}{' '}
        <span class="quiet">
          evidence {made.gate.score.toFixed(3)}, needs {made.gate.threshold.toFixed(3)}
        </span>
      </h2>
      {made.reason !== null && <p class="quiet">{sentence(made.reason)}</p>}
      {made.sentences.length > 0 && (
        <Sentences asking={asking} opened={null} onOpen={(place) => go(addressOfPlace(place))} onAskAgain={() => undefined} />
      )}
      <UnansweredParts answer={made} />
      <Remarks outcome={{ ...made, fallbacks }} />
      {onUse && made.citations.length > 0 && (
        <button type="button" class="button" data-testid="use-made" onClick={onUse}>
          Begin with its quotes
        </button>
      )}
    </section>
  );
}
