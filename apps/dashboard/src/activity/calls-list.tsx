import type { Trace } from '../http/bodies.ts';
import { count, many, milliseconds } from '../format/quantity.ts';

/** What the model was asked and what it wrote, to the letter. */
export function Calls({ calls }: { readonly calls: Trace['calls'] }) {
  if (calls.length === 0) return null;
  return (
    <section aria-label="Calls to the model">
      <h2>{many(calls.length, 'call')} to the model</h2>
      {calls.map((call, index) => (
        <details key={index} class="call">
          <summary>
            {call.promptId} version {call.promptVersion} <span class="quiet">· {call.modelId}</span>
            <span class="quiet">
              {' '}
              · {call.outcome} · {count(call.promptTokens)} tokens read, {count(call.completionTokens)} written · {milliseconds(call.ms)}
            </span>
          </summary>
          <Letter title="Instructions" text={call.system} />
          <Letter title="Prompt" text={call.user} />
          <Letter title="Response" text={call.response} />
        </details>
      ))}
    </section>
  );
}

const Letter = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <>
    <h3>{title}</h3>
    <pre dir="auto" tabIndex={0} aria-label={title}>
      {text}
    </pre>
  </>
);
