import type { Lens, Selection } from '../../../document/types'
import { useRun } from '../../../page'
import { secondOf } from './draw'
import type { ImagesLayout } from './layout'
import { Picture } from './Picture'

interface ShownImageProps {
  readonly layout: ImagesLayout
  readonly lens: Lens
  readonly selection: Selection
  readonly tab: Readonly<Record<string, unknown>>
}

/** The shown sample, and below it what belongs to its pixels under the lens. */
export function ShownImage({ layout, lens, selection, tab }: ShownImageProps) {
  const network = useRun((state) => state.network)!
  const what = secondOf(lens, selection)
  const unit = selection.kind === 'unit' ? `h${network.sizes.length > 3 ? `${selection.layer}.` : ''}${selection.unit + 1}` : ''
  const words =
    what === 'gradient' ? '∂L/∂x' : what === 'products' ? `w · x of ${unit}` : layout.saidLines > 1 ? '' : 'select a unit to see w · x'
  return (
    <div className="digits-shown" style={{ width: layout.imageWidth }}>
      <div className="digits-image" role="img" aria-label="The shown image" {...tab}>
        <Picture of="image" side={layout.imageSide} />
      </div>
      <p className="digits-words digits-said" style={{ height: layout.saidLines * layout.wordsPx }} data-said="" />
      <p className="digits-words" style={{ height: layout.wordsPx }}>
        {words}
      </p>
      {what !== 'nothing' && <Picture of="second" side={layout.imageSide} />}
    </div>
  )
}
