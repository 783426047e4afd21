import { score } from '../evaluations/scores.ts';
import type { ConfigurationActivation } from '../http/bodies.ts';
import { TableHead } from '../parts/table-head.tsx';
import { Ago } from '../parts/words.tsx';

const kinds: Readonly<Record<ConfigurationActivation['kind'], string>> = {
  start: 'served from the start',
  activate: 'activated',
  rollback: 'rolled back to',
};

/** Who made what the one that is served, when and why; nothing here is ever changed. */
export const ActivationsTable = ({ activations }: { readonly activations: readonly ConfigurationActivation[] }) => (
  <section aria-label="What was served since when">
    <h2>What was served since when</h2>
    {activations.length === 0 ? (
      <p class="quiet">Nothing was activated yet. Who activates what, when and why will stand here, with its scores of that moment.</p>
    ) : (
      <table class="records">
        <TableHead columns={['When', 'What', { name: 'nDCG@10 then', class: 'number wide' }]} />
        <tbody>
          {activations.map((activation) => (
            <Row key={activation.number} activation={activation} />
          ))}
        </tbody>
      </table>
    )}
  </section>
);

function Row({ activation: { at, kind, name, configurationId, reason, scores, by } }: { readonly activation: ConfigurationActivation }) {
  return (
    <tr>
      <td>
        <Ago at={at} />
      </td>
      <td class="title-cell">
        {kinds[kind]} <strong dir="auto">{name}</strong> <code class="quiet small">{configurationId.slice(0, 8)}</code>
        {kind !== 'start' && <span class="quiet"> by {by.keyName ?? by.keyId ?? 'someone without a key of yours'}</span>}
        {reason !== null && (
          <p class="quiet small" dir="auto">
            {reason}
          </p>
        )}
      </td>
      <td class="number wide">
        {scores.length === 0
          ? '–'
          : scores.map((one) => (
              <span key={one.evaluationId} class="score">
                {score(one.ndcg10)} <span class="quiet small">{one.collection}</span>
              </span>
            ))}
      </td>
    </tr>
  );
}
