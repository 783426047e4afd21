/** Whatever a model could take for a mark of ours, or for somebody else's turn in a conversation. */
const marks =
  /[<＜﹤](?=[\s\u200B-\u200F\u2060\uFEFF]{0,8}[/／]?[\s\u200B-\u200F\u2060\uFEFF]{0,8}(?:evidence|passages?|system|user|assistant|instructions?|start_of_turn|end_of_turn|s>|<sys|[|｜]))/giu;
const turnMark = /\[(?=\/?INST\])/gi;

/** Text from outside, a document's or an asker's, as it may stand in a prompt: it can open and close nothing. Lines stay. */
export function harmless(text: string): string {
  return text.replaceAll(marks, '‹').replaceAll(turnMark, '(');
}

/** The same, on one line. */
export const harmlessLine = (text: string): string => harmless(text.replaceAll(/\s+/g, ' '));
