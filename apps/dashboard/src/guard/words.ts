import type { GuardCase, GuardCaseInPlace, GuardDecided } from '../http/bodies.ts';
import type { Tone } from '../parts/words.tsx';
import type { State } from './calls.ts';

type Standing = { readonly tone: Tone; readonly words: string };

/** Whether readers find it, which is what its state comes down to. */
export function standingOf({ state, status }: Pick<GuardCase, 'state' | 'status'>): Standing {
  if (state === 'rejected') return { tone: 'bad', words: 'kept out' };
  if (status === 'quarantined') return { tone: 'attention', words: 'held back' };
  if (state === 'approved') return { tone: 'good', words: 'let in' };
  return { tone: 'neutral', words: status === 'live' ? 'shown, marked' : status };
}

export const outcomeWords: Readonly<Record<GuardDecided['outcome'], string>> = {
  live: 'Let in: readers find it now.',
  embedding: 'Let in: readers find it as soon as it is indexed.',
  superseded: 'Let in, but a newer revision is live, which readers go on to see.',
  withheld: 'Kept out: nobody finds it.',
  unchanged: 'It was decided so already.',
};

export const emptyWords: Readonly<Record<State, { readonly title: string; readonly words: string }>> = {
  open: {
    title: 'Nothing waits for you',
    words: 'Documents come here that speak to whoever answers from them: that give it orders, or hide words from people who read them.',
  },
  approved: { title: 'Nothing was let in yet', words: 'Documents that a person looked at and found harmless stand here.' },
  rejected: { title: 'Nothing was kept out yet', words: 'Documents that a person looked at and does not want in answers stand here.' },
};

export const deciderWords: Readonly<Record<NonNullable<GuardCaseInPlace['findings'][number]['decidedBy']>, string>> = {
  gate: 'Told by how the words were kept out of sight.',
  features: 'Told by what the words ask for.',
  transformer: 'Told by the classifier of this installation.',
  judge: 'Told by the language model that judges.',
};

/** Tag characters, which no screen draws, as the letters they stand for; what else is invisible by its number. */
export const visible = (text: string): string =>
  text.replaceAll(/[\u{e0020}-\u{e007e}]|[\p{Cf}\p{Co}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code >= 0xe0020 && code <= 0xe007e ? String.fromCodePoint(code - 0xe0000) : `‹U+${code.toString(16).toUpperCase()}›`;
  });
