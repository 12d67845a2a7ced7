import type { SubjectKind } from '../../../core/form/pack-schema.ts';
import { createSignal } from '../../store/signal.ts';

/** The kind a subject is being added of, or `null`. Set it from anywhere to ask for the name. */
export const addingSubject = createSignal<SubjectKind | null>(null);
