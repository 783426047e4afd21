// Who may import whom. Rooms are libs/*; a room is entered by its index.ts only; outside packages have one owner.
const feature = '^libs/(ingest|retrieval|answer|guard|freshness|quality)/';
const owned = [
  ['store', '^node_modules/(pg|pg-types|@electric-sql)(/|$)'],
  ['models', '^node_modules/(onnxruntime-node|@huggingface|node-llama-cpp)(/|$)'],
  ['queue', '^node_modules/(bullmq|@nestjs/bullmq|ioredis)(/|$)', '^apps/'],
  [
    'ingest',
    '^node_modules/(@hyzyla|@langchain|@repomix|web-tree-sitter|mammoth|linkedom|saxes|@e965|postal-mime|tesseract|utif2|@kenjiuno|rtf-stream-parser|@mozilla|mdast-util|micromark|file-type|chardet|iconv-lite|eld/|yaml/)',
  ],
  ['gateway', '^node_modules/(eventsource-parser|p-queue)(/|$)'],
  ['sources', '^node_modules/(undici|robots-parser|ipaddr\\.js)(/|$)'],
  ['freshness', '^node_modules/cron-parser(/|$)'],
  ['freshness', '^node_modules/diff(/|$)'],
  ['guard', '^node_modules/libphonenumber-js(/|$)'],
  ['(answer|retrieval|runtime|store)', '^node_modules/lru-cache(/|$)'],
  ['telemetry', '^node_modules/(pino|prom-client)(/|$)'],
  ['sources', '^node_modules/(aws4fetch|picomatch)(/|$)'],
];
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const onlyFrom = (room, allowed) =>
  forbid(
    `${room}-imports`,
    { path: `^libs/${room}/` },
    { path: '^libs/', pathNot: `^libs/(${[room, ...allowed].join('|')})/` },
    `${room} may import ${allowed.join(', ') || 'nothing'}`,
  );

module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }),
    forbid(
      'front-door',
      { path: '^(libs/([^/]+)/|apps/|bench/|test/)' },
      { path: '^libs/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$2/'] },
      'enter a room by its index.ts',
    ),
    forbid(
      'client-front-door',
      { path: '^(libs|apps|bench)/' },
      { path: '^packages/', pathNot: '^packages/client/src/index\\.ts$' },
      'the client is used as others use it',
    ),
    onlyFrom('core', []),
    onlyFrom('contract', []),
    onlyFrom('config', []),
    ...['retrieval', 'answer', 'guard', 'freshness', 'quality'].map((room) => onlyFrom(room, ['core', 'testing'])),
    // The child that parses a document scans it there as well, within the same limits of time and memory.
    onlyFrom('ingest', ['core', 'guard', 'testing']),
    onlyFrom('store', ['core', 'config', 'testing']),
    onlyFrom('models', ['core', 'config', 'testing']),
    onlyFrom('gateway', ['core', 'config', 'testing']),
    onlyFrom('queue', ['core', 'config', 'testing']),
    onlyFrom('sources', ['core', 'config', 'testing']),
    onlyFrom('telemetry', ['core', 'config', 'testing']),
    onlyFrom('testing', ['core']),
    forbid(
      'testing-in-specs-only',
      { path: '^(libs|apps)/', pathNot: ['(\\.spec|-for-specs)\\.ts$', '^libs/testing/'] },
      { path: '^libs/testing/' },
    ),
    forbid('nest-at-the-rim', { path: '^libs/', pathNot: '\\.module\\.ts$' }, { path: '^node_modules/@nestjs/' }),
    forbid('features-know-ports', { path: feature }, { path: '^libs/(store|models|gateway|queue|sources|runtime)/' }),
    forbid('apps-apart', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: ['^apps/$1/', '^apps/worker/src/index\\.ts$'] }),
    forbid('dashboard-knows-contract', { path: '^apps/dashboard/' }, { path: '^libs/', pathNot: '^libs/contract/' }),
    forbid(
      'client-stands-alone',
      { path: '^packages/', pathNot: '\\.spec\\.ts$|/tools/' },
      { path: '^(libs|apps|bin)/' },
      'a package that others install imports nothing of the service',
    ),
    forbid(
      'mcp-owns',
      { path: '^(libs|apps)/', pathNot: '^apps/(api|cli)/src/mcp/' },
      { path: '^node_modules/@modelcontextprotocol(/|$)' },
      'only the roads of the Model Context Protocol import its packages',
    ),
    ...owned.map(([room, packages, also]) =>
      forbid(
        `${room}-owns`,
        { path: '^(libs|apps)/', pathNot: [`^libs/${room}/`, ...(also ? [also] : [])] },
        { path: packages },
        `only ${room} imports these packages`,
      ),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main'],
    },
  },
};
