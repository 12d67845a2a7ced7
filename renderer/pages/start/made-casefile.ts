/** A casefile that was just made, or has another key: opened in this window, its recovery code shown once. */
import type { CasefileState } from '../../../core/contract.ts';
import { loadRecent } from '../../store/app.ts';
import { adopt } from '../../store/casefile-store.ts';
import { recoveryCode } from './RecoveryCodeDialog.tsx';

export async function adoptMade(made: { state: CasefileState; recoveryCode: string }): Promise<void> {
  await adopt(made.state);
  if (made.recoveryCode) recoveryCode.set({ code: made.recoveryCode, name: made.state.name });
  void loadRecent();
}
