import type { System } from '../http/bodies.ts';
import { bytes, count, many, milliseconds, share } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { TableHead } from '../parts/table-head.tsx';

type Model = System['reading'][number];
type Route = Model['routes'][number];

/** What models did not have to read again. */
export const Reading = ({ reading }: Pick<System, 'reading'>) =>
  reading.length === 0 ? null : (
    <section aria-label="Prompts">
      <h2>Prompts</h2>
      <p class="quiet">How much of what models were given they had read before. Since the start of this process.</p>
      <table class="records">
        <TableHead
          columns={[
            'Prompt',
            'Read before',
            { name: 'Tokens', class: 'number' },
            { name: 'Prompts', class: 'number wide' },
            {
              name: 'Beyond instructions',
              class: 'number wide',
              title: 'Prompts of which more than the instructions had been read before',
            },
            { name: 'Time saved', class: 'number' },
          ]}
        />
        <tbody>{reading.flatMap((model) => rowsOf(model))}</tbody>
      </table>
      {reading.map(({ model, kept }) => kept && <Kept key={model} model={model} kept={kept} />)}
    </section>
  );

const rowsOf = ({ model, routes }: Model) =>
  routes.length > 0
    ? routes.map((route) => <Row key={`${model} ${route.route}`} model={model} route={route} />)
    : [
        <tr key={model}>
          <td class="title-cell" colSpan={6}>
            {model} <p class="quiet small">Nothing asked yet</p>
          </td>
        </tr>,
      ];

const Row = ({ model, route }: { readonly model: string; readonly route: Route }) => (
  <tr>
    <td class="title-cell">
      {route.route}
      <p class="quiet small">{model}</p>
      <p class="narrow quiet small">
        {many(route.calls, 'prompt')}, {share(route.hits, route.calls)} beyond instructions
      </p>
    </td>
    <td title={`${count(route.reusedTokens)} of ${many(route.promptTokens, 'token')}`}>
      <span class="bar-line">
        <progress max={route.promptTokens} value={route.reusedTokens} aria-hidden="true" />
        {share(route.reusedTokens, route.promptTokens)}
      </span>
    </td>
    <td class="number">{count(route.promptTokens)}</td>
    <td class="number wide">{count(route.calls)}</td>
    <td class="number wide">{share(route.hits, route.calls)}</td>
    <td class="number">{milliseconds(route.savedMs)}</td>
  </tr>
);

function Kept({ model, kept }: { readonly model: string; readonly kept: NonNullable<Model['kept']> }) {
  const { states, bytes: used, budgetBytes, loads, evictions, instructions, note } = kept;
  return (
    <p class="quiet small">
      {model}: {many(states, 'state')} parked, {bytes(used)} of {bytes(budgetBytes)}; {many(loads, 'time')} brought back, {count(evictions)}{' '}
      evicted. Instructions {many(instructions.loads, 'time')} from disk.{note !== null && ` ${sentence(note)}`}
    </p>
  );
}
