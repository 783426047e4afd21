// Loaded when somebody opens an evaluation: most people never do.
import '../styles/evaluations.css';
export { EvaluationsPage } from './evaluations-page.tsx';
export { RunPage } from './run-page.tsx';
