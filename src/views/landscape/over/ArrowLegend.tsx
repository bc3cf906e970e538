import { useRef } from 'react'
import { isCompared, usePage, useRun, useThisRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { formatCount } from '../../../ui/number/format-number'
import { paintBlank, paintNumber } from '../../../ui/number/paint-number'
import { nounOf } from '../../../words/counted'
import { ref } from '../../ref'
import { windowOver } from '../paint-window'
import { stepArrows } from './arrows'
import type { RunLayerProps } from './layer-props'
import { useArrowPainter } from './use-arrow-painter'

/** What the arrows are; nothing while there are none. */
export function ArrowLegend(props: RunLayerProps) {
  const { layout, samples } = props
  const { mark } = useThisRun()
  const axes = useRun((state) => state.document.view.axes)
  const network = useRun((state) => state.network)
  const compared = usePage(isCompared)
  const root = useRef<HTMLUListElement>(null)
  const paint = (frame: Frame, wanted: number | null) => {
    const domain = windowOver(axes)
    const found = network && domain && stepArrows(frame, network, axes, domain, layout, samples, wanted)
    const node = root.current!
    node.hidden = !found
    const [shown, of] = node.querySelectorAll('b')
    if (!found) {
      for (const number of [shown, of]) paintBlank(number!)
      return
    }
    const { noise, meanIsUpdate, arrows, times } = found
    const here = new Set<string>(arrows.map(({ kind }) => kind))
    for (const line of node.querySelectorAll<HTMLElement>('[data-arrow]')) line.hidden = !here.has(line.dataset.arrow!)
    if (noise) {
      paintNumber(shown!, noise.shown, ref('arrows', frame.next!.step, 'shown', ...axes), 'count')
      paintNumber(of!, noise.of, ref('arrows', frame.next!.step, 'of', ...axes), 'count')
    } else for (const number of [shown, of]) paintBlank(number!)
    node.querySelector('i')!.textContent = nounOf(noise?.of ?? 0, 'sample')
    const update = noise && meanIsUpdate ? 'mean: next update' : 'next update'
    node.querySelector('em')!.textContent = times === 1 ? update : `${update}, all × ${formatCount(times)}`
  }
  useArrowPainter(props, axes, paint, [layout, axes, network, samples])
  return (
    <ul ref={root} className="landscape-legend" data-run={mark} hidden aria-label={`Arrows of run ${mark}`}>
      {compared && <li>{mark === 'B' ? 'B ▷' : mark}</li>}
      <li data-arrow="sample">
        <b /> of <b /> <i />
      </li>
      <li data-arrow="mean">mean</li>
      <li data-arrow="gradient">gradient</li>
      <li data-arrow="carried">velocity</li>
      <li data-arrow="update">
        <em />
      </li>
    </ul>
  )
}
