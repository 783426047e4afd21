// Answers a question from evidence: decides whether there is an answer, chooses and cites sentences to the letter, and checks every
// sentence a model writes before anyone sees it. Knows the ports Retriever, Embedder, Generator and TraceStore.
export { AnswerMemory, type Recall } from './cache/answer-memory.ts';
export { conflictsOf } from './support/conflicts.ts';
export { cosine } from './choose/choose-evidence.ts';
export { embeddedSentences, sentenceCut } from './choose/embedded-sentences.ts';
export { questionForm, wordingOf } from './cache/question-form.ts';
export { type Answers, RememberingAnswerer } from './cache/remembering-answerer.ts';
export { Answerer, type AnswererParts, defaultThreshold } from './answerer.ts';
export { atThreshold, type EvidencePair, evidencePair, fewestPairs, thresholdFor } from './decide/calibrate.ts';
export { thresholdOf } from './decide/decide.ts';
export { checkSupport, type SupportText } from './support/check-support.ts';
export { personsAnswer, quotable, type Said } from './persons-answer.ts';
export { loadPrompts } from './compose/prompts.ts';
export type { GuardParts, TextVerdict } from './guarded/guard-parts.ts';
export { type FenceParts, HourlyFences } from './guarded/hourly-fences.ts';
export { rememberedVerdicts } from './guarded/remembered-verdicts.ts';
export { RecurringOrder } from './compose/recurring-order.ts';
export { UnpoisonedRetriever } from './poison/unpoisoned-retriever.ts';
export { type AskedOnce, suggest, type Suggesting, type Suggestion, type Suggestions } from './suggest/suggest.ts';
export { supportThreshold } from './compose/sentence-check.ts';
export { splitSentences } from './text/sentences.ts';
