import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { apiKey, canEdit, forgetKey, me } from '../http/session.ts';
import { Announcements } from '../parts/announce.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { route } from './route.ts';
import { nextTheme, theme } from './theme.ts';

const all: readonly { readonly path: string; readonly name: string; readonly icon: IconName }[] = [
  { path: 'ask', name: 'Ask', icon: 'ask' },
  { path: 'documents', name: 'Documents', icon: 'documents' },
  { path: 'sources', name: 'Sources', icon: 'link' },
  { path: 'freshness', name: 'Freshness', icon: 'clock' },
  { path: 'evaluations', name: 'Evaluations', icon: 'check' },
  { path: 'activity', name: 'Activity', icon: 'activity' },
  { path: 'system', name: 'System', icon: 'system' },
];
const forEditors = ['sources', 'evaluations', 'system'];
/** The pages this person may see: some are for editors and admins. */
export const pages = (): typeof all => all.filter((page) => !forEditors.includes(page.path) || canEdit());
export const isPaletteOpen = signal(false);
export const commandKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** Addresses that stand under a page of another name. */
export const pageOf: Readonly<Record<string, string>> = { questions: 'activity', explain: 'activity', collections: 'documents' };

export function Shell({ children }: { readonly children: ComponentChildren }) {
  const first = route.value.path[0] ?? 'ask';
  const current = pageOf[first] ?? first;
  return (
    <div class="shell">
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="rail">
        <a class="brand" href="/ask">
          <img src="/favicon.svg" alt="" width="20" height="20" /> Aquifer
        </a>
        <button type="button" class="find" onClick={() => (isPaletteOpen.value = true)}>
          <Icon name="search" /> <span>Find</span>
          <kbd>{commandKey} K</kbd>
        </button>
        <nav aria-label="Pages">
          {pages().map((page) => (
            <a key={page.path} href={`/${page.path}`} aria-current={page.path === current ? 'page' : undefined}>
              <Icon name={page.icon} /> {page.name}
            </a>
          ))}
        </nav>
        <Foot />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Announcements />
    </div>
  );
}

const Foot = () => (
  <div class="rail-foot">
    {me.value && <p class="quiet">{me.value.keyless ? 'No key set, this machine only' : `Signed in as ${me.value.role}`}</p>}
    {apiKey.value !== null && (
      <button type="button" class="plain" onClick={forgetKey}>
        <Icon name="key" /> Forget key
      </button>
    )}
    <button type="button" class="plain" onClick={() => (theme.value = nextTheme())}>
      <Icon name="theme" /> Theme: {theme.value}
    </button>
  </div>
);
