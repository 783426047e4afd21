import { useState } from 'preact/hooks';
import { Choice } from '../ask/question-form.tsx';
import { asFault } from '../http/fault.ts';
import { announce } from '../parts/announce.tsx';
import { type Chunking, type CurrentChunking, applyChunking } from './chunking-calls.ts';

const strategies: readonly (readonly [Chunking['strategy'], string])[] = [
  ['structure', 'Along headings, lists, tables and code'],
  ['recursive', "LangChain's recursive splitter"],
];

type Props = {
  readonly name: string;
  readonly known: CurrentChunking;
  readonly chunking: Chunking;
  readonly onChange: (chunking: Chunking) => void;
  readonly onUse: () => void;
  readonly mayUse: boolean;
};

export function ChunkingControls({ name, known, chunking, onChange, onUse, mayUse }: Props) {
  const [refusal, setRefusal] = useState('');
  const isSame = JSON.stringify(chunking) === JSON.stringify(known.chunking);
  const use = (): void => {
    applyChunking(name, chunking).then(
      () => (announce('New uploads are cut this way from now on.'), onUse()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <>
      <Choice
        label="How to cut"
        value={chunking.strategy}
        onChoose={(strategy) => onChange({ ...chunking, strategy: strategy === 'recursive' ? 'recursive' : 'structure' })}
        options={strategies}
      />
      <Tokens
        label="Tokens of a chunk"
        value={chunking.targetTokens}
        min={32}
        max={known.maxTokens}
        onSet={(targetTokens) => onChange({ ...chunking, targetTokens })}
      />
      <Tokens
        label="Tokens repeated"
        value={chunking.overlapTokens}
        min={0}
        max={chunking.targetTokens >> 1}
        onSet={(overlapTokens) => onChange({ ...chunking, overlapTokens })}
      />
      {mayUse && <Use isSame={isSame} refusal={refusal} onUse={use} />}
    </>
  );
}

type UseProps = { readonly isSame: boolean; readonly refusal: string; readonly onUse: () => void };

const Use = ({ isSame, refusal, onUse }: UseProps) => (
  <>
    <button type="button" class="primary" disabled={isSame} onClick={onUse}>
      Use these settings
    </button>
    <p class="quiet">
      {isSame
        ? 'These are the settings in use.'
        : 'New uploads will be cut this way. Documents that are here stay as they are until you cut them again.'}
    </p>
    {refusal !== '' && (
      <p class="bad-words" role="alert">
        {refusal}
      </p>
    )}
  </>
);

type TokensProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onSet: (value: number) => void;
};

/** Takes effect when the person is done with the field, not with every digit. */
const Tokens = ({ label, value, min, max, onSet }: TokensProps) => (
  <label>
    {label}
    <input
      type="number"
      value={value}
      min={min}
      max={max}
      step={1}
      onChange={(event) => {
        const wanted = Math.round(event.currentTarget.valueAsNumber);
        if (Number.isFinite(wanted)) onSet(Math.min(max, Math.max(min, wanted)));
      }}
    />
  </label>
);
