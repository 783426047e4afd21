import type { GuardCaseInPlace } from '../http/bodies.ts';
import { query, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { many } from '../format/quantity.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { Ago, Badge, Facts } from '../parts/words.tsx';
import { findCase } from './calls.ts';
import { Decision } from './decision.tsx';
import { Finding } from './finding.tsx';
import { standingOf } from './words.ts';

/** What was found in one document, in its place, and what a person makes of it. */
export function CasePage({ id }: { readonly id: string }) {
  const load = useLoad(`guard case ${id}`, (signal) => findCase(id, signal));
  return (
    <div class="page guard-page">
      <p class="small">
        <a href="/guard">Held back</a>
      </p>
      {load.fault?.problem.code === 'not_found' ? (
        <Gone />
      ) : (
        <Loaded load={load} lines={12}>
          {(found) => <Case found={found} onChanged={load.reload} />}
        </Loaded>
      )}
    </div>
  );
}

/** Wrong from the start, or taken away while the page was open. */
const Gone = () => (
  <Empty title="There is nothing here to look at">
    <p>The document was deleted, the guard finds nothing in it any more, you may not read it, or the address is wrong.</p>
    <p>
      <a href="/guard">Back to what is held back</a>
    </p>
  </Empty>
);

function Case({ found, onChanged }: { readonly found: GuardCaseInPlace; readonly onChanged: () => void }) {
  const { tone, words } = standingOf(found);
  return (
    <>
      <header class="page-head">
        <h1 dir="auto">{found.title ?? found.externalId}</h1>
        <Badge tone={tone} testId="standing">
          {words}
        </Badge>
        <span class="spring" />
        <a class="button" href={`/documents/${segment(found.documentId)}?revision=${found.revision}`}>
          Open the document
        </a>
      </header>
      {found.unread && <Unread unread={found.unread} />}
      <div class="guard-columns">
        <section aria-label="Findings">
          <h2>
            {many(found.findings.length, 'finding')} <span class="quiet">in revision {found.revision}</span>
          </h2>
          <ol class="findings">
            {found.findings.map((finding, index) => (
              <li key={index}>
                <Finding found={found} finding={finding} />
              </li>
            ))}
          </ol>
        </section>
        <div class="guard-side">
          <Decision found={found} onChanged={onChanged} />
          <section aria-label="About this document">
            <h2>About</h2>
            <Facts
              of={[
                ['Collection', <a href={query('/documents', { collection: found.collection })}>{found.collection}</a>],
                ['Own id', <bdi class="breakable">{found.externalId}</bdi>],
                ['Revision', found.revision],
                ['Looked at', <Ago at={found.scannedAt} />],
                ['Guard', found.version],
              ]}
            />
          </section>
        </div>
      </div>
    </>
  );
}

/** A newer guard should have read it, and could not. */
const Unread = ({ unread: { times, retryAt } }: { readonly unread: NonNullable<GuardCaseInPlace['unread']> }) => (
  <div class="notice attention" data-testid="unread">
    <Icon name="alert" />
    <div>
      <strong>The guard could not read it again, {times === 1 ? 'once' : `${times} times`}</strong>
      <p>
        What it found before stands, and the document is suspect at least. Next try <Ago at={retryAt} />.
      </p>
    </div>
  </div>
);
