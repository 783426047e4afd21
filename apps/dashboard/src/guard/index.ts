// Loaded when somebody opens it: most people only ask.
import '../styles/guard.css';
export { CasePage } from './case-page.tsx';
export { GuardPage } from './guard-page.tsx';
