/** True in `npm run proof`, which tries every count and looks at every size and theme. */
export const PROOF = process.env.PROOF === '1'

/** How often something is tried: `all` in `npm run proof`, a fixed `sample` of it in `npm test`. */
export function tries(sample: number, all: number): number {
  return PROOF ? all : sample
}
