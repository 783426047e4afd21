import { effect } from '@preact/signals';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Activity } from '../http/bodies.ts';
import { theme } from '../shell/theme.ts';

const height = 200;
type Drawing = { readonly signal: AbortSignal; readonly onChoose: (index: number) => void };

/** Draws the line into its place, again when the width or the theme changes, until aborted. */
export function drawChart(place: HTMLElement, hits: Activity['hits'], { signal, onChoose }: Drawing): void {
  let chart: uPlot | null = null;
  const draw = (): void => {
    chart?.destroy();
    chart = new uPlot(optionsFor(place), [hits.map((bucket) => Date.parse(bucket.at) / 1000), hits.map((bucket) => bucket.count)], place);
    const over = chart.over;
    over.addEventListener('click', () => typeof chart?.cursor.idx === 'number' && onChoose(chart.cursor.idx));
  };
  const resize = new ResizeObserver(() => chart?.setSize({ width: place.clientWidth, height }));
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const stopWatching = effect(() => void (theme.value, requestAnimationFrame(() => signal.aborted || draw())));
  scheme.addEventListener('change', draw, { signal });
  resize.observe(place);
  signal.addEventListener('abort', () => {
    stopWatching();
    resize.disconnect();
    chart?.destroy();
  });
}

function optionsFor(place: HTMLElement): uPlot.Options {
  const [ink, line, accent, fill] = ['--ink-2', '--line', '--accent', '--accent-wash'].map((token) => colourOf(place, token)) as [
    string,
    string,
    string,
    string,
  ];
  const font = `12px ${getComputedStyle(place).fontFamily}`;
  const axis: uPlot.Axis = { stroke: ink, font, labelFont: font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  return {
    width: place.clientWidth,
    height,
    cursor: { points: { size: 8, fill: accent }, drag: { x: false, y: false } },
    legend: { live: true },
    scales: { y: { range: (_chart, _low, high) => [0, Math.max(4, Math.ceil(high * 1.1))] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: [
          [86_400, '{D} {MMM}', null, null, null, null, null, null, 1],
          [3600, '{HH}:{mm}', '\n{D} {MMM}', null, '\n{D} {MMM}', null, null, null, 1],
          [60, '{HH}:{mm}', '\n{D} {MMM}', null, '\n{D} {MMM}', null, null, null, 1],
        ],
      },
      {
        ...axis,
        size: 48,
        label: 'Passages',
        labelSize: 20,
        labelGap: 0,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000],
      },
    ],
    series: [
      { label: 'Time', value: '{D} {MMM}, {HH}:{mm}' },
      { label: 'Passages', stroke: accent, width: 2, fill, points: { show: false } },
    ],
  };
}

/** A canvas cannot read custom properties: an element that uses the token tells what it comes to. */
function colourOf(place: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
