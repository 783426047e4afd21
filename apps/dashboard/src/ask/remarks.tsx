import { Icon } from '../parts/icon.tsx';
import { againWords } from './again-words.ts';
import { type Outcome, remarksOn, searchedAs } from './summary.ts';

/** How the question was read, which is nothing amiss, and what did not go as planned. */
export function Remarks({ outcome }: { readonly outcome: Outcome }) {
  const searched = searchedAs(outcome);
  // What was not searched for has nothing to tell of a search.
  const remarks = outcome.status === 'refused' ? [] : remarksOn(outcome);
  const { again } = outcome;
  if (searched === null && remarks.length === 0 && !again) return null;
  return (
    <ul class="remarks" aria-label="What was different this time">
      {searched !== null && (
        <li class="quiet">
          <Icon name="search" /> <bdi>Searched as “{searched}”</bdi>
        </li>
      )}
      {again && (
        <li class="quiet" data-testid="given-again">
          <Icon name="clock" /> <bdi>{againWords(again)}</bdi>
        </li>
      )}
      {remarks.map((remark) => (
        <li key={remark}>
          <Icon name="alert" /> {remark}
        </li>
      ))}
    </ul>
  );
}
