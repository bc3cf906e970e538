export interface Served {
  readonly origin: string
  readonly address: string // origin and base path
  readonly close: () => Promise<void>
}

export function serve(options: {
  readonly folder: string
  readonly port?: number
  readonly search?: boolean
  readonly base?: string
}): Promise<Served>

export interface HeaderRule {
  readonly pattern: string
  readonly headers: readonly (readonly [string, string])[]
}
export function parseHeaders(text: string): HeaderRule[]
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string>
