/** Builds what Electron runs: main process and document worker, preload, window → `out/`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import { contract } from './core/contract.ts';
import { windowConfig } from './renderer/vite.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: here('./out/main'),
      rolldownOptions: {
        input: {
          main: here('./electron/shell/main.ts'),
          'document-worker': here('./electron/document/worker.ts'),
          'picture-worker': here('./electron/picture/worker.ts'),
          'import-worker': here('./electron/register/import-worker.ts'),
        },
        // The worker is found beside the main file, under a name that does not change with its content.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    define: { CALL_NAMES: JSON.stringify(Object.keys(contract)) },
    build: {
      outDir: here('./out/preload'),
      // A sandboxed preload can require nothing but Electron's own module.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: here('./electron/shell/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  // `npm start` builds the window by itself, because the loopback door needs nothing else.
  ...(process.env['WORKBENCH_MAIN_ONLY'] ? {} : { renderer: windowConfig(here('./renderer')) }),
});
