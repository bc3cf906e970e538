import { type PageState, usePage } from '../../page'
import { isFinished } from '../../page/inside/predicting'

/** Whether a step is walked through whose end has not been shown, or left with open questions: its results are not told. */
export function hidesResults({ inside, entering, predict }: PageState): boolean {
  return predict.covered || entering !== null || (inside !== null && !isFinished(inside, predict))
}

/** A scenario's sentence; without results while they are hidden, without any of its numbers while they are to be predicted. */
export function useSummary(): (summary: string) => string {
  const hides = usePage((state) => hidesResults(state) && (state.inside?.step ?? 0) < 2)
  const on = usePage(({ predict }) => predict.on)
  const results = on ? /\d+\.\d+/g : /\d+\.\d+(?= to \d)|(?<= to )\d+\.\d+/g
  return (summary) => (hides ? summary.replace(results, '…').replace(/…\.$/, '…') : summary)
}
