import { textCues } from './text-cues.ts';
import { type Cue, tokenCues } from './token-cues.ts';

export const cues: Readonly<Record<string, Cue>> = { ...tokenCues, ...textCues };

/**
 * What each cue is believed to be worth before anything is learned. Strong ones say by themselves that somebody speaks to whoever
 * answers; weak ones only colour. What calms is negative.
 */
export const beliefs: Readonly<Record<keyof typeof tokenCues | keyof typeof textCues, number>> = {
  overrides: 1.5,
  overridesRules: 1.5,
  overridesContent: 2.5,
  instructsAnswer: 2,
  namesAnswer: 1,
  stylesAnswer: 2,
  asksAct: 1.5,
  asksHandling: 0.8,
  asksAnything: 0,
  tellsUser: 0,
  obliges: 0.5,
  actsOnMine: 1.5,
  sendsAway: 1.5,
  asksSecret: 1,
  asksPrompt: 2.5,
  persona: 1,
  mode: 2,
  urgent: 0.4,
  veryUrgent: 1,
  newWork: 0.8,
  addsCode: 2.5,
  decodes: 1.5,
  role: 2,
  addressed: 2,
  secrecy: 2,
  dictates: 1.5,
  dictatesAbroad: 1,
  placeholder: 3,
  replaces: 1.5,
  joins: 1.5,
  overridesAbroad: 3,
  asksSecretAbroad: 1.5,
  discusses: -1,
  describes: -0.5,
  quotes: -0.3,
  listed: -0.3,
};

/** Cues of which one is enough in words that were kept out of sight. */
export const addressing: ReadonlySet<string> = new Set(
  'overrides overridesContent instructsAnswer namesAnswer stylesAnswer asksAct asksHandling asksAnything tellsUser actsOnMine sendsAway asksPrompt addressed secrecy dictates placeholder addsCode overridesAbroad'.split(
    ' ',
  ),
);

/** In words that were encoded or disguised letter by letter, whatever speaks for an instruction does, but haste. */
export const speaking: ReadonlySet<string> = new Set([
  ...addressing,
  ...Object.entries(beliefs).flatMap(([cue, belief]) => (belief >= 0.5 && !/urgent/i.test(cue) ? [cue] : [])),
]);
