// Loaded when somebody opens a batch: most people never do.
import '../styles/batches.css';
export { BatchPage } from './batch-page.tsx';
export { BatchesPage } from './batches-page.tsx';
