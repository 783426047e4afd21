import type { Answer } from '../http/bodies.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';

type ChoicesProps = { readonly choices: NonNullable<Answer['choices']>; readonly onAsk: (question: string) => void };

/** The questions that could be meant; a click asks one, and so does its number in the field. */
export const Choices = ({ choices, onAsk }: ChoicesProps) => (
  <ol class="meanings" aria-label="Which one is meant" onKeyDown={moveWithArrows}>
    {choices.map(({ question, title, hint }, index) => (
      <li key={question}>
        <button type="button" class="button asked-meaning" data-stop onClick={() => onAsk(question)}>
          <span class="meaning-number quiet" aria-hidden="true">
            {index + 1}
          </span>
          <span dir="auto">{question}</span>
          <span class="quiet small" dir="auto">
            {hint === '' ? title : `${title}: ${hint}`}
          </span>
        </button>
      </li>
    ))}
  </ol>
);
