import { useState } from 'react';
import type { Evaluation } from '../../../core/form/evaluate.ts';
import type { Finding } from '../../../core/form/finding.ts';
import { indexPack } from '../../../core/form/pack.ts';
import { placeLabel } from '../../../core/form/place-label.ts';
import type { Level } from '../../../core/form/pack-schema.ts';
import { hrefOfLocation } from '../../app/route.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, EmptyState, SeverityMark, Tag } from '../../ui/index.ts';

type GroupName = Level | 'missing';
/** What contradicts comes before what is only not there yet. */
const GROUPS: readonly GroupName[] = ['error', 'missing', 'warning', 'hint'];
const groupOf = (finding: Finding): GroupName => (finding.kind === 'required' ? 'missing' : finding.level);
/** More at once would only hide the first ones. */
const FIRST = 20;

export function FindingList({ findings, evaluation }: { findings: readonly Finding[]; evaluation: Evaluation }) {
  return (
    <section className="card stack" aria-labelledby="findings">
      <h2 id="findings">{t('findings.title')}</h2>
      {findings.length === 0 && <EmptyState title={t('findings.none')} />}
      {GROUPS.map((name) => {
        const group = findings.filter((finding) => groupOf(finding) === name);
        return group.length > 0 && <FindingGroup key={name} name={name} group={group} evaluation={evaluation} />;
      })}
    </section>
  );
}

function FindingGroup(props: { name: GroupName; group: readonly Finding[]; evaluation: Evaluation }) {
  const { name, group, evaluation } = props;
  const [all, setAll] = useState(false);
  const shown = all ? group : group.slice(0, FIRST);
  return (
    <div className="stack finding-group">
      <h3>
        {name === 'missing' ? (
          t('findings.missing', { n: group.length })
        ) : (
          <SeverityMark level={name} count={group.length} />
        )}
      </h3>
      <ul className="bare finding-list">
        {shown.map((finding) => (
          <FindingItem key={`${finding.id}`} finding={finding} evaluation={evaluation} />
        ))}
      </ul>
      {group.length > shown.length && (
        <div>
          <Button variant="quiet" onClick={() => setAll(true)}>
            {t('findings.showAll', { n: group.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

export function FindingItem({ finding, evaluation }: { finding: Finding; evaluation: Evaluation }) {
  const { pack } = useOpenCasefile();
  const index = indexPack(pack);
  const subject = evaluation.subjects.get(finding.at.subject)?.name ?? '';
  const form = index.forms.get(finding.at.form);
  const question = index.questions.get(finding.at.question)?.question;
  const place = [subject, form?.short ?? form?.title, question?.label].filter(Boolean).join(' › ');
  return (
    <li>
      <a href={hrefOfLocation(finding.at)}>{finding.message}</a>
      <span className="row small muted">
        {place}
        {finding.also?.map((other) => (
          <a key={`${other.subject}/${other.question}/${other.column ?? ''}`} href={hrefOfLocation(other)}>
            {t('questionnaire.seeAlso', { label: placeLabel(index, other) })}
          </a>
        ))}
        {finding.check && <Tag>{finding.check}</Tag>}
      </span>
    </li>
  );
}
