// Packs text for a link: zlib's format, whose check tells a shortened or mistyped link, in base64url.

/** Text as letters, digits, - and _. */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The text again; null when it is damaged or has more than `longest` characters: no more of it is unpacked then. */
export async function unpack(packed: string, longest: number): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]*$/.test(packed)) return null
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
    let text = ''
    for (const reader = stream.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })).getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) return text
      text += value
      if (text.length <= longest) continue
      await reader.cancel()
      return null
    }
  } catch {
    return null // not base64url, not zlib's format, or not UTF-8
  }
}
