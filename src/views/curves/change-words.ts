import type { Change } from '../../document/types'
import { formatNumber } from '../../ui/format-number'

/** A change of the log in a few words, such as `learning rate 0.05`. */
export function changeWords(change: Change): string {
  switch (change.field) {
    case 'learningRate':
      return `learning rate ${short(change.value)}`
    case 'schedule':
      return `schedule ${change.value.kind}`
    case 'optimizer':
      return 'beta' in change.value ? `${change.value.kind} ${short(change.value.beta)}` : `optimizer ${change.value.kind}`
    case 'penalty':
      return change.value.kind === 'none' ? 'no penalty' : `penalty ${change.value.kind}`
    case 'dropout':
      return change.value === 0 ? 'dropout off' : `dropout ${short(change.value)}`
    case 'batchSize':
      return change.value === 'full' ? 'full batch' : `batch ${short(change.value)}`
    case 'functions':
      return `activations or loss`
    case 'parameter':
      return `a weight set to ${short(change.value.value)}`
  }
}

function short(value: number): string {
  return formatNumber(Number(value.toPrecision(4)), Math.min(4, Math.max(1, digitsOf(value))))
}

function digitsOf(value: number): number {
  for (let digits = 1; digits < 4; digits++) if (Number(value.toPrecision(digits)) === Number(value.toPrecision(4))) return digits
  return 4
}
