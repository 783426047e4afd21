import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';
const storageName = 'aquifer.theme';
const kept = localStorage.getItem(storageName);

export const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

const order: readonly Theme[] = ['system', 'light', 'dark'];
export const nextTheme = (): Theme => order[(order.indexOf(theme.value) + 1) % order.length] ?? 'system';

export function applyTheme(): void {
  effect(() => {
    const { dataset } = document.documentElement;
    if (theme.value === 'system') {
      delete dataset['theme'];
      localStorage.removeItem(storageName);
    } else {
      dataset['theme'] = theme.value;
      localStorage.setItem(storageName, theme.value);
    }
  });
}
