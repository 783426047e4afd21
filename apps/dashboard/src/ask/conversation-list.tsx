import { useState } from 'preact/hooks';
import { many } from '../format/quantity.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Icon } from '../parts/icon.tsx';
import { Ago } from '../parts/words.tsx';
import { conversationsOf, type KeptConversation } from './kept.ts';
import { bringBack, forget, keptQuestions } from './kept-conversations.ts';
import { asked, open } from './questions.ts';

const shown = 12;

/** Conversations of this browser, each by its first question. */
export function ConversationList() {
  const conversations = conversationsOf(keptQuestions.value).slice(0, shown);
  if (conversations.length === 0) return null;
  return (
    <section class="earlier" aria-label="Conversations">
      <h2>Conversations</h2>
      <ul onKeyDown={moveWithArrows}>
        {conversations.map((conversation) => (
          <li key={conversation.conversationId}>
            <Row conversation={conversation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ conversation }: { readonly conversation: KeptConversation }) {
  const { questions } = conversation;
  const [isGone, setGone] = useState(false);
  const [first, last] = [questions[0], questions.at(-1)];
  if (!first || !last) return null;
  return (
    <span class="conversation-row">
      <button
        type="button"
        class="row-button"
        data-stop
        data-testid="conversation"
        onClick={() => void show(conversation).then((isShown) => setGone(!isShown))}
      >
        <span class="conversation-title" dir="auto">
          {first.body.question}
        </span>
        <span class="quiet small">
          {questions.length > 1 && `${many(questions.length, 'question')} · `}
          <Ago at={last.at} />
          {isGone && ' · none of its answers can be shown'}
        </span>
      </button>
      <button
        type="button"
        class="plain"
        aria-label={`Forget “${first.body.question}”`}
        title="Forget it in this browser"
        onClick={() => forget(conversation)}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}

/** As it ended in this tab, else as the service kept it; false where nothing is left to show. */
async function show(conversation: KeptConversation): Promise<boolean> {
  const isOf = ({ body }: { readonly body: { readonly conversationId?: string | undefined } }): boolean =>
    body.conversationId === conversation.conversationId;
  if (asked.value.filter(isOf).length < conversation.questions.length) {
    const brought = await bringBack(conversation);
    asked.value = [...brought.toReversed(), ...asked.value.filter((asking) => !isOf(asking))];
  }
  const latest = asked.value.find(isOf);
  if (latest) open(latest);
  return latest !== undefined;
}
