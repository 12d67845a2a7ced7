/** The attributes of a cell, straight from the bytes. */
import { TYPE, type TypeCode, typeOf } from './cell-values.ts';

const SMALL_S = 's'.charCodeAt(0);

/** Letters of a reference → 0-based column. */
export function columnAt(bytes: Buffer, start: number): number {
  let column = 0;
  for (let at = start; ; at += 1) {
    const letter = bytes[at]! & 0xdf;
    if (letter < 65 || letter > 90 || column > 100_000) return column - 1;
    column = column * 26 + letter - 64;
  }
}

export function styleAt(bytes: Buffer, start: number, end: number): number {
  let style = 0;
  for (let at = start; at < end; at += 1) style = style * 10 + bytes[at]! - 48;
  return style;
}

export function typeAt(bytes: Buffer, start: number, end: number): TypeCode {
  if (end - start === 1) {
    if (bytes[start] === SMALL_S) return TYPE.shared;
  } else if (end - start === 9) return TYPE.text;
  return typeOf(bytes.toString('latin1', start, end));
}
