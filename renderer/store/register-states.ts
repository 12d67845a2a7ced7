/** What registers add up to and what is wrong in them; the workbench reckons it, because it holds all rows. */
import type { RegisterState } from '../../core/register/call-results.ts';
import { unpackStates } from '../../core/register/transit.ts';
import { callWorkbench } from '../api.ts';
import { openCasefile } from './casefile-state.ts';
import { refreshTable } from './register-tables.ts';
import { createSignal } from './signal.ts';

/** A register of 100,000 rows is looked through in a good part of a second: not after every keystroke. */
const PAUSE_MS = 700;
/** On opening: the page gets to ask for its rows before. */
const OPENING_MS = 150;

export const registerStates = createSignal<readonly RegisterState[]>([]);
let timer: number | undefined;
let isAsking = false;
let isWanted = false;
let holders = 0;
/** Sets met in this opening of the casefile, by stamp. */
const sets = new Map<number, ReadonlySet<string>>();
let setsOf: string | undefined;

export function scheduleRegisterStates(now = false): void {
  if (!hasRegisters()) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void ask(), now ? OPENING_MS : PAUSE_MS);
}

/** Rows on their way to the screen go before numbers about them. @returns lets go again */
export function holdRegisterStates(): () => void {
  holders += 1;
  return () => {
    holders -= 1;
    if (holders === 0 && isWanted) scheduleRegisterStates(true);
  };
}

export function forgetRegisterStates(): void {
  window.clearTimeout(timer);
  registerStates.set([]);
}

async function ask(): Promise<void> {
  if (isAsking || holders > 0) {
    isWanted = true;
    return;
  }
  isAsking = true;
  isWanted = false;
  const session = openCasefile.get()?.state.session;
  try {
    if (session !== setsOf) sets.clear();
    setsOf = session;
    const data = await callWorkbench('register.state', { known: [...sets.keys()] });
    if (openCasefile.get()?.state.session !== session) return;
    const states = unpackStates(data, sets);
    registerStates.set(states);
    for (const { subject, question, generation } of states) refreshTable(subject, question, generation);
  } catch {
    // A lost connection shows itself; the next change asks again.
  } finally {
    isAsking = false;
    if (isWanted) scheduleRegisterStates(true);
  }
}

function hasRegisters(): boolean {
  const forms = openCasefile.get()?.pack.forms ?? [];
  return forms.some(({ sections }) =>
    sections.some(({ questions }) => questions.some(({ type }) => type === 'register')),
  );
}
