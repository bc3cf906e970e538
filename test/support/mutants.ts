/** A mistake people make: `find` occurs exactly once in the engine file and becomes `replace`. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the 1/m of a mean loss is missing from the node errors',
    file: 'network/losses.ts',
    find: '(factor * delta[k]) / divisor',
    replace: 'factor * delta[k]',
  },
  {
    name: 'the output error has the wrong sign',
    file: 'network/losses.ts',
    find: 'factor * delta[k]',
    replace: 'factor * -delta[k]',
  },
  { name: 'the 2 of the plain mean square is missing', file: 'network/losses.ts', find: 'factor: 2', replace: 'factor: 1' },
  {
    name: 'softmax under a squared loss is derived unit by unit',
    file: 'network/losses.ts',
    find: 'a[j] * (delta[j] - mean)',
    replace: 'a[j] * (1 - a[j]) * delta[j]',
  },
  {
    name: 'updated weights send the node errors back',
    file: 'network/backprop.ts',
    find: 'denseBackward(parameters, W, n, k, delta[l], below, m)',
    replace: `const early = new Float64Array(parameters.length)
    denseGradient(early, W, network.layers[l]!.b, n, k, a[l - 1]!, delta[l]!, m)
    for (let p = 0; p < early.length; p++) early[p] = parameters[p]! - 0.1 * early[p]!
    denseBackward(early, W, n, k, delta[l]!, below!, m)`,
  },
  {
    name: 'the mask is not applied backward',
    file: 'network/backprop.ts',
    find: 'if (dropout !== null || sender.pins !== null) maskLayer(sender, l - 1, below, dropout, from, below, m)',
    replace: '',
  },
  {
    name: 'the mask of the first chunk is applied backward to every chunk',
    file: 'network/backprop.ts',
    find: 'maskLayer(sender, l - 1, below, dropout, from,',
    replace: 'maskLayer(sender, l - 1, below, dropout, 0,',
  },
  { name: 'kept units are not divided by keep', file: 'network/dropout.ts', find: '1 ? a[k] / keep', replace: '1 ? a[k]' },
  {
    name: 'a unit pinned in is divided by keep',
    file: 'network/dropout.ts',
    find: 'pin === PINNED_IN || mask === null ? a[k] : a[k] / keep',
    replace: 'mask === null ? a[k] : a[k] / keep',
  },
  {
    name: 'a unit pinned out sends its node error back',
    file: 'network/backprop.ts',
    find: 'if (dropout !== null || sender.pins !== null) maskLayer(sender,',
    replace: 'if (dropout !== null) maskLayer(sender,',
  },
  {
    name: 'the gradient uses activations before the mask',
    file: 'network/backprop.ts',
    find: 'masked ? workspace.dropped[l - 1] : workspace.a[l - 1]',
    replace: 'workspace.a[l - 1]',
  },
  {
    name: "f' is forgotten in the hidden layers",
    file: 'network/backprop.ts',
    find: 'multiplyDerivative(sender.activation, z[l - 1], a[l - 1], below, m * n)',
    replace: '',
  },
  {
    name: "f' is taken of the layer above",
    file: 'network/backprop.ts',
    find: 'multiplyDerivative(sender.activation, z[l - 1], a[l - 1], below, m * n)',
    replace: 'multiplyDerivative(sender.activation, z[l], a[l], below, m * n)',
  },
  {
    name: 'the gradient uses the node errors of the layer below',
    file: 'network/backprop.ts',
    find: 'const delta = workspace.delta[l]\n',
    replace: 'const delta = workspace.delta[Math.max(0, l - 1)]\n',
  },
  { name: "tanh' is 1 − a", file: 'network/activations.ts', find: 'delta[k] *= 1 - a[k] * a[k]', replace: 'delta[k] *= 1 - a[k]' },
  {
    name: 'the weights are read transposed on the way back',
    file: 'network/dense.ts',
    find: 'for (let j = 0, w = W + i; j < k; j++, w += n) sum +=',
    replace: 'for (let j = 0, w = W + i * k; j < k; j++, w++) sum +=',
  },
  { name: 'the bias gradient is that of the last sample', file: 'network/dense.ts', find: 'bias += delta[d]', replace: 'bias = delta[d]' },
  {
    name: 'the gradient of the step before is not cleared',
    file: 'step/step.ts',
    find: 'this.dataGradient.fill(0)',
    replace: '',
  },
  {
    name: 'fixed biases get a gradient',
    file: 'step/step.ts',
    find: 'if (!settings.trainBiases) this.zeroBiases(gradient)',
    replace: '',
  },
  {
    name: 'a bias is penalised',
    file: 'step/penalties.ts',
    find: 'for (let p = W; p < b; p++) gradient[p] += c * parameters[p]',
    replace: 'for (let p = W; p <= b; p++) gradient[p] += c * parameters[p]',
  },
  {
    name: 'L1 pushes a weight of 0',
    file: 'step/penalties.ts',
    find: 'else for (let p = W; p < b; p++) gradient[p] += c * Math.sign(parameters[p])',
    replace: 'else for (let p = W; p < b; p++) gradient[p] += c * (parameters[p] >= 0 ? 1 : -1)',
  },
  { name: 'the nielsen forms forget 1/n', file: 'step/penalties.ts', find: 'spec.lambda / trainingRows', replace: 'spec.lambda' },
  {
    name: 'the velocity climbs',
    file: 'step/optimizers.ts',
    find: 'update[p] = 0 - rate * velocity[p]',
    replace: 'update[p] = rate * velocity[p]',
  },
  {
    name: 'the velocity is not kept',
    file: 'step/optimizers.ts',
    find: 'velocity[p] = beta * velocity[p] + gradient[p]\n    update[p] = 0 - rate * velocity[p]',
    replace: 'update[p] = 0 - rate * (beta * velocity[p] + gradient[p])',
  },
  {
    name: 'the velocity holds the learning rate of its time',
    file: 'step/optimizers.ts',
    find: 'velocity[p] = beta * velocity[p] + gradient[p]\n    update[p] = 0 - rate * velocity[p]',
    replace: 'velocity[p] = beta * velocity[p] + rate * gradient[p]\n    update[p] = 0 - velocity[p]',
  },
  {
    name: 'plain momentum runs instead of Nesterov',
    file: 'step/optimizers.ts',
    find: 'rate * (gradient[p] + beta * velocity[p])',
    replace: 'rate * velocity[p]',
  },
  {
    name: 'rmsprop swaps rho and 1 − rho',
    file: 'step/optimizers.ts',
    find: 'rho * square[p] + (1 - rho) * gradient[p]',
    replace: '(1 - rho) * square[p] + rho * gradient[p]',
  },
  {
    name: 'eps of adam is inside the root',
    file: 'step/optimizers.ts',
    find: '(Math.sqrt(moment2[p] / correction2) + eps)',
    replace: 'Math.sqrt(moment2[p] / correction2 + eps)',
  },
  {
    name: 'adam does not correct the first moment',
    file: 'step/optimizers.ts',
    find: 'const correction1 = 1 - state.products[0]',
    replace: 'const correction1 = 1',
  },
  {
    name: 'adagrad forgets the squares of earlier steps',
    file: 'step/optimizers.ts',
    find: 'square[p] += gradient[p] * gradient[p]',
    replace: 'square[p] = gradient[p] * gradient[p]',
  },
]
