import { Interval } from '../evaluations/interval.tsx';
import { meanings, score } from '../evaluations/scores.ts';
import type { Configuration, ConfigurationList } from '../http/bodies.ts';
import { query, segment } from '../http/client.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Empty } from '../parts/states.tsx';
import { actions, type Column, TableHead } from '../parts/table-head.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import type { Wanted } from './switch-dialog.tsx';

const columns: readonly Column[] = [
  'Configuration',
  { name: 'nDCG@10', class: 'number', title: meanings.ndcg10 },
  { name: '95 % interval, 0 to 1', class: 'wide' },
  { name: 'Last served from', class: 'wide' },
  actions,
];

type TableProps = { readonly list: ConfigurationList; readonly onWant: (wanted: Wanted) => void };

/** Every version, newest first, with what evaluations came to under it. */
export const VersionsTable = ({ list, onWant }: TableProps) => (
  <section aria-label="Versions">
    <h2>Versions</h2>
    {list.items.length < 2 && (
      <Empty title="There is one configuration: what the service was started with">
        <p>Make another one, measure it on your golden questions, and serve it when it is better. The way back stays open.</p>
      </Empty>
    )}
    <table class="records">
      <TableHead columns={columns} />
      <tbody onKeyDown={moveWithArrows}>
        {list.items.map((version) => (
          <Row key={version.id} version={version} active={list.active} onWant={onWant} />
        ))}
      </tbody>
    </table>
  </section>
);

type RowProps = { readonly version: Configuration; readonly active: string; readonly onWant: (wanted: Wanted) => void };

function Row({ version, active, onWant }: RowProps) {
  const { id, name, note, createdAt, createdBy, isActive, activatedAt, scores, problems } = version;
  const [first] = scores;
  return (
    <tr class={isActive ? 'is-served' : undefined}>
      <td class="title-cell">
        <a href={isActive ? '/configurations' : query('/configurations', { from: active, to: id })} data-stop dir="auto">
          {name}
        </a>{' '}
        {isActive && <Badge tone="good">served</Badge>}
        {note && (
          <p class="quiet small" dir="auto">
            {note}
          </p>
        )}
        <p class="quiet small">
          <code>{id.slice(0, 8)}</code>, made <Ago at={createdAt} />
          {createdBy.keyName !== null && <> by {createdBy.keyName}</>}
        </p>
        {problems.map((problem) => (
          <p key={problem} class="small problem">
            Cannot be served here: {problem}
          </p>
        ))}
      </td>
      <td class="number">
        {scores.length === 0 ? <span class="quiet">not measured</span> : scores.map((one) => <Score key={one.evaluationId} of={one} />)}
      </td>
      <td class="wide interval-cell">{first && <Interval value={first.ndcg10} interval={first.interval} from={0} to={1} />}</td>
      <td class="wide">{activatedAt === null ? <span class="quiet">never</span> : <Ago at={activatedAt} />}</td>
      <td class="acts">
        {!isActive && problems.length === 0 && (
          <button type="button" class="plain" aria-label={`Activate ${name}`} onClick={() => onWant({ id, how: 'activate' })}>
            Activate
          </button>
        )}
      </td>
    </tr>
  );
}

/** A collection's newest evaluation under the version. */
const Score = ({ of }: { readonly of: Configuration['scores'][number] }) => (
  <a
    class="score"
    href={`/evaluations/${segment(of.evaluationId)}`}
    title={`${of.questions} ${of.synthetic ? 'made' : 'golden'} questions`}
  >
    {score(of.ndcg10)} <span class="quiet small">{of.collection}</span>
  </a>
);
