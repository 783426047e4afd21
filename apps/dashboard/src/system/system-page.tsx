import type { System } from '../http/bodies.ts';
import { get } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canAdministrate } from '../http/session.ts';
import { bytes, count, many, share } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago, Badge, Facts, type Tone } from '../parts/words.tsx';
import { Audit } from '../audit/audit.tsx';
import { Events } from './events.tsx';
import { GuardLayers } from './guard-layers.tsx';
import { Keys } from './keys.tsx';
import { MemoryAccount } from './memory.tsx';
import { Reading } from './reading.tsx';
import { Webhooks } from './webhooks.tsx';

/** Is everything in order, and if not, what is to be done? */
export function SystemPage() {
  const system = useLoad('system', (signal) => get<System>('/v1/system', signal));
  return (
    <div class="page">
      <header class="page-head">
        <h1>System</h1>
        {system.body && (
          <span class="quiet">
            Version {system.body.version}, started <Ago at={system.body.startedAt} />
          </span>
        )}
        <span class="spring" />
        <button type="button" class="plain" onClick={system.reload}>
          <Icon name="retry" /> Look again
        </button>
      </header>
      <Loaded load={system} lines={12}>
        {(body) => <Known system={body} />}
      </Loaded>
      <Events />
      {canAdministrate() && <Webhooks />}
      {canAdministrate() && <Keys />}
      {canAdministrate() && <Audit />}
    </div>
  );
}

const Known = ({ system }: { readonly system: System }) => (
  <>
    <Verdict system={system} />
    <Models system={system} />
    <GuardLayers guard={system.guard} />
    <Reading reading={system.reading} />
    <MemoryAccount memory={system.memory} />
    <div class="halves">
      <Queue queue={system.queue} />
      <Room system={system} />
    </div>
  </>
);

/** One sentence first; under it whatever wants attention. */
function Verdict({ system }: { readonly system: System }) {
  const concerns = [
    ...system.warnings,
    ...system.models
      // Why the service has no generator is told by a warning.
      .filter(({ state, note }) => state === 'failed' && !system.warnings.some((warning) => note !== null && warning.includes(note)))
      .map((model) => `Model ${model.id} failed: ${model.note?.replaceAll('\n', '; ') ?? 'no reason given'}`),
  ];
  return (
    <section aria-label="State">
      <p class="figure">{concerns.length === 0 ? 'Everything is in order' : `${many(concerns.length, 'thing')} to look at`}</p>
      {concerns.length > 0 && (
        <ul class="remarks">
          {concerns.map((concern) => (
            <li key={concern}>
              <Icon name="alert" /> {concern}
            </li>
          ))}
        </ul>
      )}
      {system.keyless && (
        <p class="notice attention">
          <Icon name="key" />{' '}
          <span>
            No API key exists yet, so anyone on this machine may do everything. Make the first key below; from then on every call needs one.
          </span>
        </p>
      )}
    </section>
  );
}

const tones: Record<System['models'][number]['state'], Tone> = { ready: 'good', absent: 'neutral', failed: 'bad' };

const Models = ({ system: { models, answerMode } }: { readonly system: System }) => (
  <section aria-label="Models">
    <h2>Models</h2>
    <p>
      Answers are{' '}
      {answerMode.mode === 'extract' ? 'sentences as they stand in your documents' : 'written by the model, each sentence checked'}.{' '}
      <span class="quiet">{sentence(answerMode.why)}</span>
    </p>
    <table class="records">
      <TableHead
        columns={[
          'Model',
          'State',
          'Used for',
          { name: 'Runs on', class: 'wide' },
          { name: 'Size', class: 'number wide' },
          { name: 'Licence', class: 'wide' },
        ]}
      />
      <tbody>
        {models.map((model) => (
          <tr key={`${model.role} ${model.id}`}>
            <td class="title-cell">
              {model.id}
              {model.note?.split('\n').map((fact) => (
                <p key={fact} class="quiet small">
                  {sentence(fact)}
                </p>
              ))}
              <p class="narrow quiet small">
                {model.device}, {model.bytes === 0 ? '' : `${bytes(model.bytes)}, `}licence {model.licence}
              </p>
            </td>
            <td>
              <Badge tone={tones[model.state]}>{model.state}</Badge>
            </td>
            <td>{model.role}</td>
            <td class="wide">{model.device}</td>
            <td class="number wide">{model.bytes === 0 ? '–' : bytes(model.bytes)}</td>
            <td class="wide">{model.licence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Queue = ({ queue }: { readonly queue: System['queue'] }) => (
  <section aria-label="Queue">
    <h2>Queue</h2>
    <table class="records">
      <TableHead
        columns={['Step', { name: 'Waiting', class: 'number' }, { name: 'Running', class: 'number' }, { name: 'Later', class: 'number' }]}
      />
      <tbody>
        {queue.map((step) => (
          <tr key={step.step}>
            <td>{step.step}</td>
            <td class="number">{count(step.waiting)}</td>
            <td class="number">{count(step.active)}</td>
            <td class="number">{count(step.delayed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const methods = { bm25: 'BM25', ts_rank: 'ts_rank (pg_textsearch is missing)' };

const Room = ({ system: { storage, memory, documents, shape } }: { readonly system: System }) => (
  <section aria-label="Storage and memory">
    <h2>Storage and memory</h2>
    <Facts
      of={[
        ['Shape', shape === 'embedded' ? 'one process, everything embedded' : 'several processes on servers'],
        ['Database', `${storage.database}, ${bytes(storage.databaseBytes)}`],
        ['Files', `${many(storage.blobs, 'file')}, ${bytes(storage.blobBytes)}`],
        ...(storage.freeBytes === undefined ? [] : [['Left on the disk', bytes(storage.freeBytes)] as const]),
        ['Keyword search', methods[storage.keywordMethod]],
        [
          'Documents',
          Object.entries(documents)
            .filter(([, number]) => number > 0)
            .map(([status, number]) => `${count(number)} ${status}`)
            .join(', ') || 'none',
        ],
        ['This process', `${bytes(memory.rssBytes)} of memory, ${bytes(memory.heapBytes)} of it JavaScript`],
        [
          'This machine',
          `${bytes(memory.freeBytes)} of ${bytes(memory.machineBytes)} free (${share(memory.freeBytes, memory.machineBytes)})`,
        ],
      ]}
    />
  </section>
);
