import { isImages } from '../../data/digits/image'
import { usePage, useRun } from '../../page'
import { Button } from '../../ui/Button'
import { formatCount } from '../../ui/number/format-number'
import { imageName } from '../digits/image-name'
import { LENSES } from './paint/lens-words'
import { useWalk } from './use-walk'
import './graph-bar.css'

/** Inside a step the operation decides what the graph shows; the sample of the batch can be changed. */
export function InsideBar({ compact }: { readonly compact: boolean }) {
  const inside = usePage((state) => state.inside)
  const watched = useRun((state) => state.document.view.sample)
  const walk = useWalk(watched)
  const images = useRun(({ dataset }) => dataset !== null && isImages(dataset))
  const drawn = useRun((state) => (state.document.view.drawn ?? null) !== null)
  if (!inside || !walk) return <div className="graph-bar" />
  const { rows, ends } = inside.context.trace
  const mixed = LENSES[walk.lens].unit === 'node error'
  const position = inside.operations.at(inside.index).sample
  const go = (alone: boolean) => void import('../../page/inside/inside').then(({ walkAlone }) => walkAlone(alone))
  const move = (by: number) => void import('../../page/inside/inside').then(({ goToSample }) => goToSample(by))
  return (
    <div className="graph-bar">
      <p className="graph-inside">
        {!compact && 'The graph shows '}
        <b>{LENSES[walk.lens].label}</b>
        {mixed && walk.nodeErrors && `${walk.lens === 'gradients' ? ', on units' : ''}${walk.nodeErrors}`}
        {mixed &&
          (compact ? ', else activations' : ', as far as they have been computed; activations elsewhere, and where the formula takes one')}
        {!mixed && !compact && ', as far as they have been computed'}
      </p>
      <fieldset className="graph-sample" aria-label="Sample of the batch">
        {rows.length > 1 && (
          <Button aria-label="Previous sample of the batch" disabled={position === null || position === 0} onClick={() => move(-1)}>
            ‹
          </Button>
        )}
        <span className="graph-sample-of">
          {ends
            ? `${imageName(walk.row)} alone`
            : position === null && rows.length > 1
              ? `the batch; units of sample ${formatCount(Math.max(0, rows.indexOf(walk.row)) + 1)}`
              : position === null
                ? 'after the sample'
                : `sample ${formatCount(position + 1)} of ${formatCount(rows.length)}`}
          {!ends && !compact && position !== null && `, row ${formatCount(walk.row + 1)}`}
        </span>
        {rows.length > 1 && (
          <Button
            aria-label="Next sample of the batch"
            disabled={position === null || position === rows.length - 1}
            onClick={() => move(1)}
          >
            ›
          </Button>
        )}
        {images && (
          <Button variant="outline" className="button graph-alone" onClick={() => go(!ends)}>
            {ends ? 'Last step' : drawn ? 'Your drawing' : `Image ${formatCount(watched + 1)} alone`}
          </Button>
        )}
      </fieldset>
    </div>
  )
}
