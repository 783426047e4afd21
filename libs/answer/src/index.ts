// Answers a question from evidence: decides whether there is an answer, chooses and cites sentences to the letter, and checks every
// sentence a model writes before anyone sees it. Knows the ports Retriever, Embedder, Generator and TraceStore.
export { Answerer, defaultThreshold, type AnswererParts, type AnswererSettings } from './answerer.ts';
export { checkSupport } from './check-support.ts';
export { answerability } from './gate.ts';
export { loadPrompts, parsePrompt, type Prompt, type Prompts } from './prompts.ts';
export { repeatsInstructions } from './repeats-instructions.ts';
export { shownThreshold, supportThreshold } from './sentence-check.ts';
export { splitSentences } from './sentences.ts';
export { supportOf, type Ground, type Support } from './support.ts';
