import type { ComponentChildren } from 'preact';
import { announce } from './announce.tsx';
import { Icon } from './icon.tsx';

type ShownOnceProps = {
  /** What it is, such as "Key". */
  readonly what: string;
  readonly label: string;
  readonly value: string;
  readonly onClose: () => void;
  /** Whose it is and why it has to be copied now. */
  readonly children: ComponentChildren;
};

/** Something secret, the one time it can be seen. */
export function ShownOnce({ what, label, value, onClose, children }: ShownOnceProps) {
  const copy = (): void =>
    void navigator.clipboard.writeText(value).then(
      () => announce(`${what} copied`),
      () => announce(`Select the ${what.toLowerCase()} and copy it`),
    );
  return (
    <div class="notice good" role="status">
      <Icon name="key" />
      <div>
        {children}
        <div class="field-row">
          <input type="text" readOnly value={value} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
          <button type="button" class="primary" onClick={copy}>
            <Icon name="copy" /> Copy
          </button>
          <button type="button" class="button" onClick={onClose}>
            Done
          </button>
        </div>
      </div>
    </div>
  );
}
