import type { Asking } from './asking.ts';
import { outcomeOf } from './conversation.ts';
import { open } from './questions.ts';

type TurnsProps = { readonly label: string; readonly turns: readonly Asking[] };

/** Questions of the conversation around the one in view, each with what came of it; a click brings it back with its sources. */
export const Turns = ({ label, turns }: TurnsProps) =>
  turns.length === 0 ? null : (
    <section class="turns" aria-label={label}>
      <ol>
        {turns.map((asking, index) => (
          <Turn key={index} asking={asking} />
        ))}
      </ol>
    </section>
  );

function Turn({ asking }: { readonly asking: Asking }) {
  const { text, isAnswer } = outcomeOf(asking);
  const { rewrittenFrom = null, query = '' } = asking.answer?.understood ?? {};
  return (
    <li class="turn" data-testid="turn">
      <h2>
        <button type="button" class="turn-question" dir="auto" title="Show it with its sources" onClick={() => open(asking)}>
          {asking.body.question}
        </button>
      </h2>
      {rewrittenFrom !== null && <p class="quiet small">Searched as “{query}”</p>}
      <p class={isAnswer ? 'turn-answer' : 'quiet'} dir="auto">
        {text}
      </p>
    </li>
  );
}
