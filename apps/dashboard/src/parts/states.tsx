import type { ComponentChildren } from 'preact';
import type { HttpFault } from '../http/fault.ts';
import type { Load } from '../http/load.ts';
import { Icon } from './icon.tsx';

/** Grey lines where text will stand, so that nothing jumps when it comes. */
export const Skeleton = ({ lines = 3, label = 'Loading' }: { readonly lines?: number; readonly label?: string }) => (
  <div class="skeleton" role="status" aria-label={label}>
    {Array.from({ length: lines }, (_, index) => (
      <span key={index} />
    ))}
  </div>
);

type EmptyProps = { readonly title: string; readonly children?: ComponentChildren };
export const Empty = ({ title, children }: EmptyProps) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {children}
  </div>
);

type FailureProps = { readonly fault: HttpFault; readonly onRetry?: () => void };
/** What went wrong and what to do about it, with the number that finds it in the log. */
export const Failure = ({ fault: { problem }, onRetry }: FailureProps) => (
  <div class="notice bad" role="alert">
    <Icon name="alert" />
    <div>
      <strong>{problem.title}</strong>
      <p>{problem.detail}</p>
      {problem.errors?.map((error) => (
        <p key={error.path}>
          {error.path}: {error.message}
        </p>
      ))}
      {problem.requestId !== '' && <p class="quiet small">Request {problem.requestId}</p>}
      {onRetry && (
        <button type="button" class="plain" onClick={onRetry}>
          <Icon name="retry" /> Try again
        </button>
      )}
    </div>
  </div>
);

type LoadedProps<Body> = { readonly load: Load<Body>; readonly lines?: number; readonly children: (body: Body) => ComponentChildren };
/** Skeleton, failure or the thing itself; a failed reload leaves what was known in view. */
export function Loaded<Body>({ load, lines = 4, children }: LoadedProps<Body>) {
  return (
    <>
      {load.fault && <Failure fault={load.fault} onRetry={load.reload} />}
      {load.body !== null ? children(load.body) : load.fault === null && <Skeleton lines={lines} />}
    </>
  );
}
