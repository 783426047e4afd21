import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { asFault } from '../http/fault.ts';
import { Dialog } from './dialog.tsx';

type FormDialogProps = {
  readonly title: string;
  /** What the button says that sends it. */
  readonly action: string;
  readonly className?: string;
  readonly onClose: () => void;
  /** A refusal is shown in words and keeps what was typed. */
  readonly onSubmit: (form: HTMLFormElement) => Promise<void>;
  readonly children: ComponentChildren;
};

/** Something new, asked for in a dialog. */
export function FormDialog({ title, action, className = '', onClose, onSubmit, children }: FormDialogProps) {
  const [refusal, setRefusal] = useState('');
  const [isSending, setSending] = useState(false);
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    setSending(true);
    onSubmit(event.currentTarget).catch((error: unknown) => {
      setRefusal(asFault(error).problem.detail);
      setSending(false);
    });
  };
  return (
    <Dialog label={title} onClose={onClose}>
      <form class={className} onSubmit={submit}>
        <h2>{title}</h2>
        {children}
        {refusal !== '' && (
          <p class="bad-words" role="alert">
            {refusal}
          </p>
        )}
        <div class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={isSending}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
