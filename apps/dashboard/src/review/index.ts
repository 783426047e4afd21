// Loaded when somebody opens it: most people only ask.
import '../styles/review.css';
export { CasePage } from './case-page.tsx';
export { ReviewPage } from './review-page.tsx';
