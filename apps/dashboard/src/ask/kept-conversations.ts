import { signal } from '@preact/signals';
import type { Trace } from '../http/bodies.ts';
import { get, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { apiKey } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { type Asking, begin, finish } from './asking.ts';
import { type KeptConversation, type KeptQuestion, readKept, withKept } from './kept.ts';

/** Requests under way at once. */
const atOnce = 6;
const storageName = 'aquifer.questions';
/** Beside a key questions stay in its tab and go when the key does: the next person at this machine sees none. */
const storage = (): Storage => (apiKey.value === null ? localStorage : sessionStorage);

export const keptQuestions = signal<readonly KeptQuestion[]>(readKept(storage().getItem(storageName)));
apiKey.subscribe(() => void (keptQuestions.value = readKept(storage().getItem(storageName))));

export function keep({ answer, body }: Asking): void {
  if (answer) write(withKept(keptQuestions.peek(), { id: answer.id, at: new Date().toISOString(), body }));
}

export function forget({ conversationId }: KeptConversation): void {
  write(keptQuestions.value.filter(({ body }) => body.conversationId !== conversationId));
}

/** The answers as they were given, the oldest first; those that are gone, or not for this reader any more, are told and left out. */
export async function bringBack({ questions }: KeptConversation): Promise<Asking[]> {
  const found: (Asking | null)[] = [];
  for (let from = 0; from < questions.length; from += atOnce)
    found.push(...(await Promise.all(questions.slice(from, from + atOnce).map(readAgain))));
  const askings = found.filter((asking) => asking !== null);
  const gone = questions.length - askings.length;
  if (gone > 0) announce(`${gone} of ${questions.length} answers of this conversation can no longer be shown.`);
  return askings;
}

async function readAgain({ id, body }: KeptQuestion): Promise<Asking | null> {
  try {
    const { status, rung, ...trace } = await get<Trace>(`/v1/questions/${segment(id)}`);
    return status === 'failed' || rung === 'failed' ? null : finish(begin(body), { ...trace, status, rung });
  } catch (error) {
    const { problem } = asFault(error);
    if (problem.status !== 404 && problem.status !== 403 && problem.status !== 410) announce(problem.detail);
    return null;
  }
}

function write(kept: readonly KeptQuestion[]): void {
  keptQuestions.value = kept;
  try {
    storage().setItem(storageName, JSON.stringify(kept));
  } catch {
    // Full, or kept back by the browser: the list then ends with the page.
  }
}
