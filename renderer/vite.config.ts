import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => `${import.meta.dirname}/${path}`;

/** Relative `base`, so that the same files load from `app://`, from the loopback door and from a folder. */
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: here('public'),
  plugins: [react()],
  build: {
    outDir: here('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    // A data: URL would need a wider CSP than 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: here('index.html'), preview: here('preview.html') } },
  },
});
