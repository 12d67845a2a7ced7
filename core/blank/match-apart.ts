/** What several places or several questions say about one another: certainty is lost where two fit alike. */
import { type PlaceProposal, type Proposal, round } from './proposal.ts';

/** Below 「很可能」. */
const UNSURE = 0.7;
const CLOSE = 0.05;

/** A place whose two best questions are nearly even: the first may not look certain. */
export function unsettleClose(proposals: Proposal[]): void {
  const [first, second] = proposals;
  if (!first || !second || first.score - second.score >= CLOSE) return;
  if (first.score <= UNSURE) return;
  first.score = UNSURE;
  second.score = Math.min(second.score, UNSURE - 0.01);
  first.reasons.push(`「${second.label}」几乎同样相符`);
}

const better = (a: Proposal, b: Proposal): number => b.score - a.score;

/**
 * A question may fill several places when its words agree with each of them (`agrees`). Otherwise the place that agrees
 * best keeps it, and the others look further.
 */
export function tellApart(found: readonly PlaceProposal[], agrees: (place: string, question: string) => boolean): void {
  const claims = new Map<string, { each: PlaceProposal; proposal: Proposal }[]>();
  for (const each of found) {
    const [proposal] = each.proposals;
    if (!proposal) continue;
    const list = claims.get(proposal.question);
    if (list) list.push({ each, proposal });
    else claims.set(proposal.question, [{ each, proposal }]);
  }
  for (const rivals of claims.values()) {
    if (rivals.length < 2) continue;
    const top = Math.max(...rivals.map(({ proposal }) => proposal.score));
    const open = rivals.filter(({ each, proposal }) => !agrees(each.place, proposal.question));
    for (const { each, proposal } of open) {
      const loser = proposal.score < top - CLOSE;
      if (loser) proposal.score = round(proposal.score - 0.12);
      else proposal.score = Math.min(proposal.score, UNSURE);
      proposal.reasons.push(loser ? '另一处更相符' : `另有 ${rivals.length - 1} 处同样相符`);
      each.proposals.sort(better);
    }
  }
}
