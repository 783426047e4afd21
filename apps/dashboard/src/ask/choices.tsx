import type { Answer } from '../http/bodies.ts';

type ChoicesProps = { readonly choices: NonNullable<Answer['choices']>; readonly onAsk: (question: string) => void };

/** The questions that could be meant; a click asks one. */
export const Choices = ({ choices, onAsk }: ChoicesProps) => (
  <ul class="meanings" aria-label="Which one is meant">
    {choices.map(({ question, title, hint }) => (
      <li key={question}>
        <button type="button" class="button asked-meaning" onClick={() => onAsk(question)}>
          <span dir="auto">{question}</span>
          <span class="quiet small" dir="auto">
            {hint === '' ? title : `${title}: ${hint}`}
          </span>
        </button>
      </li>
    ))}
  </ul>
);
