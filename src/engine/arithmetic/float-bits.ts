const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
double[0] = 1 // 0x3ff00000 00000000: its high word is the one that is not 0
const HIGH = words[1] === 0x3ff00000 ? 1 : 0

/** The upper 32 bits of the IEEE 754 double, unsigned: sign, 11 bits of exponent, 20 bits of fraction. */
export function highWord(x: number): number {
  double[0] = x
  return words[HIGH]!
}

const LEAST = -1074

/** 2^k at index k + 1074, for k of -1074..1023, all exact. A load is faster than putting the bits of 2^k together. */
const powers = new Float64Array(1023 - LEAST + 1)
for (let k = 0, power = 1; k <= 1023; k++, power *= 2) powers[k - LEAST] = power
for (let k = -1, power = 0.5; k >= LEAST; k--, power /= 2) powers[k - LEAST] = power

/** 2^k for an integer k of -1074..1023. */
export function powerOfTwo(k: number): number {
  return powers[k - LEAST]!
}
