import { OPTIMIZERS } from '../../document/ranges'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import { Choice } from '../../ui/Choice'
import { KindFields } from './KindFields'
import { useSend } from './send'

type Kind = OptimizerSpec['kind']

export const OPTIMIZER_NAMES: Readonly<Record<Kind, string>> = {
  sgd: 'gradient descent',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSProp',
  adagrad: 'Adagrad',
  adam: 'Adam',
  adamw: 'AdamW',
}

const NOTES: Readonly<Partial<Record<Kind, string>>> = {
  adamw: 'Only weights decay here; PyTorch decays biases too unless told otherwise. Changing the optimizer resets its state',
}

const KINDS = Object.keys(OPTIMIZER_NAMES) as Kind[]

/** Optimizer and its coefficients. A change of kind restarts its state, and the page says so. */
export function OptimizerSettings({ optimizer }: { readonly optimizer: OptimizerSpec }) {
  const send = useSend()
  const set = (value: OptimizerSpec) => send({ field: 'optimizer', value })
  return (
    <>
      <Choice
        label="Optimizer"
        value={optimizer.kind}
        options={KINDS.map((value) => ({ value, label: OPTIMIZER_NAMES[value] }))}
        onChange={(kind) => set({ kind, ...OPTIMIZERS[kind] } as OptimizerSpec)}
        note={optimizer.kind === 'sgd' ? undefined : (NOTES[optimizer.kind] ?? 'changing the optimizer resets its state')}
      />
      <KindFields spec={optimizer} settings={OPTIMIZERS[optimizer.kind]} onChange={set} />
    </>
  )
}
