/** The casefile's files as the window knows them: their records are among the answers. */
import { useMemo } from 'react';
import { FILE, keyText, type EvidenceFile } from '../../core/answer/answer.ts';
import { evidenceFiles, fileKey } from '../../core/evidence/evidence.ts';
import { answers } from '../store/casefile-state.ts';
import { useSelected, useSignal } from '../store/signal.ts';

export function useFile(sha256: string): EvidenceFile | undefined {
  return useSelected(answers, (map) => map.get(keyText(fileKey(sha256)))?.value) as EvidenceFile | undefined;
}

/** Newest first. */
export function useFiles(): { sha256: string; file: EvidenceFile }[] {
  const map = useSignal(answers);
  return useMemo(() => evidenceFiles(map).reverse(), [map]);
}

/** Grows with every file and caption. */
export const useFileCount = (): number =>
  useSelected(answers, (map) => {
    let count = 0;
    for (const answer of map.values()) if (answer.question === FILE) count += 1;
    return count;
  });
