import {
  TraceStore,
  type Answer,
  type LegReport,
  type ModelCall,
  type Principal,
  type Question,
  type RankedPassage,
  rungOf,
  type SearchTrace,
  type Understood,
  withoutDocuments,
} from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { askerOf } from '../database/reader.ts';
import { insertReview } from '../reviews/insert-review.ts';
import { json } from '../database/storable.ts';
import { type Clean, noRedaction, type TraceRedaction } from '../personal-data/trace-redaction.ts';
import { identify } from './body-id.ts';
import { redacted } from './redact-traces.ts';

/** The contract's longest deadline, and some time to store what came of it. */
const longestQuestionSeconds = 660;

type Timings = Readonly<Record<string, number>>;

interface RetrievalRecord {
  readonly questionId: string | null;
  /** Kept is what was searched: this, or what it was understood as. */
  readonly asked: string;
  readonly passages: readonly RankedPassage[];
  readonly legs: readonly LegReport[];
  readonly timings: Timings;
  readonly asOf: Date | null;
  readonly understood: Understood | null;
  readonly citedChunks: ReadonlySet<string>;
}

export class PgTraceStore extends TraceStore {
  private readonly database: Database;
  private readonly redaction: Pick<TraceRedaction, 'of'>;

  /** What is stored goes through `redaction`. */
  constructor(database: Database, redaction: Pick<TraceRedaction, 'of'> = noRedaction) {
    super();
    this.database = database;
    this.redaction = redaction;
  }

  async configurationId(body: Readonly<Record<string, unknown>>): Promise<string> {
    const { id, text } = identify(body);
    await this.database.transaction((transaction) => transaction.query('insert_configuration', [id, text]));
    return id;
  }

  async saveModelCall(call: ModelCall): Promise<void> {
    const clean = await this.redaction.of(this.database, { organisationId: null, collectionIds: call.collectionIds });
    const { questionId, promptId, promptVersion, modelId, outcome, promptTokens, completionTokens, ms } = call;
    const { system, user, response } = await clean({ system: call.system, user: call.user, response: call.response });
    const parameters = [
      newId(),
      questionId,
      promptId,
      promptVersion,
      modelId,
      system,
      user,
      response,
      outcome,
      promptTokens,
      completionTokens,
      ms,
    ];
    await this.database.transaction((transaction) => transaction.query('insert_model_call', parameters));
  }

  /** A document that was deleted while the question was answered is left out of what is stored. */
  async saveQuestion(principal: Principal, asked: Question, answer: Answer): Promise<void> {
    const clean = await this.redaction.of(this.database, { ...principal, ...asked.scope });
    const question = await redactedQuestion(asked, clean);
    const cleaned = await clean(answer);
    await this.database.transaction(async (transaction) => {
      const kept = await withoutDeleted(transaction, question.id, cleaned);
      const outcome = [kept.status, kept.reason, json(kept), kept.configurationId, null, question.conversationId ?? null, rungOf(kept)];
      await transaction.query('insert_question', [...questionParameters(principal, question), ...outcome]);
      const { passages, legs, timings, understood = null } = kept;
      const { asOf } = question.scope;
      const citedChunks = new Set(kept.citations.map((citation) => citation.chunkId));
      const record = { questionId: question.id, asked: question.text, passages, legs, timings, asOf, understood, citedChunks };
      await saveRetrieval(transaction, principal, record);
      await insertReview(transaction, principal, asked, kept);
    });
  }

  async saveFailedQuestion(principal: Principal, asked: Question, code: string, reason: string): Promise<void> {
    const { collectionIds } = asked.scope;
    const clean = await this.redaction.of(this.database, { ...principal, collectionIds });
    const question = await redactedQuestion(asked, clean);
    const outcome = ['failed', await clean(reason), null, null, code, question.conversationId ?? null, 'failed'];
    await this.database.transaction(async (transaction) => {
      await transaction.query('insert_question', [...questionParameters(principal, question), ...outcome]);
      const [recent] = await transaction.query<{ has_deletion: boolean }>('has_recent_deletion', [collectionIds, longestQuestionSeconds]);
      if (recent?.has_deletion) await transaction.query('redact_model_calls', [[question.id], redacted]);
    });
  }

  async saveSearch(
    principal: Principal,
    asked: string,
    { passages, legs, timings, asOf = null, understood = null }: SearchTrace,
  ): Promise<void> {
    const clean = await this.redaction.of(this.database, { ...principal, collectionIds: null });
    const said = await clean({ asked, understood, legs });
    const record = { questionId: null, ...said, passages, timings, asOf, citedChunks: new Set<string>() };
    await this.database.transaction((transaction) => saveRetrieval(transaction, principal, record));
  }
}

async function redactedQuestion(asked: Question, clean: Clean): Promise<Question> {
  const { text, filter } = await clean({ text: asked.text, filter: asked.scope.filter });
  return { ...asked, text, scope: { ...asked.scope, filter } };
}

async function withoutDeleted(transaction: Transaction, questionId: string, answer: Answer): Promise<Answer> {
  const shown = [...new Set([...answer.passages, ...answer.citations].map((item) => item.documentId))];
  const deleted = await transaction.query<{ document_id: string }>('list_deleted_among', [shown]);
  if (deleted.length === 0) return answer;
  await transaction.query('redact_model_calls', [[questionId], redacted]);
  return withoutDocuments(
    answer,
    deleted.map((row) => row.document_id),
  );
}

function questionParameters(principal: Principal, question: Question): unknown[] {
  const { id, text, scope, limit, mode, deadlineMs } = question;
  const asked = json({ limit, mode, deadlineMs, asOf: scope.asOf });
  return [id, principal.organisationId, principal.keyId, text, scope.collectionIds, json(scope.filter), asked];
}

async function saveRetrieval(transaction: Transaction, principal: Principal, record: RetrievalRecord): Promise<void> {
  const id = newId();
  const [organisation, , key] = askerOf(principal);
  await transaction.query('insert_retrieval', [
    id,
    organisation,
    key,
    record.questionId,
    record.understood?.query ?? record.asked,
    json(record.legs),
    json(record.timings),
    record.asOf,
    record.understood && json(record.understood),
  ]);
  const { passages, citedChunks } = record;
  if (passages.length === 0) return;
  await transaction.query('insert_retrieval_hits', [
    id,
    passages.map((passage) => passage.documentId),
    passages.map((passage) => passage.chunkId),
    passages.map((_, index) => index + 1),
    passages.map((passage) => passage.score),
    passages.map((passage) => citedChunks.has(passage.chunkId)),
  ]);
}
