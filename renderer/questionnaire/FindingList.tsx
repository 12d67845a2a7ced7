import { useState } from 'react';
import { placeLabel } from '../../core/form/place-label.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Finding, Location } from '../../core/form/finding.ts';
import { hrefOfLocation } from '../app/route.ts';
import { t } from '../strings/t.ts';
import { SeverityMark } from '../ui/index.ts';
import { goTo } from './state/jump.ts';
import { useScope } from './state/scope.ts';

const FEW = 4;

/** Findings under their question. A cell's finding is a button to the cell; the other side of a contradiction is a link. */
export function FindingList({ id, question, findings }: { id: string; question: string; findings: Finding[] }) {
  const [all, setAll] = useState(false);
  if (!findings.length) return null;
  const shown = all ? findings : findings.slice(0, FEW);
  return (
    <div className="q-findings-box">
      <ul className="q-findings" id={id}>
        {shown.map((finding) => (
          <FindingItem key={finding.id} finding={finding} question={question} />
        ))}
      </ul>
      {findings.length > FEW && (
        <button type="button" className="q-link" onClick={() => setAll(!all)}>
          {all ? t('questionnaire.fewerFindings') : t('questionnaire.moreFindings', { count: findings.length - FEW })}
        </button>
      )}
    </div>
  );
}

function FindingItem({ finding, question }: { finding: Finding; question: string }) {
  const { subject } = useScope();
  const { at } = finding;
  const places = [at, ...(finding.also ?? [])];
  const here = places.find((place) => place.question === question && place.subject === subject);
  const others = places.filter(
    (place) =>
      place !== here && (place.column !== undefined || place.question !== question || place.subject !== subject),
  );
  return (
    <li className={`q-finding q-finding-${finding.level}`}>
      <SeverityMark level={finding.level} />
      <span>
        {here?.row ? (
          <button type="button" className="q-link" onClick={() => goTo(question, here.row, here.column)}>
            {finding.message}
          </button>
        ) : (
          finding.message
        )}
        {others.map((place) => (
          <OtherPlace key={`${place.subject}/${place.question}/${place.column ?? ''}`} place={place} />
        ))}
        {finding.check && <span className="q-check-id">{finding.check}</span>}
      </span>
    </li>
  );
}

function OtherPlace({ place }: { place: Location }) {
  const { pack } = useScope();
  return (
    <a className="q-other-place" href={hrefOfLocation(place)}>
      {t('questionnaire.seeAlso', { label: placeLabel(indexPack(pack), place) })}
    </a>
  );
}
