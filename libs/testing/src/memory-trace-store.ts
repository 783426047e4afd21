import { TraceStore, type Answer, type ModelCall, type Principal, type Question, type SearchTrace } from '#core';

/** Keeps traces in arrays; a configuration's id is its JSON. */
export class MemoryTraceStore extends TraceStore {
  readonly calls: ModelCall[] = [];
  readonly answers: Answer[] = [];
  readonly failures: { readonly questionId: string; readonly code: string; readonly reason: string }[] = [];
  readonly searches: string[] = [];

  async configurationId(body: Readonly<Record<string, unknown>>): Promise<string> {
    return JSON.stringify(body);
  }

  async saveModelCall(call: ModelCall): Promise<void> {
    this.calls.push(call);
  }

  async saveQuestion(_principal: Principal, _question: Question, answer: Answer): Promise<void> {
    this.answers.push(answer);
  }

  async saveFailedQuestion(_principal: Principal, question: Question, code: string, reason: string): Promise<void> {
    this.failures.push({ questionId: question.id, code, reason });
  }

  async saveSearch(_principal: Principal, asked: string, { understood }: SearchTrace): Promise<void> {
    this.searches.push(understood?.query ?? asked);
  }
}
