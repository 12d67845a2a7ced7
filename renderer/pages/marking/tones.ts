import type { MarkMeaning } from '../../../core/register/marking-spec.ts';
import type { Tone } from '../../ui/index.ts';

/** Colours only add to the words, which are always there. */
export const TONES: Record<MarkMeaning, Tone> = { pass: 'ok', part: 'warning', fail: 'error', none: 'neutral' };
