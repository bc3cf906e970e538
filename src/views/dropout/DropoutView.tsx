import { useRef } from 'react'
import type { Network } from '../../engine/network'
import { useApp, useSide } from '../../store'
import { masksOf } from '../../store/masks'
import { Button } from '../../ui/Button'
import { useTextPx } from '../graph/use-text-px'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { MaskStrip } from './MaskStrip'
import { paintTotals, paintUnit } from './paint'
import './dropout.css'

/** Sizes of the text under which the masks are below the words. */
const WIDE = 52

/** What dropout does: the last masks, one unit that was dropped and one that was kept, and how often so far. */
export function DropoutView({ width, height }: ViewSize) {
  const { change } = useSide()
  const network = useApp((state) => state.network)
  const on = useApp((state) => (state.training?.dropout ?? 0) > 0)
  const narrow = width < WIDE * useTextPx()
  const hidden = (network?.layers.length ?? 1) > 1
  return (
    <section className="dropout" data-narrow={narrow || undefined} style={{ width, height }} aria-label="Dropout" tabIndex={0}>
      {!hidden && <p>Dropout acts on hidden units, and this network has none.</p>}
      {hidden && !on && (
        <p className="dropout-off">
          Dropout is off: every hidden unit takes part in every step.{' '}
          <Button variant="outline" onClick={() => change({ field: 'dropout', value: 0.3 })}>
            Turn on with p = 0.3
          </Button>
        </p>
      )}
      {hidden && network && <Masks network={network} />}
    </section>
  )
}

function Masks({ network }: { readonly network: Network }) {
  const selection = useApp((state) => state.document.view.selection)
  const sample = useApp((state) => state.document.view.sample)
  const masks = masksOf(useSide())
  const words = useRef<HTMLDivElement>(null)
  usePainter(
    (frame) => {
      const root = words.current!
      paintTotals(root, frame, masks.before(frame.position.step))
      for (const kept of [0, 1] as const) paintUnit(root, frame, { network, selection, sample, kept })
    },
    [network, selection, sample],
  )
  return (
    <div className="dropout-parts">
      <div className="dropout-words" ref={words}>
        <dl>
          <dt>share kept, 1 − p; kept activations are divided by it</dt>
          <dd data-part="keep" />
          <dt>masks drawn so far, one for each row of each batch</dt>
          <dd data-part="masks" />
          <dt>chance that a given hidden unit was dropped at least once so far</dt>
          <dd data-part="droppedOnce" />
        </dl>
        <p data-part="dropped" hidden>
          <strong /> was dropped in the last step for <span />: its activation <b /> became <b />. The same mask acts on the way back, so
          its node error is <b />: this row adds nothing to the gradient of its weights.
        </p>
        <p data-part="kept" hidden>
          <strong /> was kept for <span />: its activation <b /> was divided by 1 − p and became <b />, so that the next layer gets as much
          as without dropout, on average.
        </p>
        <p>
          In the graph, <em>before</em> shows the step as it was trained, with its mask; <em>after</em> shows evaluation: no unit is
          dropped, and nothing is divided.
        </p>
      </div>
      <MaskStrip network={network} />
    </div>
  )
}
