/** Rows of other registers that a register's link columns name: read when the page opens and when those rows change. */
import { useEffect, useMemo, useState } from 'react';
import type { NamedSubject } from '../../../core/form/parse.ts';
import type { Register } from '../../../core/form/schema/register.ts';
import type { RowView } from '../../../core/form/view.ts';
import { linkColumns, type LinkTarget } from '../../../core/register/link-rows.ts';
import type { LinkedRows } from '../../../core/register/links.ts';
import { callWorkbench } from '../../api.ts';
import { useNamedSubjects } from '../../questionnaire/state/scope.ts';
import { registerStates } from '../../store/register-states.ts';
import { useSelected } from '../../store/signal.ts';

export interface Links extends LinkedRows {
  /** Subjects and linked rows by the names cells show. */
  subjects: NamedSubject[];
}

const NONE: LinkTarget[] = [];

export function useLinks(register: Register, subject: string): Links {
  const targets = useTargets(register, subject);
  const own = useNamedSubjects();
  const view = useMemo(() => viewsOf(targets), [targets]);
  const subjects = useMemo(
    () => (targets.length ? [...own, ...targets.flatMap(({ rows }) => rows.map(({ named }) => named))] : own),
    [own, targets],
  );
  return useMemo(() => ({ view, subjects }), [view, subjects]);
}

function useTargets(register: Register, subject: string): LinkTarget[] {
  const [targets, setTargets] = useState(NONE);
  const linked = useMemo(() => new Set(linkColumns(register).map((column) => column.register)), [register]);
  const version = useSelected(registerStates, (states) =>
    states
      .filter((state) => state.subject === subject && linked.has(state.question))
      .map((state) => state.version)
      .join(' '),
  );
  const question = register.id;
  useEffect(() => {
    if (linked.size === 0) return undefined;
    let isWanted = true;
    // A lost connection shows itself; the next change asks again.
    callWorkbench('register.links', { subject, question }).then(
      (found) => isWanted && setTargets(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [linked, subject, question, version]);
  return targets;
}

function viewsOf(targets: readonly LinkTarget[]): LinkedRows['view'] {
  const byRegister = new Map<string, Map<string, RowView>>();
  for (const { register, rows } of targets) {
    let views = byRegister.get(register);
    if (!views) byRegister.set(register, (views = new Map()));
    for (const { view } of rows) views.set(view._id, { ...views.get(view._id), ...view });
  }
  return (register, id) => byRegister.get(register)?.get(id);
}
