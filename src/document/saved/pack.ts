// Packs text for a link: UTF-8, then LZW (Welch 1984) with codes that grow from 9 to 16 bits, then base64url.

const FIRST_FREE = 256
const MOST_CODES = 65_536

/** Width in bits of the next code when `size` codes are known to the writer. */
const widthFor = (size: number) => Math.max(9, 32 - Math.clz32(size - 1))

/** Text as letters, digits, - and _. */
export function pack(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const codes = new Map<number, number>() // prefix * 256 + byte -> code
  const packed: number[] = []
  let held = 0
  let bits = 0
  let size = FIRST_FREE
  const write = (code: number) => {
    held = (held << widthFor(size)) | code
    bits += widthFor(size)
    for (; bits >= 8; bits -= 8) packed.push((held >>> (bits - 8)) & 255)
    held &= (1 << bits) - 1
  }
  let prefix = -1
  for (const byte of bytes) {
    const known = prefix < 0 ? byte : codes.get(prefix * 256 + byte)
    if (known !== undefined) {
      prefix = known
      continue
    }
    write(prefix)
    if (size < MOST_CODES) codes.set(prefix * 256 + byte, size++)
    prefix = byte
  }
  if (prefix >= 0) write(prefix)
  if (bits > 0) packed.push((held << (8 - bits)) & 255)
  return btoa(packed.map((byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The text again; null when it is damaged or would be longer than `longest` bytes. */
export function unpack(packed: string, longest: number): string | null {
  const bytes = fromBase64Url(packed)
  const out = bytes && expand(bytes, longest)
  if (!out) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(out)
  } catch {
    return null
  }
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

function expand(bytes: Uint8Array, longest: number): Uint8Array | null {
  const prefixes: number[] = []
  const endings: number[] = []
  const out: number[] = []
  let held = 0
  let bits = 0
  let previous = -1
  let at = 0
  for (;;) {
    // the writer knows one code more than have been completed here
    const size = FIRST_FREE + prefixes.length + (previous < 0 || FIRST_FREE + prefixes.length >= MOST_CODES ? 0 : 1)
    const width = widthFor(size)
    for (; bits < width && at < bytes.length; bits += 8) held = (held << 8) | bytes[at++]!
    if (bits < width) return Uint8Array.from(out)
    const code = (held >>> (bits - width)) & ((1 << width) - 1)
    bits -= width
    held &= (1 << bits) - 1
    if (code >= size) return null
    const start = out.length
    if (previous >= 0 && size > FIRST_FREE + prefixes.length) {
      const entry = prefixes.length
      prefixes.push(previous)
      // completed below by the first byte of what this code stands for; its own first byte when it is the new code itself
      endings.push(firstByte(code === FIRST_FREE + entry ? previous : code, prefixes))
    }
    for (let c = code; ; c = prefixes[c - FIRST_FREE]!) {
      if (out.length >= longest) return null
      out.push(c < FIRST_FREE ? c : endings[c - FIRST_FREE]!)
      if (c < FIRST_FREE) break
    }
    reverse(out, start)
    previous = code
  }
}

function firstByte(code: number, prefixes: readonly number[]): number {
  let first = code
  while (first >= FIRST_FREE) first = prefixes[first - FIRST_FREE]!
  return first
}

function reverse(values: number[], from: number): void {
  for (let low = from, high = values.length - 1; low < high; low++, high--) {
    const value = values[low]!
    values[low] = values[high]!
    values[high] = value
  }
}
