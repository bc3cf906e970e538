export const BROWSER_FLAGS: string[]
export function findBrowser(): string
export function ensureBrowser(): Promise<string | null>
