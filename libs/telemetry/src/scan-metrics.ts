import { Counter, Histogram, type Registry } from 'prom-client';

interface Verdict {
  readonly level: string;
  readonly findings: readonly { readonly cues: readonly string[] }[];
}

/** One passage that a model was asked about. */
interface Asked {
  readonly by: string;
  readonly outcome: string;
}

const seconds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60];

/** What the guard made of documents as they came in, or when they were scanned again. */
export class ScanMetrics {
  private readonly documents: Counter<'level'>;
  private readonly findings: Counter<'cue'>;
  private readonly unreadable: Counter<'code'>;
  private readonly askedAbout: Counter<'by' | 'outcome'>;
  private readonly took: Histogram;

  constructor(registry: Registry) {
    const registers = [registry];
    this.documents = new Counter({
      name: 'aquifer_guard_documents_total',
      help: 'Documents that the guard read, by what it made of them',
      labelNames: ['level'],
      registers,
    });
    this.findings = new Counter({
      name: 'aquifer_guard_findings_total',
      help: 'Findings in documents by cue; one finding has several',
      labelNames: ['cue'],
      registers,
    });
    this.unreadable = new Counter({
      name: 'aquifer_guard_unread_total',
      help: 'Stored documents that the guard could not read again, by fault; each is tried again after a pause',
      labelNames: ['code'],
      registers,
    });
    this.askedAbout = new Counter({
      name: 'aquifer_guard_judged_total',
      help: 'Passages whose score settled nothing, by the model that was asked and what came of it',
      labelNames: ['by', 'outcome'],
      registers,
    });
    this.took = new Histogram({
      name: 'aquifer_guard_scan_seconds',
      help: 'What reading a document takes the guard',
      buckets: seconds,
      registers,
    });
  }

  scanned({ level, findings }: Verdict, ms: number): void {
    this.documents.inc({ level });
    for (const { cues } of findings) for (const cue of cues) this.findings.inc({ cue });
    this.took.observe(ms / 1000);
  }

  judged({ by, outcome }: Asked): void {
    this.askedAbout.inc({ by, outcome });
  }

  unread(code: string): void {
    this.unreadable.inc({ code });
  }
}
