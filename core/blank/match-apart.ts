/** What several places or several questions say about one another: certainty is lost where two fit alike. */
import { type PlaceProposal, type Proposal, round } from './proposal.ts';

/** Below 「很可能」. */
const UNSURE = 0.7;
const CLOSE = 0.05;

/** Far ahead of all others: what the words leave open is settled by there being nothing else. */
export function settleAlone(proposals: Proposal[]): void {
  const [first, second] = proposals;
  if (!first || first.score < MIDDLING) return;
  const ahead = first.score - (second?.score ?? 0.25);
  first.score = round(first.score + Math.min(0.14, Math.max(0, 0.6 * (ahead - 0.12))));
}
const MIDDLING = 0.48;

/** A place whose two best questions are nearly even: the first may not look certain. */
export function unsettleClose(proposals: Proposal[]): void {
  const [first, second] = proposals;
  if (!first || !second || first.score - second.score >= CLOSE) return;
  if (first.score <= UNSURE) return;
  proposals.forEach((each, i) => {
    each.score = Math.min(each.score, round(UNSURE - 0.01 * i));
  });
  first.reasons.push(`「${second.label}」几乎同样相符`);
}

const better = (a: Proposal, b: Proposal): number => b.score - a.score;

/** `same`: the very words; `near`: as good as; absent: less. */
export type Agrees = (place: string, question: string) => 'same' | 'near' | undefined;

interface Claim {
  each: PlaceProposal;
  proposal: Proposal;
}

function claimsOf(found: readonly PlaceProposal[]): Claim[][] {
  const claims = new Map<string, Claim[]>();
  for (const each of found) {
    const [proposal] = each.proposals;
    if (!proposal) continue;
    const list = claims.get(proposal.question);
    if (list) list.push({ each, proposal });
    else claims.set(proposal.question, [{ each, proposal }]);
  }
  return [...claims.values()].filter((list) => list.length > 1);
}

/** Nearest labels that stand under several groups: 「编制单位 / 地址」 and 「审核单位 / 地址」. */
function repeated(claims: readonly Claim[]): Set<string> {
  const groups = new Map<string, Set<string>>();
  for (const { label } of claims.map(({ each }) => each)) {
    const nearest = label.at(-1) ?? '';
    groups.set(nearest, (groups.get(nearest) ?? new Set()).add(label.slice(0, -1).join('/')));
  }
  return new Set([...groups].filter(([, outer]) => outer.size > 1).map(([nearest]) => nearest));
}

/**
 * A question may fill several places when its words agree with each of them. Otherwise the place that agrees best keeps
 * it, and the others look further.
 */
export function tellApart(found: readonly PlaceProposal[], agrees: Agrees): void {
  for (const rivals of claimsOf(found)) {
    const twice = repeated(rivals);
    const settled = ({ each, proposal }: Claim): boolean => {
      const agreed = agrees(each.place, proposal.question);
      return agreed === 'same' || (agreed === 'near' && !twice.has(each.label.at(-1) ?? ''));
    };
    const top = Math.max(...rivals.map(({ proposal }) => proposal.score));
    const even = rivals.filter(({ proposal }) => proposal.score >= top - CLOSE).length;
    for (const { each, proposal } of rivals.filter((claim) => !settled(claim))) {
      const loser = proposal.score < top - CLOSE;
      if (loser) proposal.score = round(proposal.score - (each.kind === 'row' ? 0.2 : 0.12));
      else if (even > 1) proposal.score = Math.min(proposal.score, UNSURE);
      if (loser || even > 1) proposal.reasons.push(loser ? '另一处更相符' : `另有 ${even - 1} 处同样相符`);
      each.proposals.sort(better);
    }
  }
}
