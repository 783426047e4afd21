import { useState } from 'preact/hooks';
import { AnswerCachePart } from './answer-cache-part.tsx';
import { share } from '../format/quantity.ts';
import type { AnsweringTrial, Collection } from '../http/bodies.ts';
import { get, patch, post, query, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { Loaded } from '../parts/states.tsx';

/** How much evidence does an answer need here? */
export function AnsweringPart({ name }: { readonly name: string }) {
  const address = `/v1/collections/${segment(name)}`;
  const collection = useLoad(`answering ${name}`, (signal) => get<Collection>(address, signal));
  return (
    <Loaded load={collection} lines={6}>
      {({ settings }) => (
        <>
          <Now address={address} answering={settings.answering} onChanged={collection.reload} />
          {canEdit() && <Measure name={name} address={address} onSet={collection.reload} />}
          <AnswerCachePart name={name} settings={settings.answerCache} onChanged={collection.reload} />
        </>
      )}
    </Loaded>
  );
}

type NowProps = {
  readonly address: string;
  readonly answering: Collection['settings']['answering'];
  readonly onChanged: () => void;
};

function Now({ address, answering: { threshold, falseAnswers }, onChanged }: NowProps) {
  if (threshold === null) return <p>Questions need as much evidence as this installation asks for everywhere.</p>;
  const why = falseAnswers === null ? 'set by hand' : `chosen so that ${share(falseAnswers, 1)} of questions without an answer get one`;
  const remove = (): void =>
    void patch(address, { answering: {} }).then(
      () => (announce('The installation’s threshold holds again'), onChanged()),
      (error: unknown) => announce(asFault(error).problem.detail),
    );
  return (
    <p>
      An answer needs evidence of <strong>{threshold.toFixed(3)}</strong>, {why}.{' '}
      {canEdit() && (
        <button type="button" class="plain" onClick={remove}>
          Use the installation’s
        </button>
      )}
    </p>
  );
}

type MeasureProps = { readonly name: string; readonly address: string; readonly onSet: () => void };

/** A measurement as it was asked for. */
type Measured = { readonly trial: AnsweringTrial; readonly falseAnswers: number };

function Measure({ name, address, onSet }: MeasureProps) {
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [{ doing, refusal }, setState] = useState({ doing: '', refusal: '' });
  const during = (words: string, work: Promise<void>): void => {
    setState({ doing: words, refusal: '' });
    work.then(
      () => setState({ doing: '', refusal: '' }),
      (error: unknown) => setState({ doing: '', refusal: asFault(error).problem.detail }),
    );
  };
  const measure = async (falseAnswers: number): Promise<void> => {
    const trial = await post<AnsweringTrial>(`${address}/answering`, { falseAnswers });
    setMeasured({ trial, falseAnswers });
  };
  const set = async (threshold: number, falseAnswers: number): Promise<void> => {
    await patch(address, { answering: { threshold, falseAnswers } });
    announce('The threshold is set');
    setMeasured(null);
    onSet();
  };
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    during('Asking the questions', measure(Number(fieldOf(event.currentTarget, 'falseAnswers')) / 100));
  };
  const { proposed = null } = measured?.trial ?? {};
  return (
    <form class="limits" onSubmit={submit}>
      <fieldset disabled={doing !== ''}>
        <label for="false-answers">Of 100 questions that your documents do not answer, how many may get an answer?</label>
        <input id="false-answers" name="falseAnswers" type="number" min={1} max={50} defaultValue="10" />
        <p class="quiet small">
          The <a href={query('/evaluations', { collection: name })}>golden questions</a> are asked, each as it is and as if its own
          documents were not there.
        </p>
        {measured && <Found trial={measured.trial} />}
        {refusal !== '' && <Refusal words={refusal} />}
        <button type="submit" class="primary">
          {doing || 'Measure'}
        </button>{' '}
        {measured && proposed && (
          <button type="button" onClick={() => during('Setting it', set(proposed.threshold, measured.falseAnswers))}>
            Set it
          </button>
        )}
      </fieldset>
    </form>
  );
}

const Refusal = ({ words }: { readonly words: string }) => (
  <p class="bad-words" role="alert">
    {words}
  </p>
);

function Found({ trial: { questions, synthetic, served, proposed, reason } }: { readonly trial: AnsweringTrial }) {
  if (!proposed || !served) return <p role="status">{reason ?? 'No question tells something.'}</p>;
  const costs = ({ falseAnswers, answered }: typeof served): string =>
    `${share(falseAnswers, 1)} of those without an answer get one, ${share(answered, 1)} of the others do`;
  return (
    <div role="status">
      <p>
        Over {questions} {synthetic ? 'questions made by rule' : 'golden questions'}:
      </p>
      <p>
        Now, at {served.threshold.toFixed(3)}: {costs(served)}.
      </p>
      <p>
        <strong>At {proposed.threshold.toFixed(3)}</strong>: {costs(proposed)}.
      </p>
    </div>
  );
}
