import { useState } from 'preact/hooks';
import { milliseconds } from '../format/quantity.ts';
import type { ConfigurationList } from '../http/bodies.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { go } from '../shell/route.ts';
import { activateConfiguration, rollBackConfiguration } from './calls.ts';
import { Difference } from './compared.tsx';

export type Wanted = { readonly id: string; readonly how: 'activate' | 'roll back' };

type SwitchProps = {
  readonly list: ConfigurationList;
  readonly wanted: Wanted;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Says exactly what changes before it does. */
export function SwitchDialog({ list, wanted: { id, how }, onClose, onDone }: SwitchProps) {
  const nameOf = (of: string): string => list.items.find((version) => version.id === of)?.name ?? of.slice(0, 8);
  // As it was when the dialog opened: a rollback from another one is refused.
  const [from] = useState(list.active);
  const isBack = how === 'roll back';
  return (
    <FormDialog
      title={isBack ? `Roll back to “${nameOf(id)}”?` : `Serve “${nameOf(id)}” from now on?`}
      action={isBack ? 'Roll back' : 'Activate'}
      className="switch"
      onClose={onClose}
      onSubmit={async (form) => {
        const reason = fieldOf(form, 'reason');
        const { active, ms } = await (isBack ? rollBackConfiguration(from, reason) : activateConfiguration(id, reason));
        announce(`“${active.name}” is served, switched in ${milliseconds(ms)}`);
        onClose();
        go('/configurations', 'replace');
        onDone();
      }}
    >
      <p>
        Every question asked from then on is answered by it instead of “{nameOf(from)}”. Questions under way end with what they began with.
      </p>
      <Difference before={from} after={id} />
      <label for="switch-reason">Why, for the record</label>
      <input id="switch-reason" name="reason" type="text" maxLength={1000} autocomplete="off" autofocus />
    </FormDialog>
  );
}
