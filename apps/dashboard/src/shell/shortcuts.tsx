import { signal } from '@preact/signals';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';

export const isShortcutsOpen = signal(false);

const shortcuts: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Everywhere',
    [
      ['Ctrl K or ⌘ K', 'Find a page, a document or an action'],
      ['/', 'To the question, or to the search of the page'],
      ['?', 'These shortcuts'],
      ['↑ ↓ Home End', 'From row to row in a list'],
      ['Esc', 'Close what is open and go back to where you were'],
    ],
  ],
  [
    'An answer',
    [
      ['Enter', 'Ask; with Shift, a new line'],
      ['Tab', 'To the next source; its quote shows'],
      ['1 to 9', 'Open the source with that number'],
      ['N', 'A new conversation'],
    ],
  ],
  [
    'A document that is held back',
    [
      ['A', 'To “Let it in”; Enter does it'],
      ['R', 'To “Keep it out”; Enter does it'],
    ],
  ],
  [
    'A document',
    [
      ['← →', 'Page before, page after'],
      ['+ −', 'Nearer, further away'],
    ],
  ],
];

/** Every key there is, in words. */
export const Shortcuts = () => (
  <Dialog label="Keyboard shortcuts" className="shortcuts" onClose={() => (isShortcutsOpen.value = false)}>
    <header>
      <h2>Keyboard shortcuts</h2>
      <span class="spring" />
      <button type="button" class="plain" onClick={() => (isShortcutsOpen.value = false)}>
        <Icon name="close" /> Close
      </button>
    </header>
    {shortcuts.map(([where, keys]) => (
      <section key={where}>
        <h3>{where}</h3>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </Dialog>
);
