import type { Answer } from '../http/bodies.ts';

type GateProps = {
  readonly gate: Answer['gate'];
  /** Whether the figures are told too: the reason beside it may have them. */
  readonly withScore: boolean;
};

/** Why it was not answered: what it would have taken, what spoke against it, and what for it. */
export function GateEvidence({ gate: { score, threshold, evidence = [] }, withScore }: GateProps) {
  const [against, inFavour] = [evidence.filter(({ speaks }) => speaks === 'against'), evidence.filter(({ speaks }) => speaks === 'for')];
  return (
    <div class="gate-evidence quiet small" data-testid="gate-evidence">
      {withScore && (
        <p>
          The evidence found scored {score.toFixed(2)}; an answer needs {threshold.toFixed(2)}.
        </p>
      )}
      <Words label="Against answering" of={against} />
      <Words label="For answering" of={inFavour} />
    </div>
  );
}

type WordsProps = { readonly label: string; readonly of: NonNullable<Answer['gate']['evidence']> };

const Words = ({ label, of }: WordsProps) =>
  of.length === 0 ? null : (
    <p>
      {label}: <bdi>{of.map(({ words }) => words).join('; ')}</bdi>.
    </p>
  );
