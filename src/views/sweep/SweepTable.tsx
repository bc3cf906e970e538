import type { Sweep } from '../../page/questions/sweep'
import { minimumGroups, rateVerdicts, sizeVerdicts } from '../../page/questions/sweep-verdicts'
import { Button } from '../../ui/Button'
import { Num } from '../../ui/number/Num'
import { TableTwin } from '../../ui/TableTwin'
import { numberOfSweep } from './number-of-sweep'
import { groupName } from './SeedsPicture'

interface SweepTableProps {
  readonly sweep: Sweep
  readonly height: number
  readonly onPick: (k: number) => void
}

const HEADS = {
  rates: { value: 'rate', word: 'region', pick: 'Set', label: 'Set the rate of row' },
  seeds: { value: 'seed', word: 'group', pick: 'Open', label: 'Open the run of row' },
  sizes: { value: 'hidden units', word: 'fit', pick: 'Open', label: 'Open the run of row' },
} as const

/** How runs get their names: the rules of sweep-verdicts in words. */
const RULES = {
  rates:
    'good: the loss fell by at least half of the largest fall; too small: by less; too large: it grew, or fell by less beyond the best rate; diverging: not finite, or above 100 times the loss before',
  seeds:
    'one group: final training losses with no gap of more than a quarter between them, as of runs on their way to the same minimum; I is the lowest',
  sizes:
    'just right: the test loss is as good as the lowest but for 5 % of it or of what size gains; overfit: it is higher, but the training loss is lower than at the lowest; underfit: both are higher',
} as const

/** The finished runs of a sweep as numbers. */
export function SweepTable({ sweep, height, onPick }: SweepTableProps) {
  const { plan, answer } = sweep
  const head = HEADS[plan.kind]
  const words = wordsOf(sweep)
  return (
    <TableTwin
      label="The sweep as a table"
      className="sweep-table"
      height={height}
      caption={<caption className="sweep-about">{RULES[plan.kind]}</caption>}
      heads={[head.value, 'training loss', 'test loss', head.word, <td key="pick" />]}
    >
      {(answer?.results ?? []).map((_, k) => (
        <tr key={plan.values[k]}>
          <th scope="row">
            <Num {...numberOfSweep(sweep, 'value', k)} />
          </th>
          <td>
            <Num {...numberOfSweep(sweep, 'trainLoss', k)} />
          </td>
          <td>
            <Num {...numberOfSweep(sweep, 'testLoss', k)} />
          </td>
          <td>{words[k]}</td>
          <td>
            <Button aria-label={`${head.label} ${k + 1}`} onClick={() => onPick(k)}>
              {head.pick}
            </Button>
          </td>
        </tr>
      ))}
    </TableTwin>
  )
}

/** What each finished run is called. */
export function wordsOf({ plan, answer }: Sweep): readonly (string | null)[] {
  const results = answer?.results ?? []
  if (plan.kind === 'rates') return rateVerdicts(results)
  if (plan.kind === 'sizes') return sizeVerdicts(results)
  const groups = minimumGroups(results)
  return results.map((_, place) => {
    const g = groups.findIndex(({ places }) => places.includes(place))
    return groups[g]?.diverged ? 'diverged' : groupName(g)
  })
}
