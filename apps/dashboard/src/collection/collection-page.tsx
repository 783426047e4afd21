import type { FunctionComponent } from 'preact';
import { Empty } from '../parts/states.tsx';
import { AnsweringPart } from './answering-part.tsx';
import { ChunkingPart } from './chunking-part.tsx';
import { CollectionNav, type CollectionPart } from './collection-nav.tsx';
import { DuplicatesPart } from './duplicates-part.tsx';
import { FieldsPart } from './fields-part.tsx';
import { GuardPart } from './guard-part.tsx';
import { LimitsPart } from './limits-part.tsx';
import { RankingPart } from './ranking-part.tsx';
import { ReviewPart } from './review-part.tsx';
import { SynonymsPart } from './synonyms-part.tsx';

const parts: Readonly<Record<CollectionPart, FunctionComponent<{ readonly name: string }>>> = {
  chunking: ChunkingPart,
  fields: FieldsPart,
  synonyms: SynonymsPart,
  ranking: RankingPart,
  answering: AnsweringPart,
  review: ReviewPart,
  guard: GuardPart,
  limits: LimitsPart,
  duplicates: DuplicatesPart,
};

/** What is decided and known about one collection. */
export function CollectionPage({ name, part }: { readonly name: string; readonly part: string }) {
  if (!isPart(part))
    return (
      <div class="page">
        <Empty title="There is no such page of a collection" />
      </div>
    );
  const Part = parts[part];
  return (
    <div class="page">
      <h1 dir="auto">{name}</h1>
      <CollectionNav name={name} current={part} />
      <Part name={name} />
    </div>
  );
}

function isPart(part: string): part is CollectionPart {
  return Object.hasOwn(parts, part);
}
