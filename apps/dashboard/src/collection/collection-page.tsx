import { Empty } from '../parts/states.tsx';
import { ChunkingPart } from './chunking-part.tsx';
import { CollectionNav } from './collection-nav.tsx';
import { DuplicatesPart } from './duplicates-part.tsx';
import { FieldsPart } from './fields-part.tsx';
import { LimitsPart } from './limits-part.tsx';
import { RankingPart } from './ranking-part.tsx';
import { SynonymsPart } from './synonyms-part.tsx';

/** What is decided and known about one collection. */
export function CollectionPage({ name, part }: { readonly name: string; readonly part: string }) {
  if (part === 'chunking')
    return (
      <div class="page">
        <h1 dir="auto">{name}</h1>
        <CollectionNav name={name} current={part} />
        <ChunkingPart name={name} />
      </div>
    );
  if (part === 'fields')
    return (
      <div class="page">
        <h1 dir="auto">{name}</h1>
        <CollectionNav name={name} current={part} />
        <FieldsPart name={name} />
      </div>
    );
  if (part === 'limits')
    return (
      <div class="page">
        <h1 dir="auto">{name}</h1>
        <CollectionNav name={name} current={part} />
        <LimitsPart name={name} />
      </div>
    );
  if (part === 'ranking')
    return (
      <div class="page">
        <h1 dir="auto">{name}</h1>
        <CollectionNav name={name} current={part} />
        <RankingPart name={name} />
      </div>
    );
  if (part === 'synonyms')
    return (
      <div class="page">
        <h1 dir="auto">{name}</h1>
        <CollectionNav name={name} current={part} />
        <SynonymsPart name={name} />
      </div>
    );
  if (part === 'duplicates')
    return (
      <div class="page">
        <h1 dir="auto">{name}</h1>
        <CollectionNav name={name} current={part} />
        <DuplicatesPart name={name} />
      </div>
    );
  return (
    <div class="page">
      <Empty title="There is no such page of a collection" />
    </div>
  );
}
