import { many } from '../format/quantity.ts';
import { heldBack } from '../guard/held-back.ts';
import type { System } from '../http/bodies.ts';
import { send } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { TableHead } from '../parts/table-head.tsx';
import { Badge } from '../parts/words.tsx';
import { didWords, guardCounts, type Layer } from './guard-counts.ts';

const layers: readonly (readonly [Layer, string])[] = [
  ['documents', 'Documents, as they come in'],
  ['questions', 'Questions, before they are searched'],
  ['poisoning', 'Passages made for one question'],
  ['prompt', 'Passages, before a model reads them'],
  ['answers', 'Answers, before they are shown'],
];
const readMetrics = async (signal: AbortSignal): Promise<string> => (await send('/metrics', { accept: 'text/plain', signal })).text();

/** Where the guard looks, and what it did there. */
export function GuardLayers({ guard }: Pick<System, 'guard'>) {
  const metrics = useLoad('guard metrics', readMetrics);
  const counts = metrics.body === null ? null : guardCounts(metrics.body);
  return (
    <section aria-label="Guard">
      <h2>Guard</h2>
      <p class="quiet">
        Where it looks, and what it did since the start of this process.{' '}
        {heldBack.value !== null && heldBack.value > 0 && <a href="/guard">{many(heldBack.value, 'document')} to look at</a>}
      </p>
      <table class="records">
        <TableHead columns={['Looks at', 'State', 'Did']} />
        <tbody>
          {layers.map(([layer, words]) => (
            <tr key={layer} data-testid="guard-layer">
              <td>{words}</td>
              <td>
                <Badge tone={guard[layer] ? 'good' : 'attention'}>{guard[layer] ? 'on' : 'off'}</Badge>
              </td>
              <td>{counts === null || !guard[layer] ? '–' : didWords(layer, counts) || 'nothing was found'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {metrics.fault && <p class="quiet small">What it did cannot be shown: {metrics.fault.problem.detail}</p>}
    </section>
  );
}
