import type { Principal, Question } from '#core';
import { newId, PgEvaluations, PgEvaluationWork, PgGoldenQuestions, PgOnlineMeasures } from '#store';
import { answerCiting } from './answer-citing.ts';
import type { AccessWorld } from './access-world.ts';
import { lifeAt, maySee, type NaiveDocument } from './naive-access.ts';
import type { World } from './store-world.ts';

interface Asked {
  readonly id: string;
  readonly organisationId: string;
  readonly collectionId: string;
  readonly keyId: string;
  /** Ids of documents. */
  readonly expected: readonly string[];
}

interface Run {
  readonly id: string;
  readonly organisationId: string;
  readonly collectionId: string;
  readonly asker: Principal;
}

const all = 1000;

/** The roads by which what is measured comes to a reader: golden questions, what they came to in evaluations, and counts of what was asked. */
export class MeasureRoads {
  private readonly access: AccessWorld;
  private readonly golden: PgGoldenQuestions;
  private readonly evaluations: PgEvaluations;
  private readonly online: PgOnlineMeasures;
  private readonly asked: Asked[] = [];
  private readonly runs: Run[] = [];
  /** Who asked a question that was answered. */
  private readonly askers: Principal[] = [];

  private constructor(world: World, access: AccessWorld) {
    this.access = access;
    this.golden = new PgGoldenQuestions(world.database);
    this.evaluations = new PgEvaluations(world.database);
    this.online = new PgOnlineMeasures(world.database);
  }

  /** A golden question for every document, every two neighbours and a quote, a run of each collection, and questions of every key. */
  static async of(world: World, access: AccessWorld): Promise<MeasureRoads> {
    const made = new MeasureRoads(world, access);
    for (const { id } of access.collections) await made.write(id);
    await made.evaluate(new PgEvaluationWork(world.database));
    const configurationId = await world.traceStore.configurationId({ test: 'access' });
    for (const organisationId of access.organisations)
      for (const key of [0, 1, 1]) {
        const asker: Principal = { organisationId, keyId: `key ${key}`, role: 'reader', groups: [] };
        const scope = { principal: asker, collectionIds: ['any'], filter: {}, asOf: null };
        const question: Question = { id: newId(), text: 'granite', scope, limit: 5, mode: 'extract', deadlineMs: 1000 };
        await world.traceStore.saveQuestion(asker, question, answerCiting({ question, configurationId, cited: [] }));
        made.askers.push(asker);
      }
    return made;
  }

  async hold(principal: Principal): Promise<void> {
    const shown = new Set(this.asked.filter((question) => this.isShown(principal, question)).map(({ id }) => id));
    for (const { id } of this.access.collections) {
      const { items } = await this.golden.list(principal, id, { limit: all });
      this.same(
        'golden questions',
        items.map((item) => item.id),
        this.idsOf(id, principal.organisationId, shown),
      );
    }
    for (const run of this.runs) await this.holdRun(run, principal, shown);
    const days = await this.online.read(principal, { days: 2, collectionId: null, first: 3 });
    const own = this.askers.filter(
      ({ organisationId, keyId }) =>
        organisationId === principal.organisationId && (principal.role === 'admin' || keyId === principal.keyId),
    );
    this.same('questions counted', [days.reduce((sum, { questions }) => sum + questions, 0)], [own.length]);
  }

  private async holdRun({ id, organisationId, collectionId, asker }: Run, principal: Principal, shown: ReadonlySet<string>): Promise<void> {
    const isOwn = organisationId === principal.organisationId;
    const mayLook =
      isOwn && (principal.role === 'admin' || (asker.role !== 'admin' && asker.groups.every((group) => principal.groups.includes(group))));
    const run = await this.evaluations.get(principal, id).catch(() => null);
    this.same('evaluation', [run !== null], [mayLook]);
    this.same(
      'what an evaluation names as missing',
      [JSON.stringify(run?.figures?.['missing'] ?? [])],
      [run && principal.role === 'admin' ? '["hidden"]' : '[]'],
    );
    const results = await this.evaluations.allResults(principal, id);
    this.same(
      'results of an evaluation',
      results.map(({ goldenId }) => goldenId),
      this.idsOf(collectionId, principal.organisationId, shown),
    );
  }

  /** The rule, said once more and without SQL. */
  private isShown(principal: Principal, { organisationId, keyId, expected }: Asked): boolean {
    if (organisationId !== principal.organisationId) return false;
    if (principal.role === 'admin' || keyId === principal.keyId) return true;
    const documents = expected.map((id) => this.access.documents.find((document) => document.id === id));
    return documents.length > 0 && documents.every((document) => document && maySee(principal, document) && lifeAt(document, null));
  }

  private idsOf(collectionId: string, organisationId: string, shown: ReadonlySet<string>): string[] {
    const here = this.asked.filter((question) => question.collectionId === collectionId && question.organisationId === organisationId);
    return here.filter(({ id }) => shown.has(id)).map(({ id }) => id);
  }

  private async write(collectionId: string): Promise<void> {
    const documents = this.access.documents.filter((document) => document.collectionId === collectionId);
    const { organisationId } = documents[0] ?? {};
    if (organisationId === undefined) return;
    const pairs = documents.slice(1).map((document, index) => [documents[index], document].filter((each) => each !== undefined));
    for (const [index, expected] of [...documents.map((document): NaiveDocument[] => [document]), ...pairs, []].entries()) {
      const keyId = `key ${index % 4}`;
      const question = { question: `question ${index}`, expected: expected.map(({ externalId }) => externalId), quote: 'granite' };
      const [kept] = await this.golden.put({ organisationId, keyId, role: 'editor', groups: [] }, collectionId, [question]);
      if (kept) this.asked.push({ id: kept.id, organisationId, collectionId, keyId, expected: expected.map(({ id }) => id) });
    }
    const asker = {
      ...this.access.adminOf(organisationId),
      ...(this.runs.length % 3 > 0 && { role: 'reader' as const, groups: this.runs.length % 3 > 1 ? ['sales'] : [] }),
    };
    const run = await this.evaluations.ask(this.access.adminOf(organisationId), { collectionId, note: null, asker });
    this.runs.push({ id: run.id, organisationId, collectionId, asker });
  }

  private async evaluate(work: PgEvaluationWork): Promise<void> {
    for (let run = await work.claim(); run; run = await work.claim()) {
      for (const question of await work.open(run.id, all)) {
        const { expected, quote } = question;
        await work.save(run, question, { expected, quote, found: [], missing: [], stages: {} });
      }
      await work.finish(run, { missing: ['hidden'] });
    }
  }

  private same(road: string, found: readonly (string | number | boolean)[], expected: readonly (string | number | boolean)[]): void {
    const inOrder = (values: readonly (string | number | boolean)[]) =>
      JSON.stringify(values.map(String).toSorted((a, b) => (a < b ? -1 : 1)));
    if (inOrder(found) === inOrder(expected)) return;
    throw new Error(`${road}: ${JSON.stringify(found)} found, ${JSON.stringify(expected)} expected`);
  }
}
