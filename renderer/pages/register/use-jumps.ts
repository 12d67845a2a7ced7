/** Going to a row from elsewhere, from problem to problem, and an address that follows the focus. */
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import { nextRow } from '../../../core/register/filter.ts';
import { ALL_ROWS, isPlain, type ViewSpec } from '../../../core/register/view.ts';
import { useRoute } from '../../app/route.ts';
import { useWindowKey } from '../../app/use-window-key.ts';
import type { SheetHandle } from '../../questionnaire/grid/GridSheet.tsx';
import { focusedPlace } from '../../questionnaire/state/focus.ts';
import { useAddressOfFocus } from '../../questionnaire/state/use-address-of-focus.ts';
import { flushDrafts } from '../../store/drafts.ts';
import type { RegisterTable } from '../../store/register-tables.ts';
import { useFlushedDrafts } from '../../store/use-flushed-drafts.ts';
import { t } from '../../strings/t.ts';
import { toast } from '../../ui/index.ts';
import type { RowChecks } from './row-checks.ts';
import { inSteps } from './run-in-steps.ts';
import type { RegisterViewState } from './use-register-view.ts';

export const FIND_ID = 'register-find';

export interface JumpOptions {
  register: QuestionOf<'register'>;
  subject: string;
  row: string;
  column: string;
  table: RegisterTable;
  view: RegisterViewState;
  spec: ViewSpec;
  setSpec(spec: ViewSpec): void;
  setClosed(closed: ReadonlySet<string>): void;
  checks: RowChecks;
  handle: RefObject<SheetHandle | null>;
}

export function useJumps(options: JumpOptions): void {
  const { register, subject, table, view, spec, checks, handle } = options;
  const route = useRoute();
  const wanted = useRef<{ row: string; column: string } | null>(null);
  const seen = useRef<unknown>(null);

  const showAll = (): void => {
    options.setSpec(ALL_ROWS);
    options.setClosed(new Set());
  };
  const arrive = useEffectEvent(() => {
    if (seen.current !== route) {
      seen.current = route;
      wanted.current = options.row ? { row: options.row, column: options.column } : null;
    }
    const to = wanted.current;
    if (!to || view.busy) return;
    if (!table.rows.has(to.row)) {
      if (!table.complete) return;
      wanted.current = null;
      toast(t('register.notFound'), 'error');
    } else if (view.ids.includes(to.row)) {
      wanted.current = null;
      handle.current?.go(to.row, to.column);
    } else {
      toast(t('register.unfiltered'));
      showAll();
    }
  });
  useEffect(() => arrive(), [route, table.ids, table.complete, view.ids, view.busy]);

  const problem = async (step: 1 | -1): Promise<void> => {
    flushDrafts();
    const sheet = handle.current;
    if (!sheet) return;
    const { row: here, column } = sheet.selection().anchor;
    const place = (id: string): string[] => {
      const row = table.rows.get(id);
      const at = row ? checks.problems(id, row).filter(({ level }) => level !== 'hint') : [];
      const named = new Set(at.map((each) => each.column || (register.columns[0]?.id ?? '')));
      const columns = register.columns.map(({ id: each }) => each).filter((each) => named.has(each));
      return step > 0 ? columns : columns.reverse();
    };
    const own = place(view.ids[here] ?? '');
    const now = focusedPlace.get().column;
    const after = own.indexOf(now) >= 0 ? own[own.indexOf(now) + 1] : undefined;
    if (after !== undefined && column >= 0) {
      sheet.go(view.ids[here] ?? '', after);
      return;
    }
    const test = (id: string): boolean => {
      const row = table.rows.get(id);
      return !!row && checks.hasProblem(id, row, true);
    };
    const inView = await inSteps(nextRow(view.ids, here, step, test));
    const found = inView ?? (isPlain(spec) ? undefined : await inSteps(nextRow(table.ids, -1, step, test)));
    if (found === undefined) toast(t('register.noNextProblem'));
    else {
      const to = { row: found, column: place(found)[0] ?? '' };
      if (inView !== undefined) sheet.go(to.row, to.column);
      else {
        wanted.current = to;
        toast(t('register.unfiltered'));
        showAll();
      }
    }
  };
  useWindowKey((event) => {
    const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
    if (event.isComposing || (event.key !== 'F8' && !isFind) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    if (isFind) {
      const input = document.getElementById(FIND_ID);
      input?.focus();
      if (input instanceof HTMLInputElement) input.select();
    } else void problem(event.shiftKey ? -1 : 1);
  });
  useFlushedDrafts();
  useAddressOfFocus(({ question, row, column }) =>
    question === register.id ? { page: 'register', subject, question, ...(row ? { row, column } : {}) } : undefined,
  );
}
