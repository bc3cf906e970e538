import { useRef } from 'react'
import { useRun } from '../../../page'
import { KEYS } from '../../../page/state/keys'
import { Button } from '../../../ui/Button'
import { usePainter } from '../../use-painter'
import { type Moment, shownOf } from '../paint/values'
import { whyWords } from './why-words'
import './why-offer.css'

/** The button that explains the number of the selection; beside it what it explains, where that is not the number shown. */
export function WhyOffer({ moment, compact }: { readonly moment: Moment; readonly compact: boolean }) {
  const lens = useRun((state) => state.document.view.lens)
  const selection = useRun((state) => state.document.view.selection)
  const words = useRef<HTMLSpanElement>(null)
  usePainter(
    (frame) => {
      if (!frame.exact || !words.current) return
      const text = whyWords(shownOf(frame, moment), { lens, selection }, compact)
      if (words.current.textContent !== text) words.current.textContent = text
    },
    [moment, compact, lens, selection],
  )
  return (
    <>
      <span ref={words} className="graph-why" />
      <Button
        variant="outline"
        shortcut={KEYS.why}
        hint="How the last step made the number, from the weights before its update"
        onClick={() => void import('../../../page/inside/inside').then(({ enterInside }) => enterInside('selection'))}
      >
        Why?
      </Button>
    </>
  )
}
