import { policyWords } from '../guard/policy-words.ts';
import type { Source } from '../http/bodies.ts';

/** The choice of a source without a word of its own. */
export const asCollection = 'collection';
const choices = [[asCollection, 'as the collection says'], ...Object.entries(policyWords)] as const;

interface TrustProps {
  readonly id?: string;
  readonly name?: string;
  readonly label?: string;
  readonly value?: string;
  readonly onChoose?: (value: string) => void;
}

/** How far the documents of a source are trusted. */
export const TrustChoice = ({ id, name, label, value = asCollection, onChoose }: TrustProps) => (
  <select
    id={id}
    name={name}
    aria-label={label}
    data-testid="trust"
    // Where a choice is saved at once it shows what is in force: one that was refused does not stand.
    {...(onChoose && { value })}
    onChange={(event) => onChoose?.(event.currentTarget.value)}
  >
    {choices.map(([choice, words]) => (
      <option key={choice} value={choice} selected={choice === value}>
        {words}
      </option>
    ))}
  </select>
);

/** What was chosen, as the service has it. */
export const trustOf = (value: string): Source['guard'] => (value === 'quarantine' || value === 'mark' || value === 'off' ? value : null);
