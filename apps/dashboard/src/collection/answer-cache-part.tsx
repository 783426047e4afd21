import { useState } from 'preact/hooks';
import { many } from '../format/quantity.ts';
import type { AnswerCacheTrial, Collection } from '../http/bodies.ts';
import { patch, post, query, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';

type PartProps = {
  readonly name: string;
  readonly settings: Collection['settings']['answerCache'];
  readonly onChanged: () => void;
};

/** May an answer be given again to a question in other words? */
export function AnswerCachePart(props: PartProps) {
  return (
    <section class="limits" aria-labelledby="answers-again">
      <h2 id="answers-again">Answers given again</h2>
      <p>{nowWords(props.settings)}</p>
      {canEdit() && <Measure {...props} />}
    </section>
  );
}

function Measure({ name, settings, onChanged }: PartProps) {
  const address = `/v1/collections/${segment(name)}`;
  const [trial, setTrial] = useState<AnswerCacheTrial | null>(null);
  const [{ doing, refusal }, setState] = useState({ doing: '', refusal: '' });
  const during = (words: string, work: Promise<unknown>): void => {
    setState({ doing: words, refusal: '' });
    work.then(
      () => setState({ doing: '', refusal: '' }),
      (error: unknown) => setState({ doing: '', refusal: asFault(error).problem.detail }),
    );
  };
  const measured = (apply: boolean): Promise<AnswerCacheTrial> => post(`${address}/answer-cache`, { apply });
  const settled = (words: string): void => (announce(words), setTrial(null), onChanged());
  const allow = (): Promise<void> => measured(true).then(() => settled('Answers are given again to other words, too'));
  const forbid = (): Promise<void> =>
    patch(address, { answerCache: null }).then(() => settled('Answers are given again to the same words only'));
  return (
    <fieldset disabled={doing !== ''}>
      <p class="quiet small">
        The <a href={query('/evaluations', { collection: name })}>golden questions</a> are held against each other: none may get the answer
        of another one that stands elsewhere.
      </p>
      {trial && <Found trial={trial} />}
      {refusal !== '' && (
        <p class="bad-words" role="alert">
          {refusal}
        </p>
      )}
      <button type="button" onClick={() => during('Measuring', measured(false).then(setTrial))}>
        {doing || 'Measure other words'}
      </button>{' '}
      {trial?.proposed && (
        <button type="button" class="primary" onClick={() => during('Allowing it', allow())}>
          Allow it
        </button>
      )}
      {settings.threshold !== null && (
        <button type="button" class="plain" onClick={() => during('Switching off', forbid())}>
          Only to the same words
        </button>
      )}
    </fieldset>
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function nowWords({ threshold, embedder, questions, falseHits }: PartProps['settings']): string {
  const same = 'An answer is given again to the same question while nothing it rests on has changed';
  if (threshold === null) return `${same}. To other words it is made anew.`;
  return `${same}, and to other words that ask the same: measured on ${many(questions ?? 0, 'question')}, fewer than ${percent(falseHits ?? 1)} get the answer of another one. That holds for the embedding model ${embedder ?? 'it was measured with'}: while another one is loaded, to the same words only.`;
}

function Found({ trial: { questions, proposed, reason, pairs } }: { readonly trial: AnswerCacheTrial }) {
  const wrong = pairs.filter(({ isFalse }) => isFalse);
  return (
    <div role="status">
      {proposed ? (
        <p>
          Of {many(questions, 'question')}, {proposed.falseHits === 0 ? 'none gets' : `${proposed.falseHits} get`} the answer of another one
          that stands elsewhere: fewer than <strong>{percent(proposed.bound)}</strong> do, and 0.50 % would be too many.
        </p>
      ) : (
        <p>It stays off: {reason}.</p>
      )}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(({ asked, answeredAs }) => (
            <li key={`${asked} ${answeredAs}`}>
              <bdi>“{asked}”</bdi> would get the answer to <bdi>“{answeredAs}”</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
