/** Checksum of two texts in a row from the checksums of each: the head of a sheet is known only after its rows. */

const POLYNOMIAL = 0xedb88320;

/** A row vector times a 32×32 matrix over GF(2). */
function times(matrix: Uint32Array, vector: number): number {
  let sum = 0;
  for (let bit = 0, rest = vector >>> 0; rest !== 0; bit += 1, rest >>>= 1) if (rest & 1) sum ^= matrix[bit] ?? 0;
  return sum >>> 0;
}

const squared = (matrix: Uint32Array): Uint32Array => matrix.map((column) => times(matrix, column));

/** Appending one zero bit. */
function oneBit(): Uint32Array {
  return Uint32Array.from({ length: 32 }, (_, bit) => (bit === 0 ? POLYNOMIAL : 1 << (bit - 1)));
}

/** CRC-32 of a‖b. @param length bytes of b */
export function combineCrc(a: number, b: number, length: number): number {
  let crc = a >>> 0;
  // Eight zero bits are one zero byte.
  let matrix = squared(squared(squared(oneBit())));
  for (let rest = length; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) crc = times(matrix, crc);
    matrix = squared(matrix);
  }
  return (crc ^ b) >>> 0;
}
