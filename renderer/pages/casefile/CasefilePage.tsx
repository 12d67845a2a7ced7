import { navigate } from '../../app/route.ts';
import { closeCasefile } from '../../store/open-flow.ts';
import { useAction } from '../../store/use-action.ts';
import { useEvaluation, useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote } from '../../ui/index.ts';
import './casefile.css';
import { DocumentTable } from './DocumentTable.tsx';
import { FindingList } from './FindingList.tsx';
import { NextStepCard } from './NextStepCard.tsx';
import { SubjectSection } from './SubjectSection.tsx';
import { TimelineSection } from './timeline/TimelineSection.tsx';

/** Overview: what to do next, the subjects, the documents, what the checks found. */
export function CasefilePage() {
  const { state, pack } = useOpenCasefile();
  const evaluation = useEvaluation();
  const close = useAction(async () => {
    await closeCasefile();
    navigate({ page: 'start' });
  });
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{state.name}</h1>
          <p className="muted small">
            {t('casefile.pack', { title: pack.title, version: pack.version })}
            <br />
            <span className="mono">{state.path}</span>
          </p>
        </div>
        <Button icon="close" busy={close.busy} onClick={() => void close.run()}>
          {t('casefile.close')}
        </Button>
      </header>
      {close.error && <ErrorNote error={close.error} />}
      {evaluation && (
        <>
          <NextStepCard evaluation={evaluation} />
          {pack.subjects.map((kind) => (
            <SubjectSection key={kind.kind} kind={kind} evaluation={evaluation} />
          ))}
          <TimelineSection />
          <DocumentTable evaluation={evaluation} />
          <FindingList findings={evaluation.findings} evaluation={evaluation} />
        </>
      )}
    </div>
  );
}
