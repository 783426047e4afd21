import { render } from 'preact';
import { App } from './app.tsx';
import { listenToNavigation } from './shell/route.ts';
import { applyTheme } from './shell/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/ask.css';
import './styles/reader.css';
import './styles/documents.css';
import './styles/records.css';
import './styles/freshness.css';
import './styles/collection.css';

applyTheme();
listenToNavigation();
const root = document.getElementById('app');
if (root) render(<App />, root);
