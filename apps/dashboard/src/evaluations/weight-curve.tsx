import type { Tuning } from '../http/bodies.ts';
import { score } from './scores.ts';

type Proposal = NonNullable<Tuning['proposal']>;

const [width, height, edge] = [440, 150, 28];

/** nDCG@10 by the weight of meaning, all else as it is served; the table behind it is the same for everyone. */
export function WeightCurve({ proposal: { tried, served, chosen } }: { readonly proposal: Proposal }) {
  const curve = tried.filter(({ setting }) => isOnCurve(setting, served.setting));
  const set = curve
    .flatMap(({ setting, ndcg10 }) => (setting.vectorWeight === null ? [] : [{ weight: setting.vectorWeight, ndcg10 }]))
    .toSorted((a, b) => a.weight - b.weight);
  const measured = curve.find(({ setting }) => setting.vectorWeight === null);
  const scores = curve.map(({ ndcg10 }) => ndcg10);
  const [low, high] = [Math.floor(Math.min(...scores) * 20) / 20, Math.ceil(Math.max(...scores) * 20) / 20];
  const x = (weight: number): number => edge + weight * (width - 2 * edge);
  const y = (ndcg10: number): number => height - edge - ((ndcg10 - low) / Math.max(0.05, high - low)) * (height - 2 * edge);
  return (
    <figure class="weight-curve">
      <figcaption>nDCG@10 by the weight of meaning, from words alone (0) to meaning alone (1); all else as it is served</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {[low, high].map((at) => (
          <g key={at}>
            <line x1={edge} x2={width - edge} y1={y(at)} y2={y(at)} class="curve-grid" />
            <text x={edge - 4} y={y(at) + 4} text-anchor="end">
              {at.toFixed(2)}
            </text>
          </g>
        ))}
        {[0, 0.5, 1].map((at) => (
          <text key={at} x={x(at)} y={height - 8} text-anchor="middle">
            {at}
          </text>
        ))}
        {measured && <line x1={edge} x2={width - edge} y1={y(measured.ndcg10)} y2={y(measured.ndcg10)} class="curve-measured" />}
        <polyline points={set.map(({ weight, ndcg10 }) => `${x(weight)},${y(ndcg10)}`).join(' ')} class="curve-line" />
        {set.map(({ weight, ndcg10 }) => (
          <circle
            key={weight}
            cx={x(weight)}
            cy={y(ndcg10)}
            r={weight === chosen.setting.vectorWeight ? 5 : 2.5}
            class={weight === chosen.setting.vectorWeight ? 'curve-chosen' : 'curve-point'}
          />
        ))}
      </svg>
      <CurveTable measured={measured?.ndcg10 ?? null} set={set} />
    </figure>
  );
}

type CurveTableProps = { readonly measured: number | null; readonly set: readonly { readonly weight: number; readonly ndcg10: number }[] };

const CurveTable = ({ measured, set }: CurveTableProps) => (
  <details>
    <summary>As a table</summary>
    <table class="records">
      <thead>
        <tr>
          <th scope="col">Weight of meaning</th>
          <th scope="col" class="number">
            nDCG@10
          </th>
        </tr>
      </thead>
      <tbody>
        {measured !== null && (
          <tr>
            <td>as measured (the dashed line)</td>
            <td class="number">{score(measured)}</td>
          </tr>
        )}
        {set.map(({ weight, ndcg10 }) => (
          <tr key={weight}>
            <td>{weight}</td>
            <td class="number">{score(ndcg10)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

function isOnCurve(setting: Proposal['served']['setting'], served: Proposal['served']['setting']): boolean {
  return (['rerankShare', 'rerankDepth', 'candidates'] as const).every((name) => setting[name] === served[name]);
}
