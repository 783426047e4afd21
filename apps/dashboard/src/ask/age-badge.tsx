import { Badge } from '../parts/words.tsx';
import { type Age, ageWord } from './age.ts';

/** A word with the reason on hover. */
export function AgeBadge({ age }: { readonly age: Age }) {
  const word = ageWord(age);
  if (word === null) return null;
  return (
    <span title={age.why}>
      <Badge tone="attention">{word}</Badge>
    </span>
  );
}
