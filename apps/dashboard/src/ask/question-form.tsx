import { useEffect, useRef, useState } from 'preact/hooks';
import type { Collection, Mode, Question } from '../http/bodies.ts';
import { count } from '../format/quantity.ts';
import { Icon } from '../parts/icon.tsx';
import { type Asking, isRunning } from './asking.ts';
import { stopAsking } from './questions.ts';

type FormProps = {
  readonly given: Question | null;
  readonly collections: readonly Collection[];
  readonly asking: Asking | null;
  readonly onAsk: (body: Question) => void;
};

const modes: readonly { readonly mode: Mode; readonly name: string }[] = [
  { mode: 'auto', name: 'Automatic' },
  { mode: 'extract', name: 'Sentences as they stand' },
  { mode: 'compose', name: 'Written by the model' },
  { mode: 'retrieval_only', name: 'Passages only' },
];

/** The question box. Enter asks, shift and Enter starts a new line. */
export function QuestionForm({ given, collections, asking, onAsk }: FormProps) {
  const [question, setQuestion] = useState(given?.question ?? '');
  const [collection, setCollection] = useState(given?.collections?.[0] ?? '');
  const [mode, setMode] = useState<Mode>(given?.mode ?? 'auto');
  const form = useRef<HTMLFormElement>(null);
  const excess = tooLong(question);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (question.trim() === '' || excess !== '') return;
    // A keyboard on the screen would stay over the answer.
    if (!hasFinePointer() && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onAsk({ question: question.trim(), mode, ...(collection === '' ? {} : { collections: [collection] }) });
    setQuestion('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  const names = new Set([...collections.map(({ name }) => name), ...(given?.collections ?? [])]);
  return (
    <form class="question" ref={form} onSubmit={submit}>
      <QuestionBox question={question} isFollowUp={asking !== null} onInput={setQuestion} onKeyDown={onKeyDown} />
      {excess !== '' && (
        <p class="bad-words small question-excess" role="alert">
          {excess}
        </p>
      )}
      <div class="question-foot">
        <Choice
          label="Collection"
          value={collection}
          onChoose={setCollection}
          options={[['', 'All collections'], ...[...names].map((name) => [name, name] as const)]}
        />
        <Choice
          label="Answer"
          value={mode}
          onChoose={(value) => setMode(value as Mode)}
          options={modes.map((entry) => [entry.mode, entry.name] as const)}
        />
        <span class="spring" />
        <AskOrStop isRunning={isRunning(asking)} canAsk={question.trim() !== '' && excess === ''} />
      </div>
    </form>
  );
}

type ActsProps = { readonly isRunning: boolean; readonly canAsk: boolean };

/** Keys keep these two apart: one element turned from Stop into Ask during the click would submit the form. */
const AskOrStop = ({ isRunning, canAsk }: ActsProps) =>
  isRunning ? (
    <button key="stop" type="button" class="button" onClick={stopAsking}>
      <Icon name="stop" /> Stop
    </button>
  ) : (
    <button key="ask" type="submit" class="primary" data-testid="ask-button" disabled={!canAsk}>
      Ask <kbd>↵</kbd>
    </button>
  );

const longest = 2000;

/** In words, so that nothing that was pasted is cut off unseen. */
function tooLong(question: string): string {
  const { length } = question.trim();
  return length > longest ? `${count(length)} characters, and a question may have ${count(longest)}: shorten it.` : '';
}

const hasFinePointer = (): boolean => matchMedia('(pointer: fine)').matches;

type BoxProps = {
  readonly question: string;
  readonly isFollowUp: boolean;
  readonly onInput: (question: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};
function QuestionBox({ question, isFollowUp, onInput, onKeyDown }: BoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (hasFinePointer()) box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <textarea
      ref={box}
      rows={1}
      dir="auto"
      data-testid="question-input"
      data-search
      aria-label="Question"
      placeholder={isFollowUp ? 'Ask a follow-up' : 'Ask a question'}
      value={question}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
};
export const Choice = ({ label, value, options, onChoose }: ChoiceProps) => (
  <select class="choice" aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
    {options.map(([option, name]) => (
      <option key={option} value={option}>
        {name}
      </option>
    ))}
  </select>
);
