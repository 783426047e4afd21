import type { ComponentChildren } from 'preact';
import { exactTime, relativeTime } from '../format/time.ts';
import type { Status } from '../http/bodies.ts';

export const Ago = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={exactTime(at)}>
    {relativeTime(at, Date.now())}
  </time>
);

export type Tone = 'good' | 'attention' | 'bad' | 'neutral';
export const Badge = ({
  tone,
  children,
  testId,
}: {
  readonly tone: Tone;
  readonly children: ComponentChildren;
  readonly testId?: string;
}) => (
  <span class={`badge ${tone}`} data-testid={testId}>
    {children}
  </span>
);

const statusTones: Record<Status, Tone> = {
  received: 'neutral',
  parsed: 'neutral',
  embedded: 'neutral',
  live: 'good',
  failed: 'bad',
  quarantined: 'attention',
  superseded: 'neutral',
  deleted: 'neutral',
};
export const StatusWord = ({ status }: { readonly status: Status }) => (
  <Badge tone={statusTones[status]} testId="status">
    {status}
  </Badge>
);

/** Pairs of a name and what it is; absent values are left out, so that no line says nothing. */
export const Facts = ({ of }: { readonly of: readonly (readonly [string, ComponentChildren])[] }) => (
  <dl class="facts">
    {of
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
