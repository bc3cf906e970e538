import { useRef } from 'react'
import { useApp, useSameShape, useSide } from '../../store'
import { sideB } from '../../store/comparison'
import { shownParameterName } from '../../views/graph/names'
import { paintBlank, paintNumber } from '../../views/paint-number'
import { usePainterOfBoth } from './use-painter-of-both'

/** Every weight in both runs, and how far they are apart. */
export function CompareTable() {
  if (useSameShape()) return <WeightsOfBoth />
  return <p className="compare-other-shape">{OTHER_SHAPE} The tab Weights has those of either run.</p>
}

export const OTHER_SHAPE = 'The two networks have different shapes, so their weights cannot be compared one by one.'

function WeightsOfBoth() {
  const network = useApp((state) => state.network)
  const dataset = useApp((state) => state.dataset)
  const { frames } = useSide()
  const body = useRef<HTMLTableSectionElement>(null)
  usePainterOfBoth(() => {
    const a = frames.latest()
    const b = sideB.frames.latest()
    for (const [index, row] of [...(body.current?.rows ?? [])].entries()) {
      const [, first, second, apart] = row.cells
      if (a) paintNumber(first!, a.parameters[index] ?? Number.NaN, `parameters:${a.position.step}/${index}`)
      else paintBlank(first!)
      if (b) paintNumber(second!, b.parameters[index] ?? Number.NaN, `parameters:${b.position.step}/${index}`)
      else paintBlank(second!)
      if (a && b) paintNumber(apart!, b.parameters[index]! - a.parameters[index]!, `apart:${a.position.step}/${b.position.step}/${index}`)
      else paintBlank(apart!)
    }
  }, [network, dataset])
  if (!network || !dataset) return null
  return (
    <section className="compare-table" aria-label="Weights of both runs" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">weight</th>
            <th scope="col">● A</th>
            <th scope="col" data-run="B">
              ■ B
            </th>
            <th scope="col">B − A</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {Array.from({ length: network.parameterCount }, (_, index) => (
            <tr key={index}>
              <th scope="row">{shownParameterName(network, dataset, index)}</th>
              <td />
              <td data-run="B" />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
