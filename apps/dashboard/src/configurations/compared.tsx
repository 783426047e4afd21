import { Choice } from '../ask/question-form.tsx';
import type { ConfigurationDiff, ConfigurationList } from '../http/bodies.ts';
import { query } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { go } from '../shell/route.ts';
import { compareConfigurations } from './calls.ts';
import { settingWords, valueWords } from './setting-words.ts';

type ComparedProps = { readonly list: ConfigurationList; readonly search: URLSearchParams };

/** Two versions beside each other: only what they have otherwise. The address says which, so that it can be shared. */
export function Compared({ list, search }: ComparedProps) {
  if (list.items.length < 2) return null;
  const from = search.get('from') ?? list.active;
  const other = from === list.active ? (list.rollsBackTo ?? list.items.find(({ id }) => id !== from)?.id ?? from) : list.active;
  const to = search.get('to') ?? other;
  const options = list.items.map(({ id, name }) => [id, `${name} (${id.slice(0, 8)})`] as const);
  const choose = (chosen: { from?: string; to?: string }): void => go(query('/configurations', { from, to, ...chosen }), 'replace');
  return (
    <section aria-label="Compared">
      <h2>What differs</h2>
      <div class="compared-choice">
        <Choice label="From" value={from} options={options} onChoose={(id) => choose({ from: id })} />
        <span class="quiet">to</span>
        <Choice label="To" value={to} options={options} onChoose={(id) => choose({ to: id })} />
      </div>
      <Difference before={from} after={to} />
    </section>
  );
}

export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const diff = useLoad(`compare ${before} ${after}`, (signal) => compareConfigurations(before, after, signal));
  return (
    <Loaded load={diff} lines={3}>
      {({ changes, prompts }) =>
        changes.length + prompts.length === 0 ? (
          <p class="quiet">Nothing: they are the same.</p>
        ) : (
          <>
            <Changes changes={changes} />
            {prompts.map(({ id, lines }) => (
              <Words key={id} id={id} lines={lines} />
            ))}
          </>
        )
      }
    </Loaded>
  );
}

const Changes = ({ changes }: Pick<ConfigurationDiff, 'changes'>) =>
  changes.length === 0 ? null : (
    <table class="records settings-diff">
      <TableHead columns={['Setting', 'Before', 'After']} />
      <tbody>
        {changes.map(({ setting, before, after }) => (
          <tr key={setting}>
            <td title={setting}>{settingWords(setting)}</td>
            <td>
              <del>{valueWords(before, setting)}</del>
            </td>
            <td>
              <ins>{valueWords(after, setting)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

const signs = { same: ' ', removed: '−', added: '+' } as const;

/** A prompt's text as it was and as it is, in one. */
const Words = ({ id, lines }: ConfigurationDiff['prompts'][number]) => (
  <section aria-label={`Prompt ${id}`}>
    <h3>Prompt “{id}”</h3>
    <pre class="prompt-diff">
      {lines.map(({ kind, text }, index) => (
        <span key={index} class={kind}>
          <span class="unseen">{kind === 'same' ? '' : `${kind}: `}</span>
          <span aria-hidden="true">{signs[kind]} </span>
          {text}
          {'\n'}
        </span>
      ))}
    </pre>
  </section>
);
