import { isMachine } from './addressee.ts';
import { part } from './conversation.ts';
import { speech, where } from './orders.ts';
import { type Cue, hasPart, isOrdered, isPart, partAt, type Token } from './token.ts';

/** Worth nothing in plain sight, where people are spoken to; enough in words that nobody was to see. */
export const whisperedCues = {
  /** An order to speak, and anything of a conversation: too little in plain sight. */
  speaksOfAnswering: where([speech | part.ignore | part.put], (tokens, at) => {
    // “You must answer this question”: a form.
    if (!isOrdered(tokens, at) || tokens[at]?.word === 'answer') return false;
    if (isPart(tokens[at], part.favour) && isPart(tokens[at - 1], part.not)) return true;
    if (isPart(tokens[at], part.show) && hasPart(tokens, [at + 1, at + 6], part.inner) && hasPart(tokens, [at + 1, at + 6], part.word))
      return true;
    const isSaid = isPart(tokens[at], speech);
    const ofSaying = part.tongue | (isPart(tokens[at], part.favour | part.refuse) ? part.source : 0);
    const what = part.asker | part.machine | part.prompt | (isSaid ? ofSaying : 0);
    if (hasPart(tokens, [at - 12, at + 13], what, at)) return true;
    if (!isSaid) return false;
    const about = partAt(tokens, [at - 8, at + 9], part.asked | part.reply, at);
    if (
      isPart(tokens[at], part.show) &&
      hasPart(tokens, [at + 1, at + 9], part.rules) &&
      hasPart(tokens, [at + 1, at + 9], part.you | part.your)
    )
      return true;
    return (
      (about >= 0 && hasPart(tokens, [about - 2, about], part.every | part.your)) ||
      tokens.slice(at + 1, at + 6).some(({ isQuoted }) => isQuoted)
    );
  }),
  /** An order to speak and nothing else. */
  speaksAtAll: where([speech], (tokens, at) => (tokens[at] as Token).word.length > 4 && isOrdered(tokens, at)),
  /** A machine and a verb of speaking, be it an order or not: too little in plain sight. */
  speaksOfConversation: where([speech | part.send | part.ignore, part.machine | part.prompt | part.artificial], (tokens, at) =>
    tokens.some((_, who) => who !== at && Math.abs(who - at) < 9 && isMachine(tokens, who)),
  ),
} satisfies Record<string, Cue>;
