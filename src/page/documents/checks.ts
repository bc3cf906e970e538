import type { Problem } from '../../trainer/protocol'

/** What looks at documents and changes, with the schema. */
export type Checks = typeof import('../../document/saved/checks')

/** To return while that is still on its way: the first sight does not wait for it. */
export const NOT_YET: Problem = { place: 'the page', message: 'The page is still loading: try again in a moment.' }

let fetched: Checks | null = null

export async function fetchChecks(): Promise<void> {
  fetched ??= await import('../../document/saved/checks')
}

/** Null until it was fetched. */
export const checks = (): Checks | null => fetched
