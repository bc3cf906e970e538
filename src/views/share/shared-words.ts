import type { Snapshot } from '../../trainer/protocol'
import { formatCount, formatNumber, formatPercent } from '../../ui/number/format-number'
import { shownParameterName } from '../graph/names'
import type { SharedRun } from './shared-run'

/** All that is written on the picture: the same is its text for those who do not see it. */
export interface SharedWords {
  readonly title: string
  readonly panels: readonly { readonly step: string; readonly value: string }[]
  readonly large: string // accuracy, or the loss where there is none
  readonly measured: readonly string[] // what it is, and what else was measured
  readonly landscape: string
  readonly link: string // '' where it is too long to be typed
}

/** Longer links are left out. */
const LONGEST_LINK = 90

export function sharedWords({ name, snapshots, network, dataset, landscape }: SharedRun, link: string): SharedWords {
  const last = snapshots.at(-1)!
  const accuracy = !Number.isNaN(last.trainAccuracy)
  const axes = landscape.axes.map((axis) => shownParameterName(network, dataset, axis!))
  const tested = accuracy ? formatPercent(last.testAccuracy) : lossText(last.testLoss)
  return {
    title: name,
    panels: snapshots.map((snapshot) => ({ step: `step ${formatCount(snapshot.step)}`, value: valueText(snapshot) })),
    large: valueText(last),
    measured: [
      `${accuracy ? 'training accuracy' : 'training loss'} at step ${formatCount(last.step)}`,
      ...(tested ? [`${accuracy ? 'test accuracy' : 'test loss'} ${tested}`] : []),
      ...(accuracy ? [`training loss ${lossText(last.trainLoss)}`] : []),
    ],
    landscape: `The way down: training loss over ${axes.join(' and ')}`,
    link: link.length <= LONGEST_LINK ? link.replace(/^https?:\/\//, '') : '',
  }
}

/** The picture in a few sentences. */
export function sharedText({ title, panels, large, measured, landscape, link }: SharedWords): string {
  const outputs = panels.map(({ step, value }) => `${step}: ${value}`).join('; ')
  return [`${title}: ${large} ${measured.join(', ')}`, `Output at ${outputs}`, landscape, ...(link ? [link] : [])].join('. ')
}

function valueText({ trainAccuracy, trainLoss }: Snapshot): string {
  return formatPercent(trainAccuracy) || lossText(trainLoss)
}

function lossText(loss: number): string {
  return formatNumber(loss, 3)
}
