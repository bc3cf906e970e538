import { isCompared, usePage, useRun } from '../../page'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Choice'
import { setComparing } from '../set-comparing'

/** Switches between the lab, the inside of the last step, and a comparison. */
export function ModeSwitch({ compact }: { readonly compact: boolean }) {
  const mode = usePage((state) => (state.inside ? 'inside' : isCompared(state) ? 'compare' : 'lab'))
  const blocked = useRun((state) => state.status === 'loading' || state.status === 'failed')
  if (compact) {
    return (
      <Button aria-pressed={mode === 'inside'} disabled={blocked} onClick={mode === 'inside' ? leave : enter}>
        Inside
      </Button>
    )
  }
  return (
    <Segments
      label="Mode"
      value={mode}
      options={MODES}
      onChange={(next) => {
        if (next === 'inside') enter()
        else setComparing(next === 'compare')
        if (next === 'lab') leave()
      }}
    />
  )
}

const enter = () => void import('../../page/inside/inside').then(({ enterInside }) => enterInside())
const leave = () => void import('../../page/inside/inside').then(({ leaveInside }) => leaveInside())

const MODES = [
  { value: 'lab', label: 'Lab' },
  { value: 'inside', label: 'Inside the step' },
  { value: 'compare', label: 'Compare' },
] as const
