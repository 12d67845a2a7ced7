/** The way from a register to the documents that hold it. */
import { useMemo, useState } from 'react';
import { indexPack } from '../../../core/form/pack.ts';
import { hrefOf, navigate, type Route } from '../../app/route.ts';
import { useEvaluation, useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { readinessOf, type Readiness } from '../casefile/readiness.ts';

/** Nothing where no document draws from the register's form. */
export function ExportButton({ subject, register }: { subject: string; register: string }) {
  const { pack } = useOpenCasefile();
  const evaluation = useEvaluation();
  const [open, setOpen] = useState(false);
  const form = indexPack(pack).questions.get(register)?.form.id ?? '';
  const items = useMemo(
    () =>
      (evaluation ? readinessOf(pack, evaluation) : []).filter(
        (item) => item.subject.subject.id === subject && item.document.forms.includes(form),
      ),
    [pack, evaluation, subject, form],
  );
  const [only] = items;
  if (!only) return null;
  return (
    <>
      <Button icon="export" onClick={() => (items.length === 1 ? navigate(routeOf(only)) : setOpen(true))}>
        {t('register.export')}
      </Button>
      {open && (
        <Dialog title={t('register.exportTitle')} onClose={() => setOpen(false)}>
          <ul className="bare reg-problem-list">
            {items.map((item) => (
              <li key={item.document.id}>
                <span className="grow">{item.document.title}</span>
                <a href={hrefOf(routeOf(item))}>{t('register.exportTo')}</a>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

const routeOf = ({ document, subject }: Readiness): Route => ({
  page: 'export',
  document: document.id,
  subject: subject.subject.id,
});
