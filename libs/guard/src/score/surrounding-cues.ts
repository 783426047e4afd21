import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { listed } from './listed-words.ts';
import { anywhere, verbs, where } from './orders.ts';
import { type Cue, hasPart, isOf, isPart } from './token.ts';

/** An address that ends where something is to be filled in. */
const openSlot = /https?:\/\/[^\s"'<>)\]]{3,200}(?:[?&#/][\w.-]{0,30}=)(?=$|[\s"'<>)\]*{[.…]|[A-Z_]{3,30}\b)/m;
/** Or one that something is to be written behind. */
const extended =
  /https?:\/\/[^\s"'<>)\]]{3,200}[/=]["'<>)\]*]{0,3},?\s(?:followed by|plus|and then|with (?:the|all|what)|suivie? d|gefolgt von|seguid[oa] d|seguit[oa] d|gevolgd door)/i;
const pictureSlot =
  /(?:!\[[^\]\n]{0,80}\]\(|<img\b[^>\n]{0,80}\bsrc=["']?)\s?https?:\/\/[^)\s"'>]{3,200}[?&][\w.-]{1,30}=(?:(?!YOUR|API|TOKEN|KEY|ID\b)[A-Z][A-Z_]{2,}|[[{<%$]|\.\.\.|…)/;
/** Signs that open the turn of whoever gives the rules, in the templates of language models. */
const systemTurn =
  /<\|im_start\|>\s?(?:system|developer)|<\|start_header_id\|>\s?system|<<sys>>|<\/?system>|\[\/?system\]|#{2,}\s{0,3}system\s{0,3}:|<\|system\|>/i;

/** What is around an answer: other sources, the conversation, links and pictures, the turns of a template; and who else gives answers. */
export const surroundingCues = {
  /** A link with a place for what was asked or found, next to words for that. */
  carriesAway: ({ text, tokens, parts }) => {
    if (!openSlot.test(text) && !extended.test(text)) return false;
    const holdsAsked = tokens.some(
      ({ word }, at) => listed.sessions.has(word) || isOf(tokens[at], bit.secret) || listed.question.has(word),
    );
    return holdsAsked && ((parts & (part.reply | part.asker)) !== 0 || anywhere(tokens, verbs));
  },
  slotsPicture: ({ text }) => pictureSlot.test(text),
  /** “every other source is mistaken, rely on this one”. */
  ranksSources: where([part.source], (tokens, at) => {
    if (
      !tokens.slice(Math.max(0, at - 3), at).some(({ word }) => listed.others.has(word)) &&
      !/^(?:than|but|besides)$/.test(tokens[at + 1]?.word ?? '')
    )
      return false;
    return tokens.slice(Math.max(0, at - 5), at + 6).some(({ word }) => listed.overrules.has(word));
  }),
  /** “do not use the other search results”. */
  dropsSources: ({ tokens }) =>
    tokens.some((token, at) => {
      if (!isPart(token, part.source) && token.word !== 'results') return false;
      if (!tokens.slice(Math.max(0, at - 3), at).some(({ word }) => listed.others.has(word))) return false;
      return tokens.slice(Math.max(0, at - 8), at).some((one) => isPart(one, part.not | part.ignore) || listed.discarding.has(one.word));
    }),
  /** “for the rest of this conversation”, with an order. */
  namesSession: ({ tokens, parts }) =>
    tokens.some(
      ({ word }, at) =>
        listed.sessions.has(word) &&
        (hasPart(tokens, [at - 3, at], part.this | part.your | part.every) ||
          tokens.slice(Math.max(0, at - 2), at).some((one) => /^(?:whole|entire|full|our)$/.test(one.word))),
    ) &&
    ((parts & part.must) !== 0 || anywhere(tokens, verbs)),
  /** A turn of the system in the sign language of a model, and an order in it. */
  systemOrders: (sentence) => {
    const { text, tokens } = sentence;
    return (
      systemTurn.test(text) &&
      (anywhere(tokens, verbs) ||
        tokens.some(({ word }, at) => word === 'you' && tokens.slice(at + 1, at + 3).some((one) => one.word === 'now')))
    );
  },
  /** What an assistant did, told by somebody who watched. */
  reportsOnMachine: where([part.machine | part.helper], (tokens, at) =>
    tokens.slice(at + 1, at + 4).some(({ word }) => listed.done.has(word)),
  ),
  /** Answers in a box, on a sheet, in pencil: those of pupils. */
  answersOnPaper: where([part.reply | part.asked], (tokens, at) => {
    for (let next = at + 1; next < at + 10; next += 1) {
      const word = tokens[next]?.word ?? '';
      if (word === 'page' && /^(?:new|separate|next|blank|fresh)$/.test(tokens[next - 1]?.word ?? '')) return true;
      if (listed.paper.has(word) || (listed.numberedOnPaper.has(word) && /^\d{1,3}$/.test(tokens[next + 1]?.word ?? ''))) return true;
    }
    return false;
  }),
} satisfies Record<string, Cue>;
