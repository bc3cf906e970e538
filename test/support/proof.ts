/** True in `npm run proof`, which tries every count and looks at every size and theme. */
export const PROOF = process.env.PROOF === '1'

/** How often something is tried: `all` in `npm run proof`, a fixed `sample` of it in `npm test`. */
export function tries(sample: number, all: number): number {
  return PROOF ? all : sample
}

/** The cases that are tried: all in `npm run proof`, the first of them in `npm test`. */
export function some<Case>(count: number, cases: readonly Case[]): readonly Case[] {
  return PROOF ? cases : cases.slice(0, count)
}
