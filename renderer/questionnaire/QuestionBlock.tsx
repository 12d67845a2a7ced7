import { memo } from 'react';
import { answerKey } from '../../core/answer/answer.ts';
import type { Finding } from '../../core/form/finding.ts';
import type { Question } from '../../core/form/pack-schema.ts';
import { t } from '../strings/t.ts';
import { classes } from '../ui/index.ts';
import { dropHandlers, landingPlace } from '../evidence/drop.ts';
import { EvidenceMark } from '../evidence/EvidenceMark.tsx';
import { FindingList } from './FindingList.tsx';
import { fieldOf } from './fields/index.ts';
import { UnknownField } from './fields/UnknownField.tsx';
import { UnsavedMark } from './UnsavedMark.tsx';
import { useFindings, useQuestionStatus } from './state/findings.ts';
import { useScope } from './state/scope.ts';
import { useTouched } from './state/touched.ts';

/** One question: label, help, the field of its type, findings. Re-renders only for its own answer, status and findings. */
export const QuestionBlock = memo(function QuestionBlock({ question }: { question: Question }) {
  const { subject } = useScope();
  const { visible } = useQuestionStatus(subject, question.id);
  return visible ? <ShownQuestion question={question} /> : null;
});

/** The question itself is empty; an empty cell or part of a started one is a finding like any other. */
function isMissing({ kind, at }: Finding): boolean {
  return kind === 'required' && !at.row && !at.column;
}

function ShownQuestion({ question }: { question: Question }) {
  const { subject, readOnly } = useScope();
  const { required } = useQuestionStatus(subject, question.id);
  const all = useFindings(subject, question.id);
  const touched = useTouched(subject, question.id);
  const missing = all.some(isMissing);
  const findings = touched ? all : all.filter((finding) => !isMissing(finding));
  const kind = fieldOf(question.type);
  const id = `q-${question.id}`;
  const labelId = `${id}-label`;
  const helpId = `${id}-help`;
  const findingsId = `${id}-findings`;
  const described = [question.help && helpId, findings.length > 0 && findingsId].filter(Boolean).join(' ');
  const Component = kind?.component;
  const Label = kind?.single ? 'label' : 'span';
  const isNote = question.type === 'note';
  const takes = landingPlace(subject, question);
  return (
    <div
      className={classes('q-field', kind?.wide && 'q-wide', isNote && 'q-is-note')}
      data-question={question.id}
      tabIndex={-1}
      {...(readOnly ? {} : dropHandlers(takes))}
    >
      <div className="q-label">
        <Label id={labelId} {...(kind?.single ? { htmlFor: id } : {})}>
          {question.label}
        </Label>
        {required && (
          <span className={classes('q-required', missing && 'q-missing')}>
            {t(missing ? 'questionnaire.requiredMissing' : 'ui.required')}
          </span>
        )}
        {takes && question.type !== 'attachment' && (
          <EvidenceMark subject={subject} question={question.id} title={question.label} readOnly={readOnly} />
        )}
        <UnsavedMark subject={subject} question={question.id} />
      </div>
      <div className="q-control">
        {question.help && (
          <p id={helpId} className="q-help">
            {question.help}
          </p>
        )}
        {Component ? (
          <Component
            holder={question}
            at={answerKey(subject, question.id)}
            id={id}
            labelId={labelId}
            describedBy={described || undefined}
            invalid={findings.some((finding) => finding.level === 'error')}
            required={required}
            readOnly={readOnly}
          />
        ) : (
          <UnknownField id={id} type={question.type} />
        )}
        <FindingList id={findingsId} question={question.id} findings={findings} />
      </div>
    </div>
  );
}
