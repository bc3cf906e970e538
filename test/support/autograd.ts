import type { Activation } from '../../src/engine/network/activations'
import type { Loss } from '../../src/engine/network/loss-kinds'

/** A number that remembers how it was made (after micrograd): a second opinion on every gradient of the engine. */
export class Value {
  grad = 0
  private visited = false

  constructor(
    readonly data: number,
    private readonly parents: readonly Value[] = [],
    private readonly slopes: readonly number[] = [], // d(this)/d(parent)
  ) {}

  plus(other: Value): Value {
    return new Value(this.data + other.data, [this, other], [1, 1])
  }

  times(other: Value): Value {
    return new Value(this.data * other.data, [this, other], [other.data, this.data])
  }

  over(other: Value): Value {
    return this.times(other.raised(-1))
  }

  scaled(factor: number): Value {
    return new Value(this.data * factor, [this], [factor])
  }

  raised(n: number): Value {
    return new Value(this.data ** n, [this], [n * this.data ** (n - 1)])
  }

  exp(): Value {
    const e = Math.exp(this.data)
    return new Value(e, [this], [e])
  }

  log(): Value {
    return new Value(Math.log(this.data), [this], [1 / this.data])
  }

  tanh(): Value {
    return new Value(Math.tanh(this.data), [this], [1 / Math.cosh(this.data) ** 2])
  }

  abs(): Value {
    return new Value(Math.abs(this.data), [this], [Math.sign(this.data)])
  }

  /** Fills `grad` of every value this one was made from. */
  backward(): void {
    const order: Value[] = []
    const visit = (value: Value): void => {
      if (value.visited) return
      value.visited = true
      for (const parent of value.parents) visit(parent)
      order.push(value)
    }
    visit(this)
    this.grad = 1
    for (const value of order.reverse()) {
      for (const [k, parent] of value.parents.entries()) parent.grad += value.grad * value.slopes[k]
    }
  }
}

/** Sum of values; of none it is 0. */
export function total(values: readonly Value[]): Value {
  return values.reduce((sum, value) => sum.plus(value), new Value(0))
}

/** Activations of one layer of one sample, each written out from the elementary operations. */
export function activateValues(kind: Activation, z: readonly Value[]): Value[] {
  if (kind === 'softmax') {
    const powers = z.map((value) => value.exp())
    const sum = total(powers)
    return powers.map((value) => value.over(sum))
  }
  return z.map((value) => {
    if (kind === 'linear') return value
    if (kind === 'tanh') return value.tanh()
    if (kind === 'sigmoid') return value.scaled(-1).exp().plus(new Value(1)).raised(-1)
    if (kind === 'softplus') return value.exp().plus(new Value(1)).log()
    if (value.data > 0) return value
    if (kind === 'elu') return value.exp().plus(new Value(-1))
    return value.scaled(kind === 'leaky_relu' ? 0.01 : 0)
  })
}

/** Loss of one sample, without 1/m, from its outputs. */
export function lossValue(loss: Loss, a: readonly Value[], y: readonly number[]): Value {
  const parts = a.map((value, k) => {
    if (loss === 'cce') return value.log().scaled(-y[k])
    if (loss === 'bce') {
      const rest = value.scaled(-1).plus(new Value(1))
      return value
        .log()
        .scaled(-y[k])
        .plus(rest.log().scaled(y[k] - 1))
    }
    return value
      .plus(new Value(-y[k]))
      .raised(2)
      .scaled(loss === 'mse' ? 1 : 0.5)
  })
  return total(parts)
}
