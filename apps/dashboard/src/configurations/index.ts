// Loaded when an admin opens it: most people never do.
import '../styles/evaluations.css';
import '../styles/configurations.css';
export { ConfigurationsPage } from './configurations-page.tsx';
