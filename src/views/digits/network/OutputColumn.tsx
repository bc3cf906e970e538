import type { Dataset } from '../../../data/dataset'
import type { Network } from '../../../engine/network/network'
import type { ImagesLayout } from './layout'
import type { Spot } from './spots'

interface OutputColumnProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly layout: ImagesLayout
  readonly button: (spot: Spot) => Readonly<Record<string, unknown>>
}

/** The outputs by their names, each with a bar and its number; the label of the image has a ring, the answer is framed. */
export function OutputColumn({ network, dataset, layout, button }: OutputColumnProps) {
  const layer = network.layers.length
  const rows = Math.ceil(dataset.outputNames.length / layout.outputColumns)
  return (
    <div
      className="digits-outputs"
      data-columns={layout.outputColumns}
      style={{ width: layout.outputWidth, height: layout.height - 2 * layout.gap }}
    >
      <p className="digits-words" style={{ height: layout.wordsPx }}>
        outputs · <span className="digits-ring" aria-hidden="true" /> label
      </p>
      <div className="digits-output-rows" style={{ gridTemplateRows: `repeat(${rows}, ${layout.outputHeight}px)` }}>
        {dataset.outputNames.map((name, unit) => (
          <button key={name} type="button" className="digits-output" style={{ height: layout.outputHeight }} {...button({ layer, unit })}>
            <span className="digits-name">
              <span className="visually-hidden">output </span>
              {name}
            </span>
            <span className="digits-bar" />
            <b className="digits-number" data-part={`unit/${layer}/${unit}`} data-fit={7} />
          </button>
        ))}
      </div>
    </div>
  )
}
