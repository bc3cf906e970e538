import type { Activation } from '../../src/engine/network/activations'
import type { Loss } from '../../src/engine/network/loss-kinds'
import type { Matrix } from '../../src/engine/network/matrix'
import type { OptimizerSpec } from '../../src/engine/step/optimizers'
import type { PenaltySpec } from '../../src/engine/step/penalties'
import type { ScheduleSpec } from '../../src/engine/step/schedules'

/** The file of reference traces, schema gd-traces/1. */
export interface Traces {
  readonly header: { readonly schema: string }
  readonly tables: Tables
  readonly cases: readonly TraceCase[]
}

type Named = { readonly name: string; readonly [setting: string]: string | number }
type Row = readonly number[]
type Rows = readonly Row[]

export interface TraceCase {
  readonly id: string
  readonly title: string
  readonly network: { readonly sizes: Row; readonly activations: readonly Activation[] }
  readonly loss: Loss
  readonly initial: Shaped
  readonly data: { readonly X: Rows; readonly Y: Rows }
  readonly regularization: {
    readonly kind: 'none' | 'l1' | 'l2'
    readonly lambda?: number
    readonly penalty?: string
    readonly n?: number
    readonly gradCoefficient?: number
  }
  readonly dropout: { readonly keep: number; readonly masks: readonly (readonly Rows[])[] } | null
  readonly expected: Expected
  readonly runs: readonly TraceRun[]
}

/** Parameters or gradients as the file writes them: W[layer][out][in], b[layer][out]. */
export interface Shaped {
  readonly W: readonly Rows[]
  readonly b: readonly Row[]
}

export interface Expected {
  readonly z: readonly Rows[]
  readonly a: readonly Rows[]
  readonly aDropped?: readonly Rows[]
  readonly delta: readonly Rows[]
  readonly dW: readonly Rows[]
  readonly db: readonly Row[]
  readonly dX: Rows
  readonly dataLoss: number
  readonly penalty: number
  readonly totalLoss: number
  readonly dWTotal?: readonly Rows[]
}

export interface TraceRun {
  readonly optimizer: Named & { readonly lr: number }
  readonly schedule: Named
  readonly stepBatches?: Rows
  readonly lr: Row
  readonly batchTotalLoss: Row
  readonly batchDataLoss?: Row
  readonly afterStep1: Shaped
  readonly afterStep5: Shaped
  readonly finalDataLossAllSamples: number
}

export interface Tables {
  readonly "activations [z, f(z), f'(z)]": Readonly<Record<string, readonly (readonly [number, number, number])[]>>
  readonly softmax: readonly { readonly z: Row; readonly p: Row; readonly jacobian: Rows; readonly logSumExp: number }[]
  readonly bceFromLogits: readonly { readonly z: number; readonly y: number; readonly bce: number; readonly dz: number }[]
  readonly losses: readonly { readonly loss: Loss; readonly a: Rows; readonly y: Rows; readonly value: number; readonly dLdA: Rows }[]
  readonly schedules: readonly { readonly schedule: Named; readonly lr0: number; readonly lr: Row }[]
  readonly paths: readonly {
    readonly function: string
    readonly start: Row
    readonly optimizer: Named & { readonly lr: number }
    readonly points: Rows
    readonly values: Row
  }[]
  readonly perceptron: readonly {
    readonly data: string
    readonly X: Rows
    readonly d: Row
    readonly w0: Row
    readonly log: readonly { readonly epoch: number; readonly mistakes: number; readonly w: Row }[]
  }[]
  readonly adaline: readonly {
    readonly data: string
    readonly X: Rows
    readonly d: Row
    readonly w0: Row
    readonly eta: number
    readonly log: readonly { readonly epoch: number; readonly w: Row; readonly halfSSE: number }[]
    readonly leastSquaresMinimum: Row
  }[]
}

export function matrixOf(rows: Rows): Matrix {
  return { rows: rows.length, columns: rows[0].length, values: Float64Array.from(rows.flat()) }
}

/** The flat layout of the network: per layer W, then b. */
export function parametersOf({ W, b }: Shaped): Float64Array {
  return Float64Array.from(W.flatMap((rows, l) => [...rows.flat(), ...b[l]]))
}

export function optimizerOf({ name, lr: _, ...settings }: TraceRun['optimizer']): OptimizerSpec {
  return { kind: name, ...settings } as unknown as OptimizerSpec // the file is trusted: its names are ours
}

export function scheduleOf({ name, ...settings }: Named): ScheduleSpec {
  if (name === 'cosine') return { kind: 'cosine', steps: Number(settings.T), minimum: Number(settings.lrMin) }
  return { kind: name, ...settings } as unknown as ScheduleSpec // as above
}

export function penaltyOf({ kind, penalty, lambda }: TraceCase['regularization']): PenaltySpec {
  return kind === 'none' ? { kind } : ({ kind, form: penalty, lambda } as PenaltySpec) // as above
}
