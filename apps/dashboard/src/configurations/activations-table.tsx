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
        <TableHead columns={['When', 'What', { name: 'Why', class: 'wide' }, { name: 'nDCG@10 then', class: 'number wide' }, 'By key']} />
        <tbody>
          {activations.map(({ number, at, kind, name, configurationId, reason, scores, by }) => (
            <tr key={number}>
              <td>
                <Ago at={at} />
              </td>
              <td class="title-cell">
                {kinds[kind]} <strong dir="auto">{name}</strong> <code class="quiet small">{configurationId.slice(0, 8)}</code>
                {reason !== null && (
                  <p class="quiet small narrow" dir="auto">
                    {reason}
                  </p>
                )}
              </td>
              <td class="wide breakable" dir="auto">
                {reason ?? ''}
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
              <td class="quiet breakable">{kind === 'start' ? '' : (by.keyName ?? by.keyId ?? 'no key')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
