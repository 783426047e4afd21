import { conversationCues } from './conversation-cues.ts';
import { frameCues } from './frame-cues.ts';
import { steeringCues } from './steering-cues.ts';
import { surroundingCues } from './surrounding-cues.ts';
import { textCues } from './text-cues.ts';
import { tokenCues } from './token-cues.ts';
import type { Cue } from './token.ts';
import { whisperedCues } from './whispered-cues.ts';

export const cues: Readonly<Record<string, Cue>> = {
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
};

/**
 * What each cue is believed to be worth before anything is learned. Strong ones say by themselves that somebody speaks to whoever
 * answers; weak ones only colour. What calms is negative.
 */
export const beliefs: Readonly<
  Record<
    | keyof typeof tokenCues
    | keyof typeof conversationCues
    | keyof typeof frameCues
    | keyof typeof surroundingCues
    | keyof typeof steeringCues
    | keyof typeof whisperedCues
    | keyof typeof textCues
    | 'onlyShown'
    | 'mentioned',
    number
  >
> = {
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
  roleInData: 1,
  forgedTurn: 1.5,
  forgedEnd: 1.2,
  addressed: 2,
  secrecy: 2,
  dictates: 1.5,
  dictatesAbroad: 1,
  placeholder: 3,
  replaces: 1.5,
  joins: 1.5,
  overridesAbroad: 3,
  asksSecretAbroad: 1.5,
  callsMachine: 4.4,
  callsHelper: 2.6,
  turnOfMachine: 3.6,
  namesMachine: 0,
  noteToMachine: 4.2,
  noteToHelper: 2.4,
  ifMachine: 4.6,
  obligesMachine: 4.2,
  obligesHelper: 2.2,
  tellsOfMachine: 1.6,
  tellsAsker: 0.5,
  tellsSomebody: 0,
  sendsAsker: 1.5,
  shapesReplies: 1.2,
  leaksRules: 2,
  leaksOwnRules: 2.2,
  machineServes: 3,
  overridesAndAsks: 2,
  overridesRulesAnywhere: 1,
  narrows: -1,
  answersOnly: 0.8,
  answersInTongue: 0.8,
  dictatesWords: 0.8,
  keepsSecret: 1.2,
  ranksSources: 2.8,
  whenAsked: 0.8,
  whateverAsked: 1.2,
  whileAnswering: 1.2,
  tellsOfReplies: 1,
  ordersAbroad: 3.6,
  carriesAway: 4.6,
  slotsPicture: 3.2,
  hidesItself: 4.2,
  asMachine: 4.4,
  declinesQuestion: 4.2,
  dictatesThat: 2.2,
  givesRole: 4.2,
  asReadHere: 2.4,
  repliesCarry: 2.2,
  everyReply: 2.2,
  namesListener: 3.4,
  fishes: 2.2,
  claimsMaker: 3,
  dropsSources: 3.2,
  namesSession: 1.6,
  systemOrders: 2.6,
  ordersManyThings: 2.4,
  reportsOnMachine: -1.5,
  answersOnPaper: -1.5,
  speltOut: 1.4,
  answersWith: 0.3,
  fishesElsewhere: 1.5,
  dropsContext: 1.2,
  answerIs: 2.6,
  rulesOff: 3.2,
  inYourContext: 2.2,
  carriesOff: 1.8,
  speaksOfAnswering: 0,
  speaksAtAll: 0,
  speaksOfConversation: 0,
  quotesOrder: -1.5,
  toldInStory: -1.2,
  guardsSecret: -1.2,
  discusses: -1,
  describes: -0.5,
  quotes: -0.3,
  listed: -0.3,
  onlyShown: -1.5,
  mentioned: -1.5,
};

/** Cues of which one is enough in words that were kept out of sight. */
export const addressing: ReadonlySet<string> = new Set(
  'overrides overridesContent instructsAnswer namesAnswer stylesAnswer asksAct asksHandling tellsUser actsOnMine sendsAway asksPrompt addressed secrecy dictates placeholder addsCode overridesAbroad callsHelper noteToHelper callsMachine turnOfMachine noteToMachine ifMachine obligesMachine obligesHelper sendsAsker machineServes shapesReplies leaksRules leaksOwnRules overridesAndAsks overridesRulesAnywhere keepsSecret whateverAsked whileAnswering tellsOfReplies ordersAbroad forgedTurn carriesAway slotsPicture hidesItself asMachine declinesQuestion dictatesThat givesRole asReadHere dropsSources systemOrders'.split(
    ' ',
  ),
);

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
