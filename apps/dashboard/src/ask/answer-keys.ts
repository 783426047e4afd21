import { useEffect, useRef } from 'preact/hooks';
import { isTyping } from '../parts/is-typing.ts';
import { placeOf } from '../reading/place.ts';
import { go } from '../shell/route.ts';
import type { AnswerProps } from './answer-props.ts';
import { isRunning } from './asking.ts';

/** 1 to 9 open the source of that number, N begins a new conversation, wherever the focus is unless one is typing. */
export function useAnswerKeys(asking: AnswerProps['asking'] | null, onOpen: AnswerProps['onOpen']): void {
  const latest = useRef({ asking, onOpen });
  latest.current = { asking, onOpen };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      // It would end an answer on its way.
      if (event.key === 'n') return isRunning(latest.current.asking) ? undefined : (event.preventDefault(), go('/ask'));
      const citation = latest.current.asking?.citations.find(({ marker }) => String(marker) === event.key);
      if (citation) latest.current.onOpen(placeOf(citation));
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
