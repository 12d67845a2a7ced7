import { useState } from 'react';
import { useEvaluation, useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Dialog, EmptyState } from '../../ui/index.ts';
import { readinessOf } from '../casefile/readiness.ts';
import { PreviewContent } from '../export/PreviewDialog.tsx';

export interface Trial {
  document: string;
  fingerprint: string;
  fileName: string;
}

/** A template filled from the open casefile before anybody relies on it: its pages, and what it holds and lacks. */
export function TryDialog({ trial, onClose }: { trial: Trial; onClose(): void }) {
  const { pack } = useOpenCasefile();
  const evaluation = useEvaluation();
  const items = evaluation ? readinessOf(pack, evaluation).filter((item) => item.document.id === trial.document) : [];
  const [chosen, setChosen] = useState('');
  const item = items.find((each) => each.subject.subject.id === chosen) ?? items[0];
  return (
    <Dialog title={t('try.title', { name: trial.fileName })} size="large" onClose={onClose} className="preview-dialog">
      {evaluation && !item && <EmptyState title={t('try.none')} />}
      {item && (
        <div className="t-trial">
          <label className="row nowrap">
            <span className="nowrap">{t('try.subject')}</span>
            <select
              value={item.subject.subject.id}
              disabled={items.length < 2}
              onChange={(event) => setChosen(event.target.value)}
            >
              {items.map((each) => (
                <option key={each.subject.subject.id} value={each.subject.subject.id}>
                  {each.subject.name}
                </option>
              ))}
            </select>
            <span className="small muted">{t('try.hint')}</span>
          </label>
          <PreviewContent
            key={item.subject.subject.id}
            request={{
              document: trial.document,
              subject: item.subject.subject.id,
              draft: !item.formal,
              template: trial.fingerprint,
            }}
            onJump={onClose}
          />
        </div>
      )}
    </Dialog>
  );
}
