/** One import from the file to the change: what has been found, what a person has corrected and chosen. */
import { useEffect, useReducer, useRef } from 'react';
import { WorkbenchError, type JobState } from '../../../../core/contract.ts';
import type { ColumnMapping, ImportOptions } from '../../../../core/register/import-model.ts';
import type { ImportOpening, ImportPreview, ImportResult } from '../../../../core/register/import-results.ts';
import { callWorkbench } from '../../../api.ts';
import { settled, syncFromWorkbench } from '../../../store/casefile-store.ts';
import { cancelJob, followJob } from '../../../store/follow-job.ts';

export type Step = 'file' | 'columns' | 'diff';

/** All rows of a group, or none, but for those ticked otherwise. */
export interface Picked<T> {
  all: boolean;
  except: ReadonlySet<T>;
}

export interface Choices {
  added: Picked<number>;
  changed: Picked<number>;
  reviewed: Picked<number>;
  /** Rows of the register that the file lacks. */
  remove: Picked<string>;
  erase: boolean;
  number: boolean;
}

export const FIRST_CHOICES: Choices = {
  added: { all: true, except: new Set() },
  changed: { all: true, except: new Set() },
  reviewed: { all: false, except: new Set() },
  remove: { all: false, except: new Set() },
  erase: false,
  number: false,
};

/** A scanner knows addresses, not what people call their machines: what it would change is let in one by one. */
const firstChoices = ({ kind }: ImportOpening, { series }: ImportPreview): Choices => ({
  ...FIRST_CHOICES,
  changed: { all: kind !== 'scan', except: new Set() },
  number: series !== null,
});

export interface ImportState {
  step: Step;
  path: string;
  opened: ImportOpening | null;
  mapping: ColumnMapping[];
  key: string[];
  options: ImportOptions;
  job: JobState | null;
  preview: ImportPreview | null;
  choices: Choices;
}

const START: ImportState = {
  step: 'file',
  path: '',
  opened: null,
  mapping: [],
  key: [],
  options: { monthAs: 'refuse', unknownAsOther: false, takeRows: [] },
  job: null,
  preview: null,
  choices: FIRST_CHOICES,
};

export interface ImportActs {
  change(change: Partial<ImportState>): void;
  /** @throws WorkbenchError */
  open(more?: { sheet?: number; header?: { first: number; last: number } }): Promise<void>;
  /** @throws WorkbenchError */
  compare(): Promise<void>;
  cancel(): Promise<void>;
  /** @returns `null` when it was called off: nothing is written then. @throws WorkbenchError */
  apply(): Promise<ImportResult | null>;
}

const close = (id: string): void => void callWorkbench('register.importClose', { id }).catch(() => undefined);

export function useImport(subject: string, question: string): [ImportState, ImportActs] {
  const [state, change] = useReducer(
    (now: ImportState, next: Partial<ImportState>): ImportState => ({ ...now, ...next }),
    START,
  );
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  // Closing the dialog forgets the comparison, and calls off one that is under way.
  useEffect(
    () => () => {
      const { opened, job } = latest.current;
      void cancelJob(job).catch(() => undefined);
      if (opened) close(opened.id);
    },
    [],
  );

  const tell = (job: JobState): void => change({ job });
  const acts: ImportActs = {
    change,
    async open(more = {}) {
      await settled();
      const { path, opened: before } = latest.current;
      const opened = await callWorkbench('register.importOpen', { subject, question, path: path.trim(), ...more });
      if (before) close(before.id);
      const mapping = opened.mapping.map(({ score: _, reason: __, ...each }) => each);
      change({ step: 'columns', opened, mapping, key: opened.key, preview: null, choices: FIRST_CHOICES });
    },
    async compare() {
      const { opened, mapping, key, options } = latest.current;
      if (!opened) return;
      await settled();
      const started = await callWorkbench('register.importPreview', { id: opened.id, mapping, key, options });
      change({ preview: null });
      const job = await followJob(started, tell);
      if (job.state === 'cancelled') return;
      const preview = await callWorkbench('register.importResult', { id: opened.id });
      change({ step: 'diff', preview, choices: firstChoices(opened, preview) });
    },
    async cancel() {
      change({ job: await cancelJob(latest.current.job) });
    },
    async apply() {
      const { opened, choices } = latest.current;
      if (!opened) throw new WorkbenchError('CONFLICT', '还没有选择文件。');
      await settled();
      const plain = <T>({ all, except }: Picked<T>): { all: boolean; except: T[] } => ({ all, except: [...except] });
      const { added, changed, reviewed, remove, erase, number } = choices;
      const started = await callWorkbench('register.importApply', {
        id: opened.id,
        choices: {
          added: plain(added),
          changed: plain(changed),
          reviewed: plain(reviewed),
          remove: plain(remove),
          erase,
          number,
        },
      });
      const job = await followJob(started, tell);
      if (job.state === 'cancelled') return null;
      const result = await callWorkbench('register.importApplied', { id: opened.id });
      await syncFromWorkbench();
      return result;
    },
  };
  return [state, acts];
}
