import { useState } from 'preact/hooks';

const long = 280;

/** The question in view. Of a very long one the beginning, so that its answer is in view too. */
export function QuestionTitle({
  question,
  titleRef,
}: {
  readonly question: string;
  readonly titleRef: { current: HTMLHeadingElement | null };
}) {
  const [isWhole, setWhole] = useState(question.length <= long);
  return (
    <div>
      <h1 class={`asked-now ${isWhole ? '' : 'is-cut'}`} ref={titleRef} tabIndex={-1} dir="auto">
        {question}
      </h1>
      {question.length > long && (
        <button type="button" class="plain show-whole" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show less of the question' : 'Show the whole question'}
        </button>
      )}
    </div>
  );
}
