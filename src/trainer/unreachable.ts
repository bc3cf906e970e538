/** The end of a switch over a union: does not compile when a case is missing. @throws Error always */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}
