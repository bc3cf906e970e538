// Loops of the peers over one workload; each call does some samples and returns how many. Those that train sample by sample do so here too:
// their own batches are no faster.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** @param {import('../peers').Workload} workload */
export function peersOf(workload) {
  return {
    Synaptic: () => synaptic(workload),
    'brain.js': () => brain(workload),
    ConvNetJS: () => convnet(workload),
    'TensorFlow.js cpu': () => tensorflow(workload, 'cpu'),
    'TensorFlow.js wasm': () => tensorflow(workload, 'wasm'),
  }
}

const rowsOf = ({ sizes, rows, x, y }) => {
  const [n, k] = [sizes[0], sizes.at(-1)]
  const row = (values, width, r) => Array.from(values.subarray(r * width, (r + 1) * width))
  return Array.from({ length: Math.min(rows, 500) }, (_, r) => ({ input: row(x, n, r), output: row(y, k, r) }))
}

function synaptic(workload) {
  const { Layer, Network, Neuron } = require('synaptic')
  const { TANH, RELU, LOGISTIC } = Neuron.squash
  const layers = workload.sizes.map((size) => new Layer(size))
  for (let l = 1; l < layers.length; l++) {
    layers[l - 1].project(layers[l])
    layers[l].set({ squash: { tanh: TANH, relu: RELU }[workload.activations[l - 1]] ?? LOGISTIC })
  }
  const network = new Network({ input: layers[0], hidden: layers.slice(1, -1), output: layers.at(-1) })
  const samples = rowsOf(workload)
  let at = 0
  return () => {
    const { input, output } = samples[at++ % samples.length]
    network.activate(input)
    network.propagate(workload.rate / workload.batch, output)
    return 1
  }
}

function brain(workload) {
  const { NeuralNetwork } = require('brain.js')
  const network = new NeuralNetwork({ hiddenLayers: workload.sizes.slice(1, -1), activation: workload.activations[0] })
  const samples = rowsOf(workload).map(({ input, output }) => ({ input: Float32Array.from(input), output }))
  network.train(samples, { iterations: 1 })
  let at = 0
  return () => {
    network.trainPattern(samples[at++ % samples.length])
    return 1
  }
}

function convnet(workload) {
  const { Net, Trainer, Vol } = require('convnetjs')
  const { sizes, activations, rate, batch } = workload
  const softmax = activations.at(-1) === 'softmax'
  const network = new Net()
  network.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
    ...sizes.slice(1, -1).map((size, l) => ({ type: 'fc', num_neurons: size, activation: activations[l] })),
    softmax ? { type: 'softmax', num_classes: sizes.at(-1) } : { type: 'regression', num_neurons: sizes.at(-1) },
  ])
  const trainer = new Trainer(network, { method: 'sgd', learning_rate: rate / batch, batch_size: batch, l2_decay: 0, momentum: 0 })
  const samples = rowsOf(workload).map(({ input, output }) => {
    const volume = new Vol(1, 1, sizes[0])
    input.forEach((value, k) => {
      volume.w[k] = value
    })
    return { volume, target: softmax ? output.indexOf(1) : output }
  })
  let at = 0
  return () => {
    const { volume, target } = samples[at++ % samples.length]
    trainer.train(volume, target)
    return 1
  }
}

async function tensorflow(workload, backend) {
  const tf = require('@tensorflow/tfjs')
  if (backend === 'wasm') require('@tensorflow/tfjs-backend-wasm')
  await tf.setBackend(backend)
  await tf.ready()
  const { sizes, activations, rate, batch, loss } = workload
  const model = tf.sequential()
  for (const [l, units] of sizes.slice(1).entries()) {
    model.add(tf.layers.dense({ units, activation: activations[l], ...(l === 0 && { inputShape: [sizes[0]] }) }))
  }
  model.compile({ optimizer: tf.train.sgd(rate), loss: loss === 'cce' ? 'categoricalCrossentropy' : 'meanSquaredError' })
  const batches = []
  const samples = rowsOf(workload)
  for (let from = 0; from + batch <= samples.length; from += batch) {
    const part = samples.slice(from, from + batch)
    batches.push([tf.tensor2d(part.map(({ input }) => input)), tf.tensor2d(part.map(({ output }) => output))])
  }
  let at = 0
  return async () => {
    await tf.setBackend(backend)
    await model.trainOnBatch(...batches[at++ % batches.length])
    return batch
  }
}
