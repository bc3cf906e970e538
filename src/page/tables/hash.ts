/** SHA-256 of a text as UTF-8, hexadecimal. */
export async function hashOfText(text: string): Promise<string> {
  if (!crypto.subtle) throw new Error('Own tables need an address with https, or localhost.')
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
