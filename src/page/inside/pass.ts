import { DRAWN_ROW, unpackImage } from '../../data/digits/drawn'
import { INK, isImages } from '../../data/digits/image'
import type { View } from '../../document/types'
import type { Probe } from '../../engine/step/step-trace'
import type { StepContext } from '../../explain/context'
import { passTrace } from '../../explain/pass'
import type { RunState } from '../run/run-state'
import { firstRun, latestFrame } from '../state/runs'

/** Whether the image that is shown can be walked through by itself, whatever batch it is in or not. */
export const hasPass = ({ dataset }: Pick<RunState, 'dataset'>): boolean => dataset !== null && isImages(dataset)

/** The pass of the shown image or drawing at the present weights, to be explained; null until its record is here. */
export function passContext(): StepContext | null {
  const frame = latestFrame()
  const { document, dataset, split, network, position } = firstRun.state.getState()
  if (!frame?.exact || !dataset || !split || !network || frame.position.step !== position?.step) return null
  if (!isOf(frame.probe, document.view)) return null
  const { loss, penalty, trainBiases } = frame.training
  return {
    network,
    trace: passTrace(network, frame.probe, frame.parameters, document.view.drawn?.digit !== null),
    loss,
    penalty,
    trainBiases,
    trainingRows: split.train.length,
    inputNames: dataset.inputNames,
    outputNames: dataset.outputNames,
  }
}

/** Whether a record is of what is shown now: a drawing changes faster than its record. */
function isOf({ row, x, y }: Probe, { sample, drawn }: View): boolean {
  if (!drawn) return row === sample
  if (row !== DRAWN_ROW || (drawn.digit !== null && y[drawn.digit] !== 1)) return false
  return unpackImage(drawn.image).every((ink, pixel) => x[pixel] === ink / INK)
}
