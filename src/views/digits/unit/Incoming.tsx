import { useRef } from 'react'
import { unitName } from '../../../engine/network/names'
import type { Network } from '../../../engine/network/network'
import { paintNumber } from '../../../ui/number/paint-number'
import { ref } from '../../ref'
import { usePainter } from '../../use-painter'
import { reachOf } from '../paint-image'

interface IncomingProps {
  readonly network: Network
  readonly layer: number
  readonly unit: number
}

/** What a unit behind hidden units gets from each of them: its weights as bars, which are painted. */
export function Incoming({ network, layer, unit }: IncomingProps) {
  const list = useRef<HTMLUListElement>(null)
  const { in: inputs, W } = network.layers[layer - 1]!
  const from = W + unit * inputs
  usePainter(
    ({ parameters, position }, pictures) => {
      if (!pictures || !list.current) return
      const scale = reachOf(parameters, from, inputs)
      for (const [k, item] of [...list.current.children].entries()) {
        const value = parameters[from + k]!
        const share = Math.max(-1, Math.min(1, value / scale)) || 0
        const row = item as HTMLElement
        row.style.setProperty('--from', `${50 + Math.min(0, share) * 50}%`)
        row.style.setProperty('--long', `${Math.abs(share) * 50}%`)
        row.dataset.bar = share < 0 ? 'negative' : 'positive'
        paintNumber(item.querySelector('b')!, value, ref('parameters', position.step, from + k), { fit: 7 })
      }
    },
    [network, layer, unit],
  )
  return (
    <ul ref={list} className="digits-incoming">
      {Array.from({ length: inputs }, (_, k) => (
        <li key={k} className="digits-output">
          <span className="digits-name">{unitName(network, layer - 1, k)}</span>
          <span className="digits-bar" />
          <b className="digits-number" />
        </li>
      ))}
    </ul>
  )
}
