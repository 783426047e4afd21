import type { Understood } from '../http/bodies.ts';
import { sentence } from '../format/sentence.ts';
import { Facts } from '../parts/words.tsx';

const typeNames: Readonly<Record<Understood['type'], string>> = {
  lookup: 'A look for something by its exact name',
  comparison: 'A comparison',
  'multi-part': 'Several questions in one',
  'how-to': 'How something is done',
  definition: 'What something is',
  quantity: 'A number or a date',
  entity: 'Who, where or which',
  'yes-no': 'Yes or no',
  other: 'None of the kinds that are told apart',
};

const languages = new Intl.DisplayNames('en', { type: 'language' });
const names = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');

/** What the question was taken for before anything was searched. */
export function UnderstoodPart({ understood }: { readonly understood: Understood }) {
  const { query, rewrittenFrom, carried, by, type, language, exactTerms, searched, parts, notes } = understood;
  const isRewritten = rewrittenFrom !== null;
  return (
    <section aria-label="What was understood">
      <h2>What was understood</h2>
      {isRewritten && (
        <p dir="auto">
          <q>{rewrittenFrom}</q> {rewordedWords(understood)}. Searched was <q>{query}</q>
          {by === 'model' ? ', as the language model worded it' : ''}
          {carried.length > 0 && `; from before came ${names(carried)}`}.
        </p>
      )}
      <Facts
        of={[
          ['It asks for', typeNames[type]],
          ...wholeWords(understood).map((words) => ['Taken apart', words] as const),
          ['Language', language === null ? 'Not told by so short a text' : (languages.of(language) ?? language)],
          ['To be found as written', exactTerms.length === 0 ? 'nothing' : <bdi>{names(exactTerms)}</bdi>],
        ]}
      />
      {searched.length > 0 && (
        <>
          <p>{parts.length > 0 && searched.every((each) => parts.includes(each)) ? 'Its parts were' : 'Beside it were'} searched too:</p>
          <ul class="lines">
            {searched.map((each) => (
              <li key={each} dir="auto">
                {each}
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.map((note) => (
        <p key={note} class="quiet">
          {sentence(note)}
        </p>
      ))}
    </section>
  );
}

function rewordedWords({ carried, meant }: Understood): string {
  if (meant) return 'was taken for a reply to what was asked back';
  return carried.length > 0 ? 'only makes sense after the questions before it' : 'was read without what stands around the question';
}

/** Said of the kinds whose parts could have been searched by themselves, where they were not. */
function wholeWords({ type, parts, searched, notes }: Understood): string[] {
  if (type !== 'comparison' && type !== 'multi-part') return [];
  if (parts.length === 0)
    return [
      type === 'comparison'
        ? 'No: the two sides were not told apart, so it was searched as one question. “The difference between A and B” or “A versus B” is, where A and B are no sentences.'
        : 'No: its parts were not told apart, so it was searched as one question.',
    ];
  if (searched.length > 0 || notes.length > 0) return [];
  return [`No: ${names(parts)} were told apart, but searching parts by themselves is switched off, so it was searched as one question.`];
}
