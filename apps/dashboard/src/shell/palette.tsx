import { useEffect, useState } from 'preact/hooks';
import { lastOfEach } from '../ask/conversation.ts';
import { asked, open as openAsking } from '../ask/questions.ts';
import { findDocuments } from '../documents/calls.ts';
import type { Document } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { apiKey, canEdit, forgetKey } from '../http/session.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { pages } from './pages.ts';
import { go } from './route.ts';
import { isPaletteOpen } from './shell.tsx';
import { nextTheme, theme } from './theme.ts';

type Command = { readonly id: string; readonly name: string; readonly hint: string; readonly icon: IconName; readonly run: () => void };

/** Everything by name: pages, questions of this tab, documents, and asking what was typed. */
export function Palette() {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const documents = useDocumentsNamed(typed);
  const commands = commandsFor(typed, documents);
  const at = Math.min(chosen, commands.length - 1);
  const close = (): void => void (isPaletteOpen.value = false);
  const run = (command: Command | undefined): void => {
    close();
    command?.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((at + step + commands.length) % commands.length);
    else if (event.key === 'Enter') run(commands[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog label="Find" className="palette" onClose={close}>
      <input
        type="text"
        role="combobox"
        aria-label="Find a page, a document or an action"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={commands[at] ? `command-${commands[at].id}` : undefined}
        placeholder="Find a page, a document or an action"
        autofocus
        value={typed}
        onInput={(event) => (setTyped(event.currentTarget.value), setChosen(0))}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" role="listbox" aria-label="What was found">
        {commands.map((command, index) => (
          <Row key={command.id} command={command} isChosen={index === at} onRun={run} />
        ))}
      </ul>
    </Dialog>
  );
}

type RowProps = { readonly command: Command; readonly isChosen: boolean; readonly onRun: (command: Command) => void };
const Row = ({ command, isChosen, onRun }: RowProps) => (
  <li
    id={`command-${command.id}`}
    role="option"
    aria-selected={isChosen}
    onClick={() => onRun(command)}
    ref={(row) => void (isChosen && row?.scrollIntoView({ block: 'nearest' }))}
  >
    <Icon name={command.icon} />
    <span dir="auto">{command.name}</span>
    <span class="quiet small">{command.hint}</span>
  </li>
);

function commandsFor(typed: string, documents: readonly Document[]): Command[] {
  const wanted = typed.trim().toLowerCase();
  const fixed: Command[] = [
    ...pages().map(({ path, name, icon }) => ({ id: path, name, hint: 'Page', icon, run: () => go(`/${path}`) })),
    ...(canEdit()
      ? [{ id: 'add', name: 'Add documents', hint: 'Action', icon: 'upload' as const, run: () => go('/documents?add=1') }]
      : []),
    { id: 'explain', name: 'Why these passages?', hint: 'Page', icon: 'search', run: () => go('/explain') },
    { id: 'theme', name: `Change theme to ${nextTheme()}`, hint: 'Action', icon: 'theme', run: () => (theme.value = nextTheme()) },
    ...(apiKey.value === null ? [] : [{ id: 'forget', name: 'Forget API key', hint: 'Action', icon: 'key' as const, run: forgetKey }]),
    ...lastOfEach(asked.value).map((asking, index) => ({
      id: `asked-${index}`,
      name: asking.body.question,
      hint: 'Asked',
      icon: 'ask' as const,
      run: () => openAsking(asking),
    })),
  ];
  const ask: Command = {
    id: 'ask-this',
    name: `Ask “${typed.trim()}”`,
    hint: 'Question',
    icon: 'arrow',
    run: () => go(`/ask?q=${segment(typed.trim())}`),
  };
  const explain: Command = {
    id: 'explain-this',
    name: `Explain what “${typed.trim()}” finds`,
    hint: 'Passages',
    icon: 'search',
    run: () => go(`/explain?q=${segment(typed.trim())}`),
  };
  return [
    ...fixed.filter((command) => command.name.toLowerCase().includes(wanted)),
    ...documents.map((document) => ({
      id: `document-${document.id}`,
      name: document.title ?? document.externalId,
      hint: document.collection,
      icon: 'documents' as const,
      run: () => go(`/documents/${segment(document.id)}`),
    })),
    ...(wanted === '' ? [] : [ask, explain]),
  ];
}

/** Documents whose title holds what was typed, once the typing pauses. */
function useDocumentsNamed(typed: string): readonly Document[] {
  const [found, setFound] = useState<readonly Document[]>([]);
  useEffect(() => {
    if (typed.trim().length < 2) return setFound([]);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      findDocuments(typed.trim(), abort.signal).then(setFound, () => undefined);
    }, 150);
    return () => (clearTimeout(timer), abort.abort());
  }, [typed]);
  return found;
}
