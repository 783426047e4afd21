import { useEffect, useState } from 'preact/hooks';
import { many } from '../format/quantity.ts';
import type { Tuning } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { follow } from '../http/follow.ts';
import { useLoad } from '../http/load.ts';
import { announce } from '../parts/announce.tsx';
import { Loaded } from '../parts/states.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import { applyTuning, listTunings, makeGolden, startTuning, tuningPath } from './calls.ts';
import { Interval } from './interval.tsx';
import { rankingWords } from './ranking-words.ts';
import { score, signedScore } from './scores.ts';
import { WeightCurve } from './weight-curve.tsx';

/** Would other settings find more? What is proposed, what it brings, and taking it. */
export function TuningPart({ collection }: { readonly collection: string }) {
  const tunings = useLoad(`tunings ${collection}`, (signal) => listTunings(collection, signal));
  const [refusal, setRefusal] = useState('');
  const act = (work: Promise<unknown>): void =>
    void work.then(
      () => (setRefusal(''), tunings.reload()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  return (
    <section aria-label="Tuning">
      <h2>Tuning</h2>
      <p class="quiet small">
        Tries other weights, shares and depths on the golden questions, each setting scored on questions it was not chosen by. Nothing
        changes until you say so.
      </p>
      <div class="row-of-buttons">
        <button type="button" class="button" onClick={() => act(startTuning(collection, false))}>
          Tune
        </button>
        <button type="button" class="plain" onClick={() => act(makeGolden(collection).then(() => startTuning(collection, true)))}>
          Tune on questions made by rule
        </button>
      </div>
      {refusal !== '' && (
        <p class="bad-words" role="alert">
          {refusal}
        </p>
      )}
      <Loaded load={tunings}>
        {({ items: [last] }) =>
          last ? <Last key={last.id} first={last} onApplied={tunings.reload} /> : <p class="quiet">Nothing was tried yet.</p>
        }
      </Loaded>
    </section>
  );
}

function Last({ first, onApplied }: { readonly first: Tuning; readonly onApplied: () => void }) {
  const [tuning, setTuning] = useState(first);
  const isOpen = tuning.status === 'waiting' || tuning.status === 'running';
  useEffect(() => setTuning(first), [first]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    void follow(`${tuningPath(first.collection)}/${segment(first.id)}/progress`, abort.signal, (body) => setTuning(body as Tuning));
    return () => abort.abort();
  }, [first.id, isOpen]);
  return (
    <>
      <p>
        {many(tuning.questions, 'question')} <Ago at={tuning.createdAt} />{' '}
        {tuning.synthetic && <Badge tone="attention">made by rule: a hint, no measurement</Badge>}
      </p>
      {isOpen && (
        <p role="status">
          <progress max={tuning.questions} value={tuning.done} /> {tuning.done} of {tuning.questions} questions
        </p>
      )}
      {tuning.reason !== null && <p class="bad-words">It failed: {tuning.reason}</p>}
      {tuning.proposal && <Proposed tuning={tuning} proposal={tuning.proposal} onApplied={onApplied} />}
    </>
  );
}

type ProposedProps = { readonly tuning: Tuning; readonly proposal: NonNullable<Tuning['proposal']>; readonly onApplied: () => void };

function Proposed({ tuning, proposal, onApplied }: ProposedProps) {
  const { served, chosen, crossValidated, reason, verdict, found } = proposal;
  const apply = (): void =>
    void applyTuning(tuning.collection, tuning.id).then(
      () => (announce('The ranking is changed; its settings page brings the one before back'), onApplied()),
      (error: unknown) => announce(asFault(error).problem.detail),
    );
  return (
    <>
      <p>
        <strong>{verdict === 'change' ? rankingWords(chosen.setting) : 'Keep what you have'}</strong>
      </p>
      <p>{reason}</p>
      {crossValidated && (
        <p>
          {signedScore(crossValidated.difference)} nDCG@10 to {score(served.ndcg10)} as served{' '}
          <Interval value={crossValidated.difference} interval={crossValidated.interval} from={-0.2} to={0.2} zero />{' '}
          <span class="quiet small">
            {crossValidated.wins} better, {crossValidated.ties} the same, {crossValidated.losses} worse, over {crossValidated.folds} folds
          </span>
        </p>
      )}
      <WeightCurve proposal={proposal} />
      <p class="quiet small">
        What was expected is found, as served, among the first{' '}
        {found.map(({ first, share }) => `${first}: ${Math.round(share * 100)} %`).join(' · ')}
      </p>
      {tuning.appliedAt !== null && (
        <p>
          <Badge tone="good">taken</Badge> <Ago at={tuning.appliedAt} />
        </p>
      )}
      {verdict === 'change' && tuning.appliedAt === null && (
        <div class="row-of-buttons">
          <button type="button" class="primary" onClick={apply}>
            Take this ranking
          </button>
        </div>
      )}
    </>
  );
}
