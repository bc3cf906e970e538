import type { Snapshot } from '../../trainer/protocol'
import { formatCount, formatNumber, formatPercent } from '../../ui/number/format-number'
import { shownParameterName } from '../graph/names'
import type { Shared, SharedRun } from './shared-run'

/** All that is written on the picture: the same is its text for those who do not see it. */
export interface SharedWords {
  readonly title: string
  readonly runs: readonly RunWords[]
  readonly landscape: string
  readonly link: string // '' where it is too long to be typed
}

export interface RunWords {
  readonly panels: readonly { readonly step: string; readonly value: string }[]
  readonly large: string // accuracy, or the loss where there is none
  readonly measured: readonly string[] // what it is, and what else was measured
}

/** Longer links are left out. */
const LONGEST_LINK = 90

/** @param difference what run B has otherwise; '' for one run */
export function sharedWords({ name, runs, network, dataset, landscape }: Shared, link: string, difference: string): SharedWords {
  const axes = landscape.axes.map((axis) => shownParameterName(network, dataset, axis!))
  return {
    title: difference ? `${name}: ${difference}` : name,
    runs: runs.map((run) => wordsOf(run, runs.length > 1)),
    landscape: `The way down: training loss over ${axes.join(' and ')}`,
    link: link.length <= LONGEST_LINK ? link.replace(/^https?:\/\//, '') : '',
  }
}

function wordsOf({ mark, snapshots }: SharedRun, compared: boolean): RunWords {
  const last = snapshots.at(-1)!
  const accuracy = !Number.isNaN(last.trainAccuracy)
  const tested = accuracy ? formatPercent(last.testAccuracy) : lossText(last.testLoss)
  const whose = compared ? `${mark}: ` : ''
  const named = accuracy ? 'training accuracy' : 'training loss'
  return {
    panels: snapshots.map((snapshot, k) => ({
      step: `${k === 0 ? whose : ''}step ${formatCount(snapshot.step)}`,
      value: valueText(snapshot),
    })),
    large: `${whose}${valueText(last)}`,
    measured: compared
      ? [`${named}${tested && `, test ${tested}`}`] // there is one line for each run
      : [
          `${named} at step ${formatCount(last.step)}`,
          ...(tested ? [`${accuracy ? 'test accuracy' : 'test loss'} ${tested}`] : []),
          ...(accuracy ? [`training loss ${lossText(last.trainLoss)}`] : []),
        ],
  }
}

/** The picture in a few sentences. */
export function sharedText({ title, runs, landscape, link }: SharedWords): string {
  const ofRuns = runs.flatMap(({ panels, large, measured }, k) => [
    `${k === 0 ? `${title}: ` : ''}${large} ${measured.join(', ')}`,
    `Output at ${panels.map(({ step, value }) => `${step}: ${value}`).join('; ')}`,
  ])
  return [...ofRuns, landscape, ...(link ? [link] : [])].join('. ')
}

function valueText({ trainAccuracy, trainLoss }: Snapshot): string {
  return formatPercent(trainAccuracy) || lossText(trainLoss)
}

function lossText(loss: number): string {
  return formatNumber(loss, 3)
}
