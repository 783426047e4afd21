import { useState } from 'preact/hooks';
import type { KeyBody, NewKey } from '../http/bodies.ts';
import { asFault } from '../http/fault.ts';
import { fieldOf } from '../parts/field.ts';
import { Icon } from '../parts/icon.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';

type FormProps = { readonly isFirst: boolean; readonly onMake: (body: KeyBody) => Promise<void> };

export function NewKeyForm({ isFirst, onMake }: FormProps) {
  const [refusal, setRefusal] = useState('');
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const text = (name: string): string => fieldOf(form, name);
    try {
      const mcpTools = toolsOf(text('mcpTools'));
      await onMake({ name: text('name'), role: text('role') as KeyBody['role'], groups: listOf(text('groups')), mcpTools });
      form.reset();
      setRefusal('');
    } catch (error) {
      setRefusal(asFault(error).problem.detail);
    }
  };
  return (
    <form class="new-key" aria-label="New key" onSubmit={(event) => (event.preventDefault(), void submit(event.currentTarget))}>
      <label>
        Name
        <input type="text" name="name" required maxLength={100} autocomplete="off" placeholder="What will use it" />
      </label>
      <label>
        Role
        {/* The first is chosen until somebody chooses, after a reset too: the role that may least. */}
        <select name="role" class="choice" key={String(isFirst)}>
          {!isFirst && <option value="reader">reader</option>}
          {!isFirst && <option value="editor">editor</option>}
          <option value="admin">admin</option>
        </select>
      </label>
      <label>
        Groups
        <input type="text" name="groups" autocomplete="off" placeholder="None, or separated by commas" />
      </label>
      <label>
        MCP tools
        <input type="text" name="mcpTools" autocomplete="off" placeholder="All, or some of search, ask, read, list; or none" />
      </label>
      <button type="submit" class="button">
        <Icon name="key" /> Make key
      </button>
      {refusal !== '' && (
        <p class="bad-words" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

/** What is not a tool the service refuses, and names those there are. */
function toolsOf(text: string): KeyBody['mcpTools'] {
  const words = listOf(text.toLowerCase());
  if (words.length === 0 || words.join() === 'all') return null;
  return words.join() === 'none' ? [] : (words as KeyBody['mcpTools']);
}

export const KeyShown = ({ made, onClose }: { readonly made: NewKey; readonly onClose: () => void }) => (
  <ShownOnce what="Key" label="The new key" value={made.key} onClose={onClose}>
    <strong>
      Key “{made.name}”, role {made.role}
    </strong>
    <p>Copy it now: it is stored as a hash and cannot be shown again.</p>
  </ShownOnce>
);
