import type { Answer, Citation, CitationEvent, Passage, PassagesEvent, Problem, Question, Sentence, TokenEvent } from '../http/bodies.ts';
import { parseProblem, problemOf } from '../http/fault.ts';
import type { ServerEvent } from '../http/sse.ts';

/** A piece of the answer: a verified sentence without its markers, or words that join two of them. */
export type Part = { readonly text: string; readonly sentence: Sentence | null };

/** One question on its way: what was asked, what has come so far, how it ended. */
export type Asking = {
  readonly body: Question;
  readonly phase: 'searching' | 'answering' | 'done' | 'stopped' | 'failed';
  /** The questions in it, where it was searched for several. */
  readonly questions: readonly string[];
  readonly passages: readonly Passage[];
  readonly parts: readonly Part[];
  readonly citations: readonly Citation[];
  readonly answer: Answer | null;
  readonly problem: Problem | null;
};

export const begin = (body: Question): Asking => ({
  body,
  phase: 'searching',
  questions: [],
  passages: [],
  parts: [],
  citations: [],
  answer: null,
  problem: null,
});

export const isRunning = (asking: Asking | null): boolean => asking?.phase === 'searching' || asking?.phase === 'answering';

/** Whether there is an answer to read, be it in part. */
export const hasWords = ({ parts, answer }: Asking): boolean =>
  answer?.status !== 'abstained' && (parts.length > 0 || Boolean(answer?.answer));

/** What is known after one more event. An event this page does not know changes nothing. */
export function advance(asking: Asking, { event, data }: ServerEvent): Asking {
  switch (event) {
    case 'passages': {
      const { passages, understood } = JSON.parse(data) as PassagesEvent;
      return { ...asking, phase: 'answering', passages, questions: understood?.parts ?? [] };
    }
    case 'token': {
      const { text, sentence } = JSON.parse(data) as TokenEvent;
      return { ...asking, phase: 'answering', parts: [...asking.parts, { text: sentence?.text ?? text, sentence }] };
    }
    case 'citation': {
      const { citation } = JSON.parse(data) as CitationEvent;
      return { ...asking, citations: [...asking.citations.filter((known) => known.marker !== citation.marker), citation] };
    }
    case 'done':
      return finish(asking, JSON.parse(data) as Answer);
    case 'error':
      return fail(asking, parseProblem(0, data));
    default:
      return asking;
  }
}

export const finish = (asking: Asking, answer: Answer): Asking => ({
  ...asking,
  phase: 'done',
  answer,
  questions: answer.parts?.map(({ question }) => question) ?? [],
  passages: answer.passages,
  citations: answer.citations,
  parts: answer.sentences.map((sentence) => ({ text: sentence.text, sentence })),
});

export const fail = (asking: Asking, problem: Problem): Asking => ({ ...asking, phase: 'failed', problem });
export const stop = (asking: Asking): Asking => (isRunning(asking) ? { ...asking, phase: 'stopped' } : asking);

/** The stream ended: without `done` or `error` that is a failure, however much has come. */
export const endStream = (asking: Asking): Asking =>
  isRunning(asking)
    ? fail(asking, problemOf('broken_off', 'The answer broke off', 'The connection closed before the answer was complete. Ask again.'))
    : asking;
