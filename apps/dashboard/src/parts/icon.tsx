// One set, drawn on a 16-pixel grid with one stroke; always beside a word.
const paths = {
  ask: 'M2.500 3.500h11v7.500h-6l-3 2.500v-2.500h-2z',
  documents: 'M4 1.500h5.500l3 3v10h-8.500zM9 1.500v3.500h3.500M6 8.500h4.500M6 11h4.500',
  activity: 'M1.500 9h3l2-5.500 3 9 2-3.500h3',
  system: 'M2.500 2.500h11v4h-11zM2.500 9.500h11v4h-11zM5 4.500h.01M5 11.500h.01',
  search: 'M7 2.500a4.500 4.500 0 1 1 0 9a4.500 4.500 0 1 1 0-9zM10.300 10.300l3.700 3.700',
  close: 'M3.500 3.500l9 9M12.500 3.500l-9 9',
  up: 'M5 7v6.500h-2.500v-6.500zM5 7l2.500-5c1.500 0 1.800 1.200 1.500 2.200l-.5 2.300h4.500l-1.200 6c-.1.600-.6 1-1.200 1h-5.600',
  down: 'M5 9v-6.500h-2.500v6.500zM5 9l2.500 5c1.500 0 1.800-1.200 1.500-2.200l-.5-2.300h4.500l-1.200-6c-.1-.6-.6-1-1.200-1h-5.600',
  stop: 'M4 4h8v8h-8z',
  retry: 'M13 3v3.500h-3.500M12.700 6.500a5 5 0 1 0 .3 3',
  upload: 'M8 10.500v-8M4.800 5.500l3.200-3.200 3.200 3.200M2.500 10.500v3h11v-3',
  download: 'M8 2v8M4.800 7.300l3.200 3.200 3.200-3.200M2.500 10.500v3h11v-3',
  remove: 'M2.500 4h11M6 4v-1.500h4v1.500M4 4l.6 9.500h6.800l.6-9.500',
  link: 'M6.500 9.500l3-3M7 4.500l1.500-1.500a3 3 0 0 1 4.300 4.300l-1.600 1.500M9 11.500l-1.500 1.500a3 3 0 0 1-4.300-4.300l1.600-1.500',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  check: 'M3 8.500l3.200 3.200 6.800-7.200',
  alert: 'M8 2l6.500 11.500h-13zM8 6.500v3.300M8 11.700h.01',
  key: 'M5.500 8a2.750 2.750 0 1 1 0 .01M8.200 8h6v2.500M11.500 8v2',
  theme: 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM8 2v12M8 5.500l4.800-1M8 8.500h6M8 11.500l4.500 .8',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  chevron: 'M6 3.500l4.500 4.500-4.500 4.500',
};
export type IconName = keyof typeof paths;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
