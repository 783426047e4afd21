import believed from './beliefs.json' with { type: 'json' };
import { conversationCues } from './conversation-cues.ts';
import { frameCues } from './frame-cues.ts';
import { listed } from './listed-words.ts';
import { steeringCues } from './steering-cues.ts';
import { surroundingCues } from './surrounding-cues.ts';
import { textCues } from './text-cues.ts';
import { tokenCues } from './token-cues.ts';
import type { Cue } from './token.ts';
import { whisperedCues } from './whispered-cues.ts';

const all = {
  ...tokenCues,
  ...conversationCues,
  ...frameCues,
  ...surroundingCues,
  ...steeringCues,
  ...whisperedCues,
  ...textCues,
  // Found by what is left of a sentence without its quotations.
  onlyShown: () => false,
  mentioned: () => false,
} satisfies Record<string, Cue>;

export const cues: Readonly<Record<string, Cue>> = all;

/**
 * What each cue is believed to be worth before anything is learned. Strong ones say by themselves that somebody speaks to whoever
 * answers; weak ones only colour. What calms is negative.
 */
export const beliefs: Readonly<Record<keyof typeof all, number>> = believed;

/** Cues of which one is enough in words that were kept out of sight. */
export const addressing: ReadonlySet<string> = listed.addressing;

/** In words that a page keeps from its readers, what speaks of speaking is enough: nobody is there to be spoken to but who reads it all. */
export const whispering: ReadonlySet<string> = new Set([
  ...addressing,
  'namesMachine',
  'tellsOfMachine',
  'tellsAsker',
  'tellsSomebody',
  'dictatesWords',
  'speaksOfAnswering',
  'speaksOfConversation',
]);

/** In words that were encoded or disguised letter by letter, whatever speaks for an instruction does, but haste. */
export const speaking: ReadonlySet<string> = new Set([
  ...whispering,
  'asksAnything',
  'speaksAtAll',
  ...Object.entries(beliefs).flatMap(([cue, belief]) => (belief >= 0.5 && !/urgent/i.test(cue) ? [cue] : [])),
]);
