// Settings of a configuration as people call them.
const words: Readonly<Record<string, string>> = {
  'models.embedder': 'Embedding model',
  'models.generator': 'Language model',
  'models.secondEmbedder': 'Second embedding model',
  'models.crossEncoder': 'Cross-encoder',
  'answers.mode': 'How answers are said',
  'answers.threshold': 'Evidence an answer needs',
  'retrieval.vectorWeight': 'What meaning counts beside words',
  'retrieval.candidates': 'Passages asked of words and of meaning each',
  'retrieval.legDeadlineMs': 'Time for words and for meaning, ms',
  'retrieval.bridgeShare': 'What a shared rare name adds',
  'retrieval.recencyWeight': 'What being new counts',
  'retrieval.recencyHalfLifeDays': 'Days until being new has halved',
  'retrieval.rerankShare': 'What late interaction counts',
  'retrieval.rerankDepth': 'Passages that late interaction judges',
  'retrieval.rerankDeadlineMs': 'Time for late interaction, ms',
  'retrieval.secondShare': 'What the second embedding model counts',
  'retrieval.crossEncoderShare': 'What the cross-encoder counts',
  'retrieval.crossEncoderDepth': 'Passages that the cross-encoder judges',
  'retrieval.crossEncoderDeadlineMs': 'Time for the cross-encoder, ms',
  'understanding.parts': 'Parts of a question searched by themselves',
  'understanding.rewriting': 'Who words a follow-up question',
  'understanding.variants': 'What the model writes beside a question',
  'understanding.deadlineMs': 'Time for the model to word a question, ms',
  'chunking.strategy': 'How documents of new collections are cut',
  'chunking.targetTokens': 'Tokens a chunk of new collections aims at',
  'chunking.overlapTokens': 'Tokens chunks of new collections share',
};

export const settingWords = (setting: string): string => words[setting] ?? setting.replace(/^prompts\./, 'Version of the prompt ');

export function valueWords(value: string | number | null | undefined, setting: string): string {
  if (value === undefined) return 'not said';
  if (value !== null) return String(value);
  return setting === 'retrieval.vectorWeight' ? 'as measured' : 'none';
}
