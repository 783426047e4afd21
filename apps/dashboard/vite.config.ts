import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const api = process.env['AQUIFER_API'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/dashboard', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // light-dark() stays as written: lowering it doubles the tokens.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Nothing inline, so that `default-src 'self'` needs no exception.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/v1': api, '/openapi.json': api } },
});
