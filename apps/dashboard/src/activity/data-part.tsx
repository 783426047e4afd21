import type { Trace } from '../http/bodies.ts';

/** What a question that was asked with a schema was answered with. */
export function DataPart({ trace: { data, dataReason, dataSources = {}, dataMissing = [], dataBy } }: { readonly trace: Trace }) {
  if (data === undefined) return null;
  const carried = Object.entries(dataSources);
  return (
    <section aria-label="Data">
      <h2>
        Data{' '}
        <span class="quiet">
          {dataBy === 'model' ? 'filled in by the model, each value checked' : dataBy === 'rules' ? 'read by rule' : ''}
        </span>
      </h2>
      {data === null ? (
        <p>None: {dataReason}</p>
      ) : (
        <pre dir="auto" tabIndex={0} aria-label="Data as JSON">
          {JSON.stringify(data, null, 2)}
        </pre>
      )}
      {carried.length > 0 && (
        <p class="quiet">
          {carried.map(([pointer, markers]) => `${pointer} ${markers.map((marker) => `[${marker}]`).join('')}`).join(' · ')}
        </p>
      )}
      {dataMissing.length > 0 && (
        <ul class="quiet">
          {dataMissing.map(({ pointer, reason }) => (
            <li key={pointer}>
              {pointer === '' ? 'The whole' : pointer}: {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
