import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPrompts } from '#answer';
import { fillIn, type Generator } from '#core';

interface Item {
  readonly question: string;
  readonly passages: readonly { readonly title: string; readonly sentences: readonly string[] }[];
}

export interface ComposePromptText {
  readonly system: string;
  readonly user: string;
  readonly maxTokens: number;
}

const size = { least: 900, most: 1500 };

/** Prompts as `compose` makes them, over the passages of clapnq that were retrieved for each question: as many as are asked for, of 900 to 1,500 tokens. */
export function composePrompts(evalDir: string, count: number, generator: Generator): ComposePromptText[] {
  const { compose } = loadPrompts();
  const lines = readFileSync(join(evalDir, 'generation/clapnq-passages/items.jsonl'), 'utf8').trim().split('\n');
  const all = lines.map((line) => {
    const { question, passages } = JSON.parse(line) as Item;
    const evidence = passages.map(
      ({ title, sentences }, index) => `<evidence number="${index + 1}" title="${title}">\n${sentences.join(' ')}\n</evidence>`,
    );
    const user = fillIn(compose.user, { passages: evidence.join('\n'), history: '', question });
    return { system: compose.system, user, maxTokens: compose.maxTokens };
  });
  const fits = ({ system, user }: ComposePromptText): boolean => {
    const tokens = generator.countPromptTokens(system, user);
    return tokens >= size.least && tokens <= size.most;
  };
  return all
    .slice(0, 4 * count)
    .filter(fits)
    .slice(0, count);
}
