import { choose, manner, type Manner } from './pages.ts';

const names: Readonly<Record<Manner, string>> = { page: 'Page', text: 'Text' };

/** Page or text, for every document that has both. */
export const MannerChoice = () => (
  <span class="segments" role="group" aria-label="Show the document as">
    {(['page', 'text'] as const).map((each) => (
      <button key={each} type="button" aria-pressed={manner.value === each} data-testid={`as-${each}`} onClick={() => choose(each)}>
        {names[each]}
      </button>
    ))}
  </span>
);
