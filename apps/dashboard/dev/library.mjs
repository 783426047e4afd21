// Made-up content for the development server: ordinary, hostile and right-to-left.
const hours = (n) => new Date(Date.now() - n * 3_600_000).toISOString();
export const ago = hours;

const page1 = `Pump maintenance handbook

Chapter 1. Before you start

Switch the pump off at the wall and wait two minutes before opening the housing. The capacitor keeps a charge of up to 400 volts for about ninety seconds after the mains are gone.

The check valve closes when the outlet pressure exceeds 2.4 bar. It must be replaced every 18 months, or after 4,000 hours of operation, whichever comes first.
`;
const page2 = `
Chapter 2. Noise and vibration

A rattling noise at start-up usually means air in the suction line. Bleed the line at the upper screw until water comes without bubbles.

Steady vibration above 4.5 mm/s points to worn bearings. Bearings are ordered as a pair; replacing one alone shortens the life of both.
`;
const hostile = `Notes <script>alert('owned')</script> & "quotes"

<img src=x onerror=alert(1)> is text, and so is [a link](javascript:alert(1)).

Emoji before the quote: 🌊🌊 the valve <b>never</b> closes below 1 bar.

في الليل ينخفض مستوى الماء بمقدار ثلاثة سنتيمترات. يرتفع مرة أخرى في الصباح.
`;
const long = Array.from(
  { length: 900 },
  (_, i) =>
    `Paragraph ${i + 1}. The reservoir was measured again and the level had moved by ${(i * 7) % 13} mm since the day before, which the log book records without comment.`,
).join('\n\n');

export const texts = {
  d1: `${page1}\n${page2}`,
  d2: hostile,
  d3: long.replace('Paragraph 500.', 'Paragraph 500. The spillway opens at 311.5 metres above sea level.'),
};

const revision = (number, status, over = {}) => ({
  number,
  status,
  mediaType: 'application/pdf',
  fileName: 'pump-handbook.pdf',
  sha256: 'ab'.repeat(32),
  bytes: 1_843_220,
  pages: 48,
  chunks: 112,
  progress: null,
  warnings: [],
  failure: null,
  attempts: 1,
  createdAt: hours(70),
  statusChangedAt: hours(69.9),
  liveAt: status === 'live' ? hours(69.9) : null,
  ...over,
});
const document = (id, title, over = {}, latest = {}) => {
  const status = over.status ?? 'live';
  return {
    id,
    externalId: id,
    collection: 'default',
    title,
    status,
    failure: null,
    liveRevision: status === 'live' ? 1 : null,
    latest: revision(1, status, latest),
    metadata: {},
    access: { public: true, groups: [] },
    validFrom: null,
    validUntil: null,
    staleAfter: null,
    createdAt: hours(70),
    updatedAt: hours(69),
    ...over,
  };
};
const failure = { code: 'encrypted', reason: 'The PDF is encrypted. Save it without a password and add it again.' };

export const documents = [
  document('d1', 'Pump maintenance handbook', { liveRevision: 2, metadata: { department: 'Operations', language: 'en' } }, { number: 2 }),
  document(
    'd2',
    `Notes <script>alert('owned')</script> & “quotes”`,
    { createdAt: hours(3) },
    { mediaType: 'text/markdown', fileName: 'notes.md', bytes: 412, pages: null, chunks: 2 },
  ),
  document(
    'd3',
    'Reservoir log, 2019 to 2025, all stations, with the corrections of the hydrology office and the appendix on evaporation',
    { staleAfter: 2_592_000 },
    { bytes: 148_000, pages: null, chunks: 640, mediaType: 'text/plain', fileName: 'reservoir-log.txt' },
  ),
  document(
    'd4',
    'Contract with the water board',
    { status: 'failed', failure, liveRevision: null, createdAt: hours(1) },
    { failure, chunks: null, pages: null },
  ),
  document(
    'd5',
    'سجل مستوى المياه',
    { createdAt: hours(0.2), status: 'parsed', liveRevision: null },
    {
      fileName: 'levels-ar.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      pages: null,
      bytes: 88_000,
      chunks: 14,
    },
  ),
  document(
    'd6',
    'tea.html',
    { createdAt: hours(0.01), status: 'received', liveRevision: null },
    { fileName: 'tea.html', mediaType: 'text/html', pages: null, chunks: null, bytes: 14_220 },
  ),
  ...Array.from({ length: 60 }, (_, i) =>
    document(
      `e${i}`,
      `Inspection report ${2025 - (i % 6)}-${String(1 + (i % 12)).padStart(2, '0')}, station ${1 + (i % 9)}`,
      { createdAt: hours(90 + i * 7) },
      { bytes: 40_000 + i * 9137, pages: 3 + (i % 14), chunks: 9 + i },
    ),
  ),
];
export const revisionsOf = (id) =>
  id === 'd1'
    ? [
        { ...revision(2, 'live'), lives: [{ from: hours(30), until: null }], removed: null },
        {
          ...revision(1, 'superseded', { createdAt: hours(900), chunks: 98 }),
          lives: [
            { from: hours(900), until: hours(200) },
            { from: hours(100), until: hours(30) },
          ],
          removed: null,
        },
      ]
    : [documents.find((d) => d.id === id)?.latest].filter(Boolean).map((latest) => ({ ...latest, lives: [], removed: null }));

const side = (start, line, text) => ({
  span: { start, end: start + text.length },
  line,
  lines: text === '' ? 0 : text.trim().split('\n').length,
  text,
});
export const diffOf = (documentId, from, to) => ({
  documentId,
  from,
  to,
  linesAdded: 5,
  linesRemoved: 2,
  chunks: { kept: 96, added: 4, gone: 2, embedded: 4 },
  exact: true,
  changes: [
    {
      kind: 'changed',
      before: '3.2 Check valve',
      from: side(200, 12, 'The check valve closes at 0.4 bar below the set pressure, and is tested every twelve months.\n'),
      to: side(
        200,
        12,
        'The check valve closes at 0.3 bar below the set pressure, and is tested every six months by the station itself.\n',
      ),
    },
    {
      kind: 'added',
      before: 'Tools',
      from: side(900, 40, ''),
      to: side(
        920,
        40,
        '- torque wrench, 20 to 100 Nm\n- a_very_long_identifier_of_a_spare_part_that_has_no_place_to_break_M8-1125-ZX-000000017\n',
      ),
    },
    { kind: 'removed', before: '', from: side(1500, 61, 'Ask the workshop in Ghent, phone 12.\n'), to: side(1600, 63, '') },
  ],
  changesLeftOut: 0,
});
