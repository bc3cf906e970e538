import { usePage } from '../../page'

/** A scenario's sentence; while results are to be predicted, without its numbers. */
export function useSummary(): (summary: string) => string {
  const hides = usePage(({ predict }) => predict.on)
  return (summary) => (hides ? summary.replace(/\d+\.\d+/g, '…') : summary)
}
