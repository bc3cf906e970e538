import type { Quantity } from './quantity'

/** A text that two quantities share only if they are the same number of the step. */
export function keyOf(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'x':
    case 'y':
    case 'lossSlope':
      return `${quantity.kind}/${quantity.sample}/${quantity.unit}`
    case 'z':
    case 'a':
    case 'mask':
    case 'dropped':
    case 'slope':
    case 'back':
    case 'delta':
      return `${quantity.kind}/${quantity.sample}/${quantity.layer}/${quantity.unit}`
    case 'sampleLoss':
      return `${quantity.kind}/${quantity.sample}`
    case 'contribution':
      return `${quantity.kind}/${quantity.sample}/${quantity.parameter}`
    case 'state':
    case 'stateBefore':
      return `${quantity.kind}/${quantity.name}/${quantity.parameter}`
    case 'before':
    case 'gradient':
    case 'penaltyGradient':
    case 'totalGradient':
    case 'update':
    case 'after':
      return `${quantity.kind}/${quantity.parameter}`
    default:
      return quantity.kind
  }
}
