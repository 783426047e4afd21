import type { ChatBody } from '#contract';
import { refuse } from './refuse.ts';

/** Have their effect, or a note of their own. */
const read = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'n',
  'tools',
  'tool_choice',
  'functions',
  'function_call',
  'response_format',
  'parallel_tool_calls',
  'aquifer',
]);
/** Say something for the caller's own books or of how it is sent. */
const without = new Set(['user', 'metadata', 'store', 'safety_identifier', 'prompt_cache_key', 'service_tier', 'modalities']);

/** Refuses what cannot be had without deceiving the caller, and tells of what has no effect. */
export function readParameters(body: ChatBody): string[] {
  const { n, tools, functions, tool_choice: choice, function_call: call, response_format: format } = body;
  if (n != null && n !== 1) refuse('n', `${n} answers were asked for and there is one to a question; leave it out or ask for 1`);
  if (mustCall(choice)) refuse('tool_choice', 'no tool is called here: answers are quoted from documents; leave it out or say "auto"');
  if (mustCall(call)) refuse('function_call', 'no function is called here: answers are quoted from documents; leave it out or say "auto"');
  if (body['logprobs'] === true) refuse('logprobs', 'there are none: answers are quoted from documents; leave it out');
  const modalities = body['modalities'];
  if (Array.isArray(modalities) && modalities.some((kind) => kind !== 'text')) refuse('modalities', 'answers are text only');
  const idle = Object.keys(body).filter((name) => !read.has(name) && !without.has(name) && body[name] != null);
  return [
    ...((tools?.length ?? 0) + (functions?.length ?? 0) > 0 ? ['no tool was called: answers are quoted from documents'] : []),
    ...(mostTokensOf(body) !== null && format != null && format.type !== 'text'
      ? ['no effect on JSON, which is given whole: the most tokens']
      : []),
    ...(idle.length > 0 ? [`no effect here: ${idle.slice(0, 20).join(', ').slice(0, 500)}`] : []),
  ];
}

/** How long the answer may be; null where nothing is said of it. */
export const mostTokensOf = ({ max_completion_tokens: most, max_tokens: older }: ChatBody): number | null => most ?? older ?? null;

const mustCall = (choice: unknown): boolean => choice != null && choice !== 'none' && choice !== 'auto';
