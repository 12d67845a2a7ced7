import { t } from '../../strings/t.ts';
import { Icon } from '../../ui/index.ts';
import { certaintyOf } from './state/certainty.ts';
import type { PlaceEntry } from './state/places.ts';
import { whereabouts, type Target } from './state/questions.ts';

export interface ProposalsProps {
  entry: PlaceEntry;
  targets: ReadonlyMap<string, Target>;
  onTake(index: number): void;
}

/** The best questions for a place, numbered as the keys that take them. */
export function Proposals({ entry, targets, onTake }: ProposalsProps) {
  const { proposals, bound } = entry;
  if (proposals.length === 0)
    return bound.question === undefined && entry.state === 'open' ? (
      <p className="muted">{t('place.noProposal')}</p>
    ) : null;
  return (
    <ol className="bare t-proposals" aria-label={t('place.proposals')}>
      {proposals.map((proposal, index) => {
        const target = targets.get(proposal.question);
        const chosen = bound.question === proposal.question;
        return (
          <li key={proposal.question}>
            <button type="button" aria-pressed={chosen} onClick={() => onTake(index)}>
              <kbd>{index + 1}</kbd>
              <span className="t-proposal-text">
                {target?.label ?? proposal.label}
                <span className="small muted"> {target ? whereabouts(target) : proposal.section}</span>
                <span className="small muted t-reason">{proposal.reasons.join('；')}</span>
              </span>
              <span className={`small t-certainty-${certaintyOf(proposal.score)}`}>
                {chosen && <Icon name="check" size={12} />} {t(`certainty.${certaintyOf(proposal.score)}`)}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
