import { useEffect, useRef, useState } from 'preact/hooks';
import { listCollections } from '../documents/calls.ts';
import type { Mode, Question } from '../http/bodies.ts';
import { useLoad } from '../http/load.ts';
import { many } from '../format/quantity.ts';
import { Icon } from '../parts/icon.tsx';
import { Failure } from '../parts/states.tsx';
import { ReaderPane } from '../reading/reader-pane.tsx';
import type { Place } from '../reading/place.ts';
import { go, route } from '../shell/route.ts';
import type { AnswerProps } from './answer-props.ts';
import { useAnswerKeys } from './answer-keys.ts';
import { AnswerView } from './answer-view.tsx';
import { hasWords } from './asking.ts';
import { addressOf, around, conversationIn } from './conversation.ts';
import { PassagesBeside } from './passage-list.tsx';
import { QuestionForm } from './question-form.tsx';
import { QuestionTitle } from './question-title.tsx';
import { ask, asked, current, reopen, resume, startAnew } from './questions.ts';
import { Start } from './start.tsx';
import { Turns } from './turns.tsx';

/** Whatever the address asks is asked; what it says about collection and mode fills the form. What the form asks goes on with the conversation. */
export function AskPage() {
  const wanted = questionIn(route.value.search);
  const [place, setPlace] = useState<Place | null>(null);
  const collections = useLoad('collections', listCollections);
  const asking = current.value;
  const address = wanted ? addressOf(wanted) : '';
  useEffect(() => {
    setPlace(null);
    show(wanted, address);
  }, [address]);
  useEffect(() => {
    if (asking && isInView(address)) history.replaceState({ conversationId: asking.body.conversationId }, '');
  }, [asking?.body, address]);
  const submit = (body: Question): void => {
    setPlace(null);
    const conversationId = current.value?.body.conversationId;
    void ask({ ...body, ...(conversationId !== undefined && { conversationId }) });
    if (addressOf(body) !== address) go(addressOf(body));
  };
  const form = (
    <QuestionForm
      key={asking?.body.conversationId ?? address}
      given={asking ? { ...asking.body, question: '' } : wanted}
      collections={collections.body?.items ?? []}
      asking={asking}
      onAsk={submit}
    />
  );
  useAnswerKeys(asking, setPlace);
  const isBeside = asking !== null && place === null && hasWords(asking) && asking.passages.length > 0;
  return (
    <div class={`ask ${asking ? '' : 'is-new'} ${place ? 'has-reader' : ''} ${isBeside ? 'has-passages' : ''}`}>
      <div class="ask-main">
        {!asking && <h1 class="ask-title">Ask your documents</h1>}
        {!asking && form}
        {collections.fault && !asking && <Failure fault={collections.fault} onRetry={collections.reload} />}
        {asking ? (
          <Conversation asking={asking} opened={place} onOpen={setPlace} onAskAgain={submit} />
        ) : (
          <Start collections={collections.body} />
        )}
        {asking && <div class="follow-up">{form}</div>}
      </div>
      {isBeside && <PassagesBeside asking={asking} opened={place} onOpen={setPlace} />}
      {place && <ReaderPane place={place} onClose={() => setPlace(null)} />}
    </div>
  );
}

/** What the address asks, unless it is in view or was asked in this tab before. */
function show(wanted: Question | null, address: string): void {
  if (!wanted) startAnew();
  else if (wasRefused()) void ask(wanted);
  else if (!isInView(address) && !(route.value.isReturn && reopen(address))) askOrResume(wanted);
}

/** A link asks anew; the page loaded again shows what was answered there. */
function askOrResume(wanted: Question): void {
  const conversationId = conversationIn(history.state);
  void (conversationId === null ? ask(wanted) : resume(wanted, conversationId));
}

const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** For want of a key, which there is now: the page comes back once one was accepted. */
const wasRefused = (): boolean => current.value?.problem?.status === 401;
const isInView = (address: string): boolean => current.value !== null && addressOf(current.value.body) === address;

/** The question in view between those before and after it. */
function Conversation(props: AnswerProps) {
  const { asking } = props;
  const { before, after } = around(asking, asked.value);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (before.length > 0) title.current?.scrollIntoView({ block: 'start' });
    // What was pressed is gone with the answer it stood in: the keyboard goes on at the question it asked.
    if (isFocusLost()) title.current?.focus({ preventScroll: true });
  }, [asking.body]);
  const questions = before.length + 1 + after.length;
  return (
    <>
      <div class="conversation-head">
        <span class="quiet small">
          {questions === 1 ? 'What you ask next is read after this question' : `A conversation of ${many(questions, 'question')}`}
        </span>
        <span class="spring" />
        <a class="button" href="/ask">
          <Icon name="ask" /> New conversation
        </a>
      </div>
      <Turns label="Earlier in this conversation" turns={before} />
      <QuestionTitle key={asking.body.question} question={asking.body.question} titleRef={title} />
      <AnswerView key={asking.body.conversationId} {...props} />
      <Turns label="Later in this conversation" turns={after} />
    </>
  );
}

function questionIn(search: URLSearchParams): Question | null {
  const question = search.get('q')?.trim();
  if (!question) return null;
  const collections = search.getAll('in');
  const mode = search.get('mode');
  const isMode = (value: string | null): value is Mode => value === 'extract' || value === 'compose' || value === 'retrieval_only';
  return { question, mode: isMode(mode) ? mode : 'auto', ...(collections.length > 0 ? { collections } : {}) };
}
