import type { Answer, Sentence } from '../http/bodies.ts';
import { sentence as asSentence } from '../format/sentence.ts';
import type { Asking } from './asking.ts';

type PartQuestionProps = {
  readonly asking: Pick<Asking, 'questions'>;
  readonly sentence: Sentence | null;
  readonly before: Sentence | null;
};

/** The part of the question that the sentences from here on answer; nothing where the one before it answers the same. */
export function PartQuestion({ asking: { questions }, sentence, before }: PartQuestionProps) {
  const parts = sentence?.parts ?? [];
  if (parts.join() === (before?.parts ?? []).join()) return null;
  return (
    <>
      {parts.map((part) => (
        <span key={part} class="part-question" dir="auto">
          {questions[part]}
        </span>
      ))}
    </>
  );
}

/** Each part of the question that the documents do not answer, and why not. Nothing where no part is answered: that stands above. */
export function UnansweredParts({ answer }: { readonly answer: Pick<Answer, 'status' | 'parts'> }) {
  const parts = answer.parts?.filter(({ status }) => status !== 'answered') ?? [];
  if (answer.status !== 'answered' || parts.length === 0) return null;
  return (
    <section class="unanswered-parts" aria-label="Not answered">
      {parts.map(({ question, reason }) => (
        <div key={question} class="status-line attention">
          <span>
            <strong>Not answered:</strong> <bdi>{question}</bdi>
          </span>
          {reason !== null && <p>{asSentence(reason)}</p>}
        </div>
      ))}
    </section>
  );
}
