import type { ChatHistoryItem, Llama, LlamaGrammarEvaluationState, LlamaModel, Token } from 'node-llama-cpp';
import { Fault, type GenerationRequest } from '#core';
import type { DeviceInUse } from './onnx-session.ts';

export interface OpenedLlama extends DeviceInUse {
  readonly llama: Llama;
}

export interface LlamaSettings {
  readonly wantsGpu: boolean;
  readonly threads: number;
  /** llama.cpp's own warnings and errors; it never writes to the terminal itself. */
  readonly onLog: (message: string) => void;
}

const load = async () => await import('node-llama-cpp');

/** Loads llama.cpp when first needed: a machine without its library still starts and answers by extraction. */
export async function openLlama(settings: LlamaSettings): Promise<OpenedLlama> {
  if (!settings.wantsGpu) return { llama: await start(settings, false), device: 'cpu', why: 'the CPU was chosen' };
  try {
    const llama = await start(settings, 'cuda');
    return { llama, device: 'cuda', why: 'CUDA was chosen and its library loaded' };
  } catch (error) {
    const why = `CUDA was chosen, but its library did not load: ${error instanceof Error ? error.message : String(error)}`;
    return { llama: await start(settings, false), device: 'cpu', why };
  }
}

async function start(settings: LlamaSettings, gpu: 'cuda' | false): Promise<Llama> {
  try {
    const { getLlama, LlamaLogLevel } = await load();
    return await getLlama({
      build: 'never',
      gpu,
      skipDownload: true,
      progressLogs: false,
      maxThreads: settings.threads,
      logLevel: LlamaLogLevel.warn,
      logger: (level, message) => settings.onLog(`llama.cpp ${level}: ${message.trim()}`),
    });
  } catch (error) {
    if (gpu) throw error;
    throw new Fault(
      'model_unavailable',
      `llama.cpp does not load on this machine (${error instanceof Error ? error.message : String(error)}); set AQUIFER_GENERATOR=none to answer by extraction`,
      {
        cause: error,
      },
    );
  }
}

/** Holds one answer to a JSON schema, token by token; a schema that llama.cpp cannot follow is a `bad_request`. */
export async function heldTo(
  llama: Llama,
  model: LlamaModel,
  schema: GenerationRequest['schema'],
): Promise<LlamaGrammarEvaluationState | null> {
  if (!schema) return null;
  try {
    const grammar = await llama.createGrammarForJsonSchema(schema as Parameters<Llama['createGrammarForJsonSchema']>[0]);
    return new (await load()).LlamaGrammarEvaluationState({ model, grammar });
  } catch (error) {
    throw new Fault('bad_request', `the JSON schema cannot be followed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Renders a prompt with the model's own chat template; text of the caller never becomes a control token. */
export async function chatTemplate(model: LlamaModel): Promise<(system: string, user: string) => Token[]> {
  const { resolveChatWrapper } = await load();
  const wrapper = resolveChatWrapper(model);
  return (system, user) => {
    const history: ChatHistoryItem[] = [
      { type: 'user', text: user },
      { type: 'model', response: [] },
    ];
    if (system !== '') history.unshift({ type: 'system', text: system });
    return wrapper.generateContextState({ chatHistory: history }).contextText.tokenize(model.tokenizer);
  };
}
