import { type AnswerGuard, type GuardedPassage, type GuardLevel, type PoisonFinding, type WithheldFinding, worseLevel } from '#core';

/** What the guard found and did while an answer was made. Every layer adds what is its own; the level is the worst of all. */
export class FoundByGuard {
  /** Null until something was looked at. */
  private level: GuardLevel | null = null;
  /** Why the question is not answered as it stands. */
  private question: string | null = null;
  private readonly passages = new Map<string, GuardedPassage>();
  private readonly poisoned: PoisonFinding[] = [];
  private readonly withheld: WithheldFinding[] = [];

  /** Something was looked at: where nothing is found, that is a finding too. */
  looked(): void {
    this.atLeast('clean');
  }

  refuseQuestion(reason: string): void {
    this.question = reason;
    this.atLeast('quarantined');
  }

  /** Said once for each passage, however many prompts it enters: the worse of what was found. */
  addPassage(passage: GuardedPassage): void {
    const { chunkId, level } = passage;
    const known = this.passages.get(chunkId);
    if (known && worseLevel(known.level, level) === known.level) return;
    this.passages.set(chunkId, passage);
    this.atLeast(level);
  }

  addPoisoned(finding: PoisonFinding): void {
    this.poisoned.push(finding);
    this.atLeast('suspect');
  }

  addWithheld(finding: WithheldFinding): void {
    this.withheld.push(finding);
    this.atLeast('suspect');
  }

  /** As it is now: what is found later is not in it. Null where nothing was looked at. */
  get told(): AnswerGuard | null {
    const { level, question, passages, poisoned, withheld } = this;
    return level && { level, question, passages: [...passages.values()], poisoned: [...poisoned], withheld: [...withheld] };
  }

  private atLeast(level: GuardLevel): void {
    this.level = worseLevel(this.level ?? 'clean', level);
  }
}
