import type { ComponentChildren } from 'preact';
import { asFault } from '../http/fault.ts';
import { announce } from './announce.tsx';
import { Dialog } from './dialog.tsx';

type ConfirmDialogProps = {
  readonly label: string;
  readonly title: string;
  /** What the two buttons say: the one that changes nothing, and the one that does it. */
  readonly keep: string;
  readonly act: string;
  /** Said when it is done, and when it is not, before the reason. */
  readonly said: readonly [done: string, not: string];
  readonly onAct: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** Asks before something goes that cannot be brought back; says what came of it and closes either way. */
export function ConfirmDialog({ label, title, keep, act, said, onAct, onClose, children }: ConfirmDialogProps) {
  const confirm = async (): Promise<void> => {
    try {
      await onAct();
      announce(said[0]);
    } catch (error) {
      announce(`${said[1]}: ${asFault(error).problem.detail}`);
    }
    onClose();
  };
  return (
    <Dialog label={label} onClose={onClose}>
      <h2>{title}</h2>
      {children}
      <div class="dialog-foot">
        <button type="button" class="button" autofocus onClick={onClose}>
          {keep}
        </button>
        <button type="button" class="primary danger" onClick={() => void confirm()}>
          {act}
        </button>
      </div>
    </Dialog>
  );
}
