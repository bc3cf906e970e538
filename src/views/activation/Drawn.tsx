import type { Network } from '../../engine'
import { drawnDeviation, type InitializerSpec } from '../../engine/network/initializers'
import { useRun } from '../../page'
import { Num } from '../../ui/number/Num'
import { ref } from '../ref'

const RULES: Readonly<Record<InitializerSpec['kind'], string>> = {
  zero: 'zero',
  constant: 'constant',
  uniform: 'uniform',
  uniform_all: 'uniform',
  normal: 'normal',
  scaled: 'LeCun',
  xavier: 'Xavier',
  he: 'He',
}

/** ' · Xavier 0.58': the standard deviation that the first weights of a layer were drawn for; nothing for given weights, and after the first step. */
export function Drawn({ network, step, layer }: { readonly network: Network; readonly step: number; readonly layer: number }) {
  const initialization = useRun((state) => state.document.scenario.initialization)
  if (initialization.kind !== 'drawn' || step > 0) return null
  const { initializer } = initialization
  const { in: inputs, out } = network.layers[layer]!
  return (
    <>
      {' '}
      · by {RULES[initializer.kind]}{' '}
      <Num value={drawnDeviation(initializer, inputs, out)} record={ref('layer', step, 'W', layer, 'drawn')} format={2} />
    </>
  )
}
