import type { GuardCase } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { many } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { Ago, Badge } from '../parts/words.tsx';
import { standingOf, visible } from './words.ts';

/** One document in the list: what it is, whether readers find it, and the worst that was found in its own words. */
export function CaseRow({ found }: { readonly found: GuardCase }) {
  const { tone, words } = standingOf(found);
  const [worst] = found.findings;
  return (
    <a class="guard-row" data-stop data-testid="guard-row" href={`/guard/${segment(found.revisionId)}`}>
      <span class="guard-title" dir="auto">
        {found.title ?? found.externalId}
      </span>
      <span>
        <Badge tone={tone}>{words}</Badge>
      </span>
      {worst && (
        <>
          <span class="guard-why">
            <bdi>{sentence(worst.reason)}</bdi>
          </span>
          <span class="guard-quote quiet small" dir="auto">
            “{visible(worst.quote).trim()}”
          </span>
        </>
      )}
      <span class="guard-where quiet small">
        <bdi>{found.collection}</bdi> · revision {found.revision} · {many(found.findingCount, 'finding')} · <Ago at={found.scannedAt} />
        {found.unread && ' · could not be read again'}
      </span>
    </a>
  );
}
