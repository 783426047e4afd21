// How old what is said is: verdicts on passages and on whole answers.
// Pure: the clock is handed in.
export { freshnessOf, passageFreshness } from './freshness.ts';
