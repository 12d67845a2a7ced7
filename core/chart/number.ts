/** Numbers as charts write them, and round ends of axes. */
import { withUnit } from '../form/display.ts';

/** Without trailing noughts: `78.5`, `12`. */
export function numberOf(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

/** Round steps from nought: at most six lines up to at least `largest`. */
export function axisSteps(largest: number, end?: number): number[] {
  const top = end ?? largest;
  if (!(top > 0)) return [0, 1];
  const rough = top / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  // Whole things are not counted in halves.
  const whole = step < 1 && Number.isInteger(top) ? 1 : step;
  const steps: number[] = [];
  for (let i = 0; i * whole < top; i += 1) steps.push(Number((i * whole).toPrecision(12)));
  steps.push(end ?? Number((steps.length * whole).toPrecision(12)));
  return steps;
}

/** With its unit: `12 项`, `78.5%`. */
export const amount = (value: number, decimals: number, unit: string): string =>
  withUnit(numberOf(value, decimals), unit);
