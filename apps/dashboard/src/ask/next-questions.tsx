import type { Answer, Suggestions } from '../http/bodies.ts';
import { get, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { pause } from '../http/pause.ts';
import { apiKey } from '../http/session.ts';

type NextQuestionsProps = {
  readonly answer: Pick<Answer, 'id' | 'status' | 'choices' | 'passages'>;
  readonly onAsk: (question: string) => void;
};

/** Looking for them asks several questions: once for each answer, however often it comes back into view. */
const known = new Map<string, Suggestions>();
apiKey.subscribe(() => known.clear());

/** Whoever asks on at once, or leaves, wants none. */
const restMs = 800;

/** What the documents answer beside this; a click asks it. It comes after the answer, and nothing is said where there is nothing. */
export function NextQuestions({ answer, onAsk }: NextQuestionsProps) {
  const mayBe = answer.status !== 'refused' && !answer.choices && answer.passages.length > 0;
  const { body } = useLoad(mayBe ? `suggestions ${answer.id}` : '', (signal) => load(answer.id, signal));
  if (!body || body.items.length === 0) return null;
  return (
    <section class="next-questions" aria-label="Ask next">
      <h2 class="small quiet">{answer.status === 'answered' ? 'Ask next' : 'What your documents do answer'}</h2>
      <ul>
        {body.items.map(({ question, title, hint }) => (
          <li key={question}>
            <button
              type="button"
              class="next-question"
              dir="auto"
              title={hint === '' ? title : `${title}: ${hint}`}
              onClick={() => onAsk(question)}
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function load(id: string, signal: AbortSignal): Promise<Suggestions> {
  const before = known.get(id);
  if (before) return before;
  await pause(restMs, signal);
  signal.throwIfAborted();
  const found = await get<Suggestions>(`/v1/questions/${segment(id)}/suggestions`, signal);
  // Where others went first, it is looked for when the answer is seen again.
  if (found.items.length > 0 || found.notes.length === 0) known.set(id, found);
  return found;
}
