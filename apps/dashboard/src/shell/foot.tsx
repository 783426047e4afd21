import { apiKey, forgetKey, me } from '../http/session.ts';
import { Icon } from '../parts/icon.tsx';
import { nextTheme, theme } from './theme.ts';

/** Who is signed in, and what they may change about this window. */
export const Foot = () => (
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
