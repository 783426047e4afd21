import type { ChatBody } from '#contract';
import { idleNotes } from './idle-notes.ts';
import { refuse } from './refuse.ts';

/** Have their effect, or a note of their own. */
const read = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'n',
  'tools',
  'tool_choice',
  'functions',
  'function_call',
  'response_format',
  'parallel_tool_calls',
  'aquifer',
]);
const lengths = new Set(['max_tokens', 'max_completion_tokens']);
/** Say something for the caller's own books or of how it is sent. */
const without = new Set(['user', 'metadata', 'store', 'safety_identifier', 'prompt_cache_key', 'service_tier', 'modalities']);

/** Refuses what cannot be had without deceiving the caller, and tells of what has no effect. */
export function readParameters(body: ChatBody): string[] {
  refuseUnhad(body);
  const { tools, functions } = body;
  const isTool = (tools?.length ?? 0) + (functions?.length ?? 0) > 0;
  return [
    ...(isTool ? ['no tool was called: answers are quoted from documents'] : []),
    ...idleNotes(Object.keys(body).filter((name) => body[name] != null && !isHeard(name, body))),
  ];
}

function refuseUnhad(body: ChatBody): void {
  const { n, tool_choice: choice, function_call: call, logprobs, modalities } = body;
  if (n != null && n !== 1) refuse('n', `${n} answers were asked for and there is one to a question; leave it out or ask for 1`);
  if (mustCall(choice)) refuse('tool_choice', 'no tool is called here: answers are quoted from documents; leave it out or say "auto"');
  if (mustCall(call)) refuse('function_call', 'no function is called here: answers are quoted from documents; leave it out or say "auto"');
  if (logprobs === true) refuse('logprobs', 'there are none: answers are quoted from documents; leave it out');
  if (Array.isArray(modalities) && modalities.some((kind) => kind !== 'text')) refuse('modalities', 'answers are text only');
}

const mustCall = (choice: unknown): boolean => choice != null && choice !== 'none' && choice !== 'auto';

/** JSON is given whole, however long it may be. */
const isHeard = (name: string, { response_format: format }: ChatBody): boolean =>
  read.has(name) || without.has(name) || (lengths.has(name) && (format == null || format.type === 'text'));

/** How long the answer may be; null where nothing is said of it. */
export const mostTokensOf = ({ max_completion_tokens: most, max_tokens: older }: ChatBody): number | null => most ?? older ?? null;
