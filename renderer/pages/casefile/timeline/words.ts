/** A deadline's state in icon, word and colour. */
import type { ListedDeadline } from '../../../../core/duty/call-results.ts';
import { yearOf } from '../../../../core/duty/day.ts';
import { t } from '../../../strings/t.ts';
import type { IconName, Tone } from '../../../ui/index.ts';

export interface StateWords {
  icon: IconName;
  tone: Tone;
  word: string;
}

/** From here on a deadline asks for attention (合规日历 §5: 提醒 30、15、7、3、1 日). */
export const SOON_DAYS = 30;

export function stateWords({ state, daysLeft }: ListedDeadline): StateWords {
  switch (state) {
    case 'done':
      return { icon: 'ok', tone: 'ok', word: t('duty.done') };
    case 'overdue':
      return { icon: 'alert', tone: 'error', word: t('duty.overdue', { n: -(daysLeft ?? 0) }) };
    case 'due':
      return dueWords(daysLeft ?? 0);
    case 'waiting':
      return { icon: 'edit', tone: 'neutral', word: t('duty.waiting') };
    case 'open':
      return { icon: 'none', tone: 'neutral', word: t('duty.open') };
    case 'unknown':
      return { icon: 'warning', tone: 'warning', word: t('duty.unknown') };
  }
}

export function dueWords(daysLeft: number): StateWords {
  const word = daysLeft === 0 ? t('duty.leftToday') : t('duty.left', { n: daysLeft });
  return { icon: 'calendar', tone: daysLeft <= SOON_DAYS ? 'warning' : 'accent', word };
}

/** What else there is to say about the day: the working day to aim at, or why there is none. */
export function dayRemark({ state, due, aim, shifted, doneOn, missingYear }: ListedDeadline): string {
  if (state === 'done') return doneOn ? t('duty.doneOn', { day: doneOn }) : '';
  if (state === 'unknown') return t('duty.unknownHint', { year: missingYear ?? '' });
  if (state === 'waiting') return t('duty.waitingHint');
  if (state === 'open') return t('duty.openHint');
  if (aim === '') return t('duty.aimUnknown', { year: yearOf(due) });
  if (aim === due) return '';
  const words = t('duty.aim', { day: aim });
  return shifted ? `${words}；${t('duty.shifted', { day: shifted })}` : words;
}
