/** The outside programs that tests need, where they are on this machine, and what is missing without them. */
import fs from 'node:fs';
import path from 'node:path';

export type ToolName = 'chromium' | 'libreoffice' | 'pdftoppm' | 'pdftotext' | 'cjk-fonts';

interface Tool {
  /** Environment variable that names the program outright. */
  variable?: string;
  /** Names looked up on PATH. */
  names: string[];
  /** Places where installers put it. */
  places: string[];
  /** Debian packages that bring it. */
  debian: string[];
  /** For the one-line message. */
  title: string;
}

const programFiles = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
  .filter((folder) => folder !== undefined)
  .map(String);

export const TOOLS: Record<ToolName, Tool> = {
  chromium: {
    variable: 'WORKBENCH_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...programFiles.flatMap((folder) => [
        path.join(folder, 'Google/Chrome/Application/chrome.exe'),
        path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]),
    ],
    debian: ['chromium'],
    title: 'Chromium, Chrome or Edge',
  },
  libreoffice: {
    variable: 'WORKBENCH_SOFFICE',
    names: ['soffice', 'libreoffice'],
    places: [
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
      ...programFiles.map((folder) => path.join(folder, 'LibreOffice/program/soffice.exe')),
    ],
    debian: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'],
    title: 'LibreOffice (Writer and Calc)',
  },
  pdftoppm: { names: ['pdftoppm'], places: [], debian: ['poppler-utils'], title: 'pdftoppm (poppler)' },
  pdftotext: { names: ['pdftotext'], places: [], debian: ['poppler-utils'], title: 'pdftotext (poppler)' },
  'cjk-fonts': {
    names: [],
    places: ['/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', '/System/Library/Fonts', 'C:\\Windows\\Fonts'],
    debian: ['fonts-noto-cjk'],
    title: 'Chinese fonts',
  },
};

function onPath(name: string): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name + suffix))
    .find((file) => fs.existsSync(file));
}

/** Full path of the tool, or `undefined`. */
export function findTool(name: ToolName): string | undefined {
  const tool = TOOLS[name];
  const named = tool.variable ? process.env[tool.variable] : undefined;
  if (named) return fs.existsSync(named) ? named : undefined;
  return tool.names.map(onPath).find(Boolean) ?? tool.places.find((place) => fs.existsSync(place));
}

export function missingTools(): ToolName[] {
  return (Object.keys(TOOLS) as ToolName[]).filter((name) => findTool(name) === undefined);
}
