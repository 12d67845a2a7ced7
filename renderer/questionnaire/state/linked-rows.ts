/** Rows that the link columns of the register on the screen may name. */
import { createContext } from 'react';
import type { NamedSubject } from '../../../core/form/parse.ts';

const NONE: NamedSubject[] = [];
export const LinkedRowsContext = createContext<NamedSubject[]>(NONE);
