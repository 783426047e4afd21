import { createHash, randomBytes } from 'node:crypto';
import type { Config } from '#config';
import type { DocumentVerdict } from '#core';
import { type Asked, escalate, type Escalation, guardVersion, judgeVersion, loadJudgePrompt } from '#guard';
import type { Log, Metrics } from '#telemetry';
import type { Models } from './open-models.ts';

/** Who decides on a document where the guard's own score settles nothing. */
export interface DocumentJudges {
  /** Of the guard with whoever is asked: a verdict of another version is made again. */
  readonly version: string;
  /** The verdict as it is kept. Rejects only when aborted: what nobody could judge stays as it was scored. */
  readonly settle: (document: ReadDocument, signal: AbortSignal) => Promise<DocumentVerdict>;
  readonly warnings: readonly string[];
}

interface ReadDocument {
  /** For the log. */
  readonly name: string;
  readonly text: string;
  readonly verdict: DocumentVerdict;
}

interface Parts {
  readonly config: Pick<Config, 'guard' | 'guardModels'>;
  readonly models: Pick<Models, 'guardClassifier' | 'generator'>;
  readonly metrics: Pick<Metrics, 'scans'>;
  readonly log: Log;
}

export function documentJudges({ config, models, metrics, log }: Parts): DocumentJudges {
  const { guardClassifier: classifier, generator } = models;
  const wanted = config.guard.documents ? config.guardModels.judge : null;
  const prompt = loadJudgePrompt();
  const fenceWord = (): string => randomBytes(5).toString('hex');
  const judge = wanted && generator ? { ...wanted, model: { generator, prompt, fenceWord } } : null;
  const escalation: Escalation = { classifier, judge };
  const version = versionOf(escalation);
  return {
    version,
    settle: async ({ name, text, verdict }, signal) => {
      const settled = await escalate(text, verdict, escalation, signal);
      for (const asked of settled.asked) metrics.scans.judged(asked);
      tellMissed(log, name, settled.asked);
      return { ...settled.verdict, version };
    },
    warnings: wanted && !generator ? ['AQUIFER_GUARD_JUDGE is on and there is no generator to ask; name one in AQUIFER_GENERATOR'] : [],
  };
}

/** Of a file of another name, or at another server, nobody knows whether it is the same model. */
function versionOf({ classifier, judge }: Escalation): string {
  const judged =
    judge && createHash('sha256').update(`${judgeVersion} ${judge.model.prompt.version} ${judge.model.generator.id}`).digest('hex');
  return [
    guardVersion,
    ...(classifier ? [`classifier-${judgeVersion}-${classifier.digest.slice(0, 10)}`] : []),
    ...(judged ? [`judge-${judged.slice(0, 10)}`] : []),
  ].join('+');
}

function tellMissed(log: Log, document: string, asked: readonly Asked[]): void {
  const missed = asked.filter(({ outcome }) => outcome === 'not_judged');
  if (missed.length === 0) return;
  const why = [...new Set(missed.map((one) => `${one.by}: ${one.why ?? 'unknown'}`))];
  log.warn({ document, passages: missed.length, why }, 'passages that the guard is unsure of were not judged; its own score stands');
}
