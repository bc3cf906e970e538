import { useMemo, useRef, useState } from 'react'
import { PIXELS, SIDE } from '../../../data/digits/image'
import { unitName } from '../../../engine/network/names'
import { byClass, largestPlaces } from '../../../explain/signals/by-class'
import { select, setSample, useRun, useThisRun } from '../../../page'
import type { UnitActivations } from '../../../trainer/protocol'
import { formatCount, formatNumber } from '../../../ui/number/format-number'
import { Num } from '../../../ui/number/Num'
import { Select } from '../../../ui/Select'
import { counted } from '../../../words/counted'
import { ref } from '../../ref'
import { themeColors } from '../../theme-colors'
import { usePainter } from '../../use-painter'
import type { ViewSize } from '../../view-size'
import { DataImage } from '../DataImage'
import { fillSigned, paintImage, reachOf, signedColors } from '../paint-image'
import { ClassStrips } from './ClassStrips'
import { Incoming } from './Incoming'
import './unit.css'

const PARTS = 24
const STRONGEST = 12
const NONE = ''

/** One unit, opened: its weights as a large picture, its activation over the test images by class, and the images that move it most. */
export function UnitPicture({ width, height, textPx }: ViewSize & { readonly textPx: number }) {
  const run = useThisRun()
  const network = useRun((state) => state.network)!
  const dataset = useRun((state) => state.dataset)!
  const sample = useRun((state) => state.document.view.sample)
  const tests = useRun((state) => state.split!.test.length > 0)
  const selection = useRun((state) => state.document.view.selection)
  const [newest, setNewest] = useState<UnitActivations | null>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const scaleNode = useRef<HTMLSpanElement>(null)
  const chosen = selection.kind === 'unit' && selection.layer > 0 ? selection : null
  const pictured = chosen?.layer === 1
  const last = network.layers.length
  usePainter(
    (frame, pictures) => {
      if (frame.exact && frame.unit && frame.unit !== newest) setNewest(frame.unit) // at a pause only
      if (!pictures || !pictured || !canvas.current) return
      const from = network.layers[0]!.W + chosen.unit * PIXELS
      const scale = reachOf(frame.parameters, from, PIXELS)
      paintImage(canvas.current, (pixels) => fillSigned(pixels, frame.parameters, from, scale, signedColors(themeColors())))
      scaleNode.current!.textContent = `±${formatNumber(scale, 1)}`
    },
    [network, dataset, selection],
  )
  const shown = newest && chosen && newest.layer === chosen.layer && newest.unit === chosen.unit ? newest : null
  const found = useMemo(
    () => shown && { spread: byClass(shown.values, shown.rows, dataset.Y, PARTS), strongest: largestPlaces(shown.values, STRONGEST) },
    [shown, dataset],
  )
  const nameOf = (layer: number, unit: number) => (layer === last ? `output ${dataset.outputNames[unit]}` : unitName(network, layer, unit))
  const units = network.layers.flatMap(({ out }, l) =>
    Array.from({ length: out }, (_, unit) => ({ value: `${l + 1}/${unit}`, label: nameOf(l + 1, unit) })),
  )
  const side = Math.max(84, Math.floor(Math.min(0.42 * width, height - 5 * textPx) / SIDE) * SIDE)
  const rowHeight = Math.max(textPx, Math.floor(side / dataset.classNames.length))
  const images = tests ? 'test image' : 'training image'
  return (
    <section className="digits-unit" style={{ width, height }} aria-label="One unit" tabIndex={0}>
      <p className="digits-unit-title">
        <Select
          label="Unit"
          value={chosen ? `${chosen.layer}/${chosen.unit}` : NONE}
          options={chosen ? units : [{ value: NONE, label: 'choose a unit' }, ...units]}
          onChange={(key) => {
            const [layer, unit] = key.split('/').map(Number)
            select({ kind: 'unit', layer: layer!, unit: unit! }, run)
          }}
        />
        {pictured && (
          <span>
            its weights, <span className="digits-ramp" aria-hidden="true" /> <span ref={scaleNode} />
          </span>
        )}
        {chosen && !pictured && <span>its weights</span>}
      </p>
      {!chosen && <p className="digits-words">Choose a unit here or in the network, to see what it looks for.</p>}
      {chosen && (
        <div className="digits-unit-row">
          {pictured ? (
            <canvas
              ref={canvas}
              className="digits-picture"
              width={SIDE}
              height={SIDE}
              style={{ width: side, height: side }}
              role="img"
              aria-label={`Weights of ${nameOf(1, chosen.unit)}; the tab Weights lists them.`}
            />
          ) : (
            <div style={{ width: side, height: side }} className="digits-incoming-room">
              <Incoming network={network} layer={chosen.layer} unit={chosen.unit} />
            </div>
          )}
          {found && shown && (
            <div>
              <ClassStrips
                spread={found.spread}
                names={dataset.classNames}
                {...{ rowHeight, textPx }}
                width={width - side - 3.5 * textPx}
              />
              <table className="visually-hidden">
                <caption>
                  Activation of {nameOf(shown.layer, shown.unit)} at step {shown.step}, by label
                </caption>
                <thead>
                  <tr>
                    <th scope="col">label</th>
                    <th scope="col">{images}s</th>
                    <th scope="col">mean</th>
                    <th scope="col">largest</th>
                  </tr>
                </thead>
                <tbody>
                  {found.spread.classes.map(({ count, mean, largest }, k) => (
                    <tr key={dataset.classNames[k]}>
                      <th scope="row">{dataset.classNames[k]}</th>
                      <td>{formatCount(count)}</td>
                      <Num as="td" value={mean} record={ref('activations', shown.step, 'mean', k)} />
                      <Num as="td" value={largest} record={ref('activations', shown.step, 'largest', k)} />
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
      {chosen && !found && <p className="digits-words">Pause: its activations are shown while the run rests.</p>}
      {found && shown && (
        <>
          <p className="digits-words">
            Activation over {counted(shown.rows.length, images)} at step {formatCount(shown.step)}, and where it is largest:
          </p>
          <ul className="digits-images">
            {found.strongest.map((place) => {
              const row = shown.rows[place]!
              return (
                <li key={row}>
                  <button type="button" className="digits-mistake" aria-pressed={row === sample} onClick={() => setSample(row)}>
                    <DataImage dataset={dataset} row={row} />
                    <span className="visually-hidden">Sample {formatCount(row + 1)}, activation </span>
                    <Num value={shown.values[place]!} record={ref('activations', shown.step, 'row', row)} format={{ fit: 6 }} />
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}
