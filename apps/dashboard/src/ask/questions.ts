import { signal } from '@preact/signals';
import type { Answer, Question } from '../http/bodies.ts';
import { post, segment, send } from '../http/client.ts';
import { HttpFault, isAbort } from '../http/fault.ts';
import { apiKey } from '../http/session.ts';
import { readEvents } from '../http/sse.ts';
import { go, route } from '../shell/route.ts';
import { advance, type Asking, begin, endStream, fail, finish, isRunning, stop } from './asking.ts';
import { addressOf, atAddress, newConversation, withAsking } from './conversation.ts';
import { bringBack, keep, keptQuestions } from './kept-conversations.ts';
import { conversationsOf } from './kept.ts';

/** The question in view; it goes on while the reader looks at another page. */
export const current = signal<Asking | null>(null);
/** Earlier questions of this tab, newest first. */
export const asked = signal<readonly Asking[]>([]);
let abort = new AbortController();

/** Answers are not for whoever comes after with another key, or with none. */
let askedWith = apiKey.value;
apiKey.subscribe((key) => {
  if (key === askedWith) return;
  askedWith = key;
  abort.abort();
  [current.value, asked.value] = [null, []];
  if (key === null && route.peek().path[0] === 'ask') go('/ask', 'replace');
});

/** Asks in the conversation that the body names, or in a new one. */
export async function ask({ conversationId = newConversation(), ...question }: Question): Promise<void> {
  stopAsking();
  const body = { ...question, conversationId };
  const mine = new AbortController();
  abort = mine;
  current.value = begin(body);
  try {
    await receive(body, mine.signal);
  } catch (error) {
    // Anything but a refusal is a connection that broke on the way.
    if (!isAbort(error)) update(mine.signal, (asking) => (error instanceof HttpFault ? fail(asking, error.problem) : endStream(asking)));
  }
}

async function receive(body: Question, signal: AbortSignal): Promise<void> {
  const response = await send('/v1/questions', { method: 'POST', body: { ...body, stream: true }, accept: 'text/event-stream', signal });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
    const answer = (await response.json()) as Answer;
    update(signal, (asking) => finish(asking, answer));
    return;
  }
  for await (const event of readEvents(response.body)) update(signal, (asking) => advance(asking, event));
  update(signal, endStream);
}

/** A newer question may have taken the place of the one these news belong to. */
function update(signal: AbortSignal, change: (asking: Asking) => Asking): void {
  if (signal.aborted || !current.value) return;
  current.value = change(current.value);
  if (!isRunning(current.value)) remember(current.value);
}

/** What came of a question since it was answered, wherever it stands. */
export function renew(answer: Answer): void {
  const renewed = (asking: Asking): Asking => (asking.answer?.id === answer.id ? finish(asking, answer) : asking);
  current.value = current.value && renewed(current.value);
  asked.value = asked.value.map(renewed);
}

function remember(asking: Asking): void {
  keep(asking);
  asked.value = withAsking(asked.value, asking);
}

export function stopAsking(): void {
  abort.abort();
  if (!current.value || !isRunning(current.value)) return;
  current.value = stop(current.value);
  remember(current.value);
}

/** The next question begins a conversation of its own. */
export function startAnew(): void {
  stopAsking();
  current.value = null;
}

/** What the page shows again after it was loaded anew: the conversation that this step of the tab's history was in; what was never answered is asked. */
export async function resume(wanted: Question, conversationId: string): Promise<void> {
  stopAsking();
  const mine = new AbortController();
  abort = mine;
  const body = { ...wanted, conversationId };
  current.value = begin(body);
  const conversation = conversationsOf(keptQuestions.peek()).find((kept) => kept.conversationId === conversationId);
  const brought = conversation ? await bringBack(conversation) : [];
  if (mine.signal.aborted) return;
  asked.value = [...brought.toReversed(), ...asked.value.filter((asking) => asking.body.conversationId !== conversationId)];
  const found = atAddress(asked.value, addressOf(body), conversationId);
  if (found) current.value = found;
  else await ask(body);
}

/** Shows an earlier question again as it ended, without asking anew; what is asked next goes on with its conversation. */
export function open(asking: Asking): void {
  stopAsking();
  current.value = asking;
  go(addressOf(asking.body));
}

/** Whether the address is of a question of this tab, which is in view then; those of the conversation in view come first. */
export function reopen(address: string): boolean {
  const found = atAddress(asked.value, address, current.value?.body.conversationId) ?? atAddress(asked.value, address);
  if (!found) return false;
  stopAsking();
  current.value = found;
  return true;
}

export const rate = (id: string, rating: 'up' | 'down', comment?: string): Promise<unknown> =>
  post(`/v1/questions/${segment(id)}/feedback`, comment ? { rating, comment } : { rating });
