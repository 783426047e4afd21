import type { GuardCaseInPlace } from '../http/bodies.ts';
import { many } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { addressOfPlace } from '../reading/place.ts';
import { Badge } from '../parts/words.tsx';
import { deciderWords, visible } from './words.ts';

type Found = GuardCaseInPlace['findings'][number];
type FindingProps = { readonly found: GuardCaseInPlace; readonly finding: Found };

/** Why it was found, and its words among those around it. */
export const Finding = ({ found, finding }: FindingProps) => (
  <article data-testid="finding">
    <p class="finding-why">
      <Badge tone={finding.level === 'quarantined' ? 'attention' : 'neutral'}>
        {finding.level === 'quarantined' ? 'hostile' : 'suspect'}
      </Badge>{' '}
      <strong>
        <bdi>{sentence(finding.reason)}</bdi>
      </strong>
    </p>
    {finding.excerpt ? <InText excerpt={finding.excerpt} /> : <OutOfSight quote={finding.quote} />}
    {finding.reads !== null && <Undone reads={finding.reads} />}
    <p class="quiet small">
      {finding.excerpt && finding.span && (
        <a href={addressOfPlace({ ...found, title: '', quote: null, page: finding.page, span: finding.span })}>In the document</a>
      )}
      {finding.page !== null && <> Page {finding.page}.</>}
      {finding.decidedBy && <> {deciderWords[finding.decidedBy]}</>}
      {!finding.counts && <> A person let these words in.</>}
    </p>
  </article>
);

function InText({ excerpt: { text, mark, omitted } }: { readonly excerpt: NonNullable<Found['excerpt']> }) {
  return (
    <blockquote class="finding-text" dir="auto">
      <span class="quiet">{visible(text.slice(0, mark.start))}</span>
      <mark data-testid="finding-mark">{visible(text.slice(mark.start, mark.end))}</mark>
      <span class="quiet">{omitted > 0 ? ` … and ${many(omitted, 'more character')}` : visible(text.slice(mark.end))}</span>
    </blockquote>
  );
}

const OutOfSight = ({ quote }: { readonly quote: string }) => (
  <figure class="out-of-sight">
    <figcaption class="small">Outside the text: in the title, or out of sight in the file</figcaption>
    <blockquote class="finding-text" dir="auto">
      <mark data-testid="finding-mark">{visible(quote)}</mark>
    </blockquote>
  </figure>
);

/** What whoever answers would have read behind an encoding or a disguise. */
const Undone = ({ reads }: { readonly reads: string }) => (
  <figure class="undone">
    <figcaption class="small">Undone it reads:</figcaption>
    <blockquote class="finding-text" dir="auto" data-testid="finding-reads">
      {visible(reads)}
    </blockquote>
  </figure>
);
