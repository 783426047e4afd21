// Reads texts as an attacker meant them and tells whether they instruct whoever answers from them.
// Canonical form with offsets, hidden and encoded words, cues, a small model. Pure: text in, verdict out; nothing is stored or blocked here.
export { canonicalOf, originalSpan } from './canonical/canonical-text.ts';
export { canonicalise } from './canonical/canonicalise.ts';
export { crossValidate } from './fit/cross-validate.ts';
export { type Example, fitWeights } from './fit/fit-weights.ts';
export { type LabelledText, readLabelledTexts } from './fit/labelled-text.ts';
export { guardVersion } from './guard-version.ts';
export { askJudge, type JudgeModel, type JudgeOpinion, loadJudgePrompt } from './judge/ask-judge.ts';
export { type Asked, escalate, type Escalation, judgeVersion } from './judge/escalate.ts';
export type { JudgingPart } from './judge/judged.ts';
export { undecidedIn } from './judge/undecided.ts';
export { defuse } from './output/defuse.ts';
export { findSecrets, type Secret } from './output/secrets/find-secrets.ts';
export type { OutputPolicy } from './output/mask.ts';
export { outputCheck } from './output/output-check.ts';
export { findPersonalData, type PersonalDataRules } from './personal/find-personal-data.ts';
export type { PersonalDatum } from './personal/personal-datum.ts';
export { redactAround } from './personal/redact-around.ts';
export { redactRecord } from './personal/redact-record.ts';
export { type Cut, type FoundValue, redactText, Redactor, written } from './personal/redactor.ts';
export { isTellingHeader } from './personal/telling-headers.ts';
export { questionTrouble } from './question/question-trouble.ts';
export { poisonIn } from './poison/poison-in.ts';
export { type Concealment, type HiddenSpan, type Reading, readText } from './read-units.ts';
export { type ScannedDocument, scanDocument } from './scan-document.ts';
export type { Weights } from './score/weights.ts';
export { unveiled } from './unveil.ts';
export { type Finding, judge, scan, servedWeights, type Verdict } from './verdict.ts';
