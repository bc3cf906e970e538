/** A hash of words as 16 hexadecimal digits: two lanes of FNV-1a over 32-bit words with a final mix. Not for secrets. */
export function hashOf(parts: readonly Uint32Array[]): string {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (const words of parts) {
    for (let k = 0; k < words.length; k++) {
      const word = words[k]!
      a = Math.imul(a ^ word, 0x01000193)
      a ^= a >>> 15
      b = Math.imul(b ^ word, 0x85ebca6b)
      b ^= b >>> 13
    }
  }
  return hex(mix(a)) + hex(mix(b))
}

function mix(word: number): number {
  let w = word
  w = Math.imul(w ^ (w >>> 16), 0x85ebca6b)
  w = Math.imul(w ^ (w >>> 13), 0xc2b2ae35)
  return (w ^ (w >>> 16)) >>> 0
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0')
}
