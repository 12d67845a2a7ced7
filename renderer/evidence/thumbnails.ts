/** Small pictures of evidence: asked for when they come into view, newest first, a few at a time. */
import { useEffect, useState } from 'react';
import { callWorkbench, fromBase64 } from '../api.ts';
import { openCasefile } from '../store/casefile-state.ts';

const AT_ONCE = 4;
const MOST_KEPT = 400;

/** SHA-256 → address of the small picture; '' for what has none. */
const known = new Map<string, string>();
const waiting: { sha256: string; wanted: () => boolean; done: (url: string) => void }[] = [];
let running = 0;
let casefile = '';

/** Address of a small picture; '' for what is no picture or not there yet. */
export function useThumbnail(sha256: string): string {
  const [loaded, setLoaded] = useState({ sha256: '', url: '' });
  useEffect(() => {
    if (sha256 === '' || lookUp(sha256) !== undefined) return;
    let gone = false;
    waiting.push({ sha256, wanted: () => !gone, done: (url) => !gone && setLoaded({ sha256, url }) });
    next();
    return () => {
      gone = true;
    };
  }, [sha256]);
  return lookUp(sha256) ?? (loaded.sha256 === sha256 ? loaded.url : '');
}

/** Another casefile's pictures are forgotten: an encrypted one leaves nothing behind when it is closed. */
function lookUp(sha256: string): string | undefined {
  const session = openCasefile.get()?.state.session ?? '';
  if (session !== casefile) {
    for (const url of known.values()) if (url) URL.revokeObjectURL(url);
    known.clear();
    casefile = session;
  }
  return known.get(sha256);
}

function next(): void {
  while (running < AT_ONCE && waiting.length > 0) {
    // What came into view last is what somebody looks at now.
    const task = waiting.pop()!;
    if (!task.wanted()) continue;
    const there = lookUp(task.sha256);
    if (there !== undefined) {
      task.done(there);
      continue;
    }
    running += 1;
    void load(task.sha256).then((url) => {
      running -= 1;
      task.done(url);
      next();
    });
  }
}

async function load(sha256: string): Promise<string> {
  const session = openCasefile.get()?.state.session;
  try {
    const { mime, data } = await callWorkbench('evidence.thumbnail', { sha256 });
    if (openCasefile.get()?.state.session !== session) return '';
    return remember(
      sha256,
      data ? URL.createObjectURL(new Blob([new Uint8Array(fromBase64(data))], { type: mime })) : '',
    );
  } catch {
    // It keeps its file icon, and is asked for again when it comes into view again.
    return '';
  }
}

function remember(sha256: string, url: string): string {
  known.set(sha256, url);
  const [oldest] = known.keys();
  if (known.size > MOST_KEPT && oldest !== undefined) {
    URL.revokeObjectURL(known.get(oldest) ?? '');
    known.delete(oldest);
  }
  return url;
}
