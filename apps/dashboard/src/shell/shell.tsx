import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Announcements } from '../parts/announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { Foot } from './foot.tsx';
import { More } from './more.tsx';
import { currentPage, pages } from './pages.ts';
import { route } from './route.ts';
import { Waiting } from './waiting.tsx';

export const isPaletteOpen = signal(false);
export const commandKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

export function Shell({ children }: { readonly children: ComponentChildren }) {
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
        <Pages />
        <Foot />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Announcements />
    </div>
  );
}

/** All pages beside the content; on a phone a bar with four of them and "More". */
function Pages() {
  const [isMoreOpen, setMoreOpen] = useState(false);
  const current = currentPage(route.value);
  const isUnderMore = pages().some(({ path, isOnPhoneBar }) => path === current && !isOnPhoneBar);
  return (
    <nav aria-label="Pages">
      {pages().map(({ path, name, icon, isOnPhoneBar }) => (
        <a key={path} href={`/${path}`} aria-current={path === current ? 'page' : undefined} class={isOnPhoneBar ? '' : 'not-on-phone'}>
          <Icon name={icon} /> {name} <Waiting path={path} />
        </a>
      ))}
      <button
        type="button"
        class={`more${isUnderMore ? ' is-current' : ''}`}
        aria-haspopup="dialog"
        aria-expanded={isMoreOpen}
        onClick={() => setMoreOpen(true)}
      >
        <Icon name="more" /> More
      </button>
      {isMoreOpen && <More onClose={() => setMoreOpen(false)} />}
    </nav>
  );
}
