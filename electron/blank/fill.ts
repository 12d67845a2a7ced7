/** Values by label into an untouched blank: read, assigned, filled, read back, reported. */
import { type Assigned, assignValues, type FillOutcome } from '../../core/blank/assign.ts';
import { type Blank, type FillReport, type FillValue, UNTOUCHABLE } from '../../core/blank/place.ts';

export interface FilledBlank {
  bytes: Uint8Array;
  report: FillReport;
}

export interface FillOptions {
  /** Bytes of a picture named in the values; throws a WorkbenchError when there is none. */
  image?: (name: string) => Uint8Array;
  /** Called when the bytes are made, before they are read back: for measuring. */
  onWritten?: () => void;
}

/** One format's reading and filling. */
export interface BlankFormat {
  read: (bytes: Uint8Array) => Blank;
  fill: (bytes: Uint8Array, assignments: Assigned['assignments'], options?: FillOptions) => FillOutcome;
}

export function fillWith(
  format: BlankFormat,
  bytes: Uint8Array,
  values: Record<string, FillValue>,
  options: FillOptions = {},
): FilledBlank {
  const blank = format.read(bytes);
  const assigned = assignValues(blank.places, values);
  const outcome = format.fill(bytes, assigned.assignments, options);
  return { bytes: outcome.bytes, report: reportOf(blank, assigned, outcome) };
}

function reportOf(blank: Blank, assigned: Assigned, { report }: FillOutcome): FillReport {
  const keyOf = (place: string): string => assigned.keys.get(place)?.join('」「') ?? '';
  const filled = new Set(report.placed.map(({ place }) => place));
  return {
    placed: report.placed.map((each) => ({ key: keyOf(each.place), ...each })),
    unplaced: assigned.unplaced,
    ambiguous: assigned.ambiguous,
    empty: blank.places
      .filter((place) => !filled.has(place.id) && !UNTOUCHABLE.has(place.kind))
      .map(({ id, at, label }) => ({ place: id, at, label })),
    refused: [
      ...assigned.refused,
      ...report.refused.map(({ place, at, reason }) => ({ key: keyOf(place), at, reason })),
    ],
    mismatched: report.mismatched.map(({ place, at, expected, found }) => ({ key: keyOf(place), at, expected, found })),
  };
}
