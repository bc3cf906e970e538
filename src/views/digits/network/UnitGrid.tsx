import { useRef, useState } from 'react'
import type { Lens } from '../../../document/types'
import { unitName } from '../../../engine/network/names'
import type { Network } from '../../../engine/network/network'
import { LENSES } from '../../graph/paint/lens-words'
import { type ImagesLayout, type LayerGrid, unitsSeen } from './layout'
import { Picture } from './Picture'
import type { Spot } from './spots'

interface UnitGridProps {
  readonly network: Network
  readonly grid: LayerGrid
  readonly layout: ImagesLayout
  readonly lens: Lens
  readonly button: (spot: Spot) => Readonly<Record<string, unknown>>
  readonly onScrolled: () => void // other pictures are in sight
}

/** The units of a hidden layer: in the first one each with its weights as a picture, as far as they are in sight. */
export function UnitGrid({ network, grid, layout, lens, button, onScrolled }: UnitGridProps) {
  const { layer, columns, tileWidth, tileHeight, numbers } = grid
  const units = network.sizes[layer]!
  const height = layout.height - 2 * layout.gap
  const [seen, setSeen] = useState<readonly [number, number]>([0, 0])
  const scroll = useRef<HTMLDivElement>(null)
  const [first, last] = seen[1] > 0 ? seen : unitsSeen(grid, units, 0, height)
  return (
    <div
      ref={scroll}
      className="digits-grid"
      style={{ width: grid.width, height }}
      onScroll={() => {
        const next = unitsSeen(grid, units, scroll.current!.scrollTop, height)
        if (next[0] === first && next[1] === last) return
        setSeen(next)
        onScrolled()
      }}
    >
      <p className="digits-words" style={{ height: layout.wordsPx }}>
        {units} hidden units
      </p>
      <div className="digits-tiles" style={{ gridTemplateColumns: `repeat(${columns}, ${tileWidth}px)`, gridAutoRows: tileHeight }}>
        {Array.from({ length: units }, (_, unit) => (
          <button
            key={unit}
            type="button"
            className="digits-tile"
            data-line={layer > 1 || undefined}
            data-mark={LENSES[lens].unitMark}
            style={layer > 1 ? { width: tileWidth, height: tileHeight - 4 } : { width: tileWidth, height: tileHeight }}
            {...button({ layer, unit })}
          >
            {layer === 1 && unit >= first && unit < last && <Picture of={`unit/${unit}`} side={layout.tileSide} />}
            <span className={layer === 1 ? 'visually-hidden' : 'digits-name'}>{unitName(network, layer, unit)} </span>
            <b className={numbers ? 'digits-number' : 'visually-hidden'} data-part={`unit/${layer}/${unit}`} data-fit={7} />
          </button>
        ))}
      </div>
    </div>
  )
}
