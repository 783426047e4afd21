import { useState } from 'preact/hooks';
import type { ConfigurationActivation, ConfigurationList } from '../http/bodies.ts';
import { useLoad } from '../http/load.ts';
import { canAdministrate } from '../http/session.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { Ago } from '../parts/words.tsx';
import { route } from '../shell/route.ts';
import { ActivationsTable } from './activations-table.tsx';
import { listActivations, listConfigurations } from './calls.ts';
import { Compared } from './compared.tsx';
import { NewConfiguration } from './new-configuration.tsx';
import { SwitchDialog, type Wanted } from './switch-dialog.tsx';
import { VersionsTable } from './versions-table.tsx';

/** What decides answers now, what did before, and the way back. */
export function ConfigurationsPage() {
  if (!canAdministrate())
    return (
      <div class="page">
        <Empty title="Configurations are for admins">
          <p>Sign in with an admin's key to see what decides answers.</p>
        </Empty>
      </div>
    );
  return <ForAdmins />;
}

function ForAdmins() {
  const list = useLoad('configurations', listConfigurations);
  const history = useLoad('configuration activations', listActivations);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [isMaking, setMaking] = useState(false);
  const reload = (): void => (list.reload(), history.reload());
  return (
    <div class="page">
      <header class="page-head">
        <h1>Configurations</h1>
        <span class="spring" />
        {list.body && <RollBack list={list.body} onWant={setWanted} />}
        <button type="button" class="primary" disabled={list.body === null} onClick={() => setMaking(true)}>
          New configuration
        </button>
      </header>
      <Loaded load={list} lines={10}>
        {(body) => (
          <>
            <Served list={body} last={history.body?.items[0] ?? null} />
            <VersionsTable list={body} onWant={setWanted} />
            <Compared list={body} search={route.value.search} />
            {wanted && <SwitchDialog list={body} wanted={wanted} onClose={() => setWanted(null)} onDone={reload} />}
            {isMaking && <NewConfiguration list={body} onClose={() => setMaking(false)} onDone={reload} />}
          </>
        )}
      </Loaded>
      <Loaded load={history} lines={3}>
        {({ items }) => <ActivationsTable activations={items} />}
      </Loaded>
    </div>
  );
}

const RollBack = ({ list, onWant }: { readonly list: ConfigurationList; readonly onWant: (wanted: Wanted) => void }) =>
  list.rollsBackTo === null ? null : (
    <button type="button" class="button" onClick={() => onWant({ id: list.rollsBackTo ?? '', how: 'roll back' })}>
      <Icon name="retry" /> Roll back
    </button>
  );

const whenWords = { start: 'Served since', activate: 'Activated', rollback: 'Rolled back' };

/** One sentence first. */
function Served({ list, last }: { readonly list: ConfigurationList; readonly last: ConfigurationActivation | null }) {
  const served = list.items.find(({ isActive }) => isActive);
  return (
    <section aria-label="Served now">
      <p class="figure" dir="auto">
        {served?.name ?? list.active} <span class="quiet">decides answers</span>
      </p>
      <p class="quiet">
        {served?.note && <span dir="auto">{served.note} </span>}
        {last && (
          <>
            {whenWords[last.kind]} <Ago at={last.at} />
            {last.by.keyName !== null && <> by {last.by.keyName}</>}.
          </>
        )}
      </p>
      {list.warnings.map((warning) => (
        <p key={warning} class="notice attention" role="alert">
          <Icon name="alert" /> <span>{warning}</span>
        </p>
      ))}
    </section>
  );
}
