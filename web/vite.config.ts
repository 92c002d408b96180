import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The host stays that of the page: the service takes a session's changes only from its own pages.
const service = { target: process.env.DONGBO_SERVICE ?? 'http://127.0.0.1:8080', changeOrigin: false };

const source = fileURLToPath(new URL('./src', import.meta.url));

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: [
      { find: '@', replacement: source },
      // What every icon of the library is drawn by.
      { find: /^\.\.\/components\/AntdIconLight$/, replacement: `${source}/app/QuietIcon.tsx` },
    ],
  },
  build: { manifest: true, chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/api': service, '/healthz': service } },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'] },
});
