import { useState } from 'react';
import type { CallResult } from '../../../../core/contract.ts';
import { callWorkbench } from '../../../api.ts';
import { settled } from '../../../store/casefile-store.ts';
import { useAction } from '../../../store/use-action.ts';
import { t } from '../../../strings/t.ts';
import { Button, ErrorNote } from '../../../ui/index.ts';
import { RenewalDialog } from './RenewalDialog.tsx';

export type Plan = CallResult<'casefile.renewPlan'>;

export function RenewalSection() {
  const [plan, setPlan] = useState<Plan | null>(null);
  const begin = useAction(async () => {
    await settled();
    setPlan(await callWorkbench('casefile.renewPlan', {}));
  });
  return (
    <section className="card stack" aria-labelledby="renewal">
      <div className="row spread">
        <h2 id="renewal">{t('renewal.title')}</h2>
        <Button icon="copy" busy={begin.busy} onClick={() => void begin.run()}>
          {t('renewal.action')}
        </Button>
      </div>
      <p className="muted">{t('renewal.text')}</p>
      {begin.error && <ErrorNote error={begin.error} />}
      {plan && <RenewalDialog plan={plan} onClose={() => setPlan(null)} />}
    </section>
  );
}
