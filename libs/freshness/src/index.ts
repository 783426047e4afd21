// How old what is said is: verdicts on passages and on whole answers, and what documents found say differently of the same thing.
// Pure: the clock is handed in.
export { answerFreshness } from './answer-freshness.ts';
export { contradictionsOf, type Statement } from './contradictions.ts';
export { diffTexts, type Stretch, type TextChange, type TextDiff } from './diff/diff-texts.ts';
export { passageFreshness } from './passage-freshness.ts';
export { checkSchedule, nextVisit } from './sources/next-visit.ts';
export { visitSource, type VisitPorts } from './sources/visit-source.ts';
