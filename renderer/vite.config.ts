import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

/**
 * Relative `base`, so that the same files load from `app://`, from the loopback door and from a folder.
 * @param folder this folder; electron-vite bundles its configuration elsewhere, where `import.meta.dirname` is another.
 */
export function windowConfig(folder: string): UserConfig {
  return {
    root: folder,
    base: './',
    publicDir: `${folder}/public`,
    plugins: [react()],
    build: {
      outDir: `${folder}/../out/renderer`,
      emptyOutDir: true,
      target: 'chrome140',
      // A data: URL would need a wider CSP than 'self'.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: `${folder}/index.html`, preview: `${folder}/preview.html` } },
    },
  };
}

export default defineConfig(windowConfig(import.meta.dirname));
