import type { OptimizerSpec } from '../../engine/step/optimizers'
import { Choice } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { useSend } from './send'

/** The optimizers by name. */
export const OPTIMIZERS = [
  { value: 'sgd', label: 'gradient descent' },
  { value: 'momentum', label: 'momentum' },
  { value: 'nesterov', label: 'Nesterov' },
  { value: 'rmsprop', label: 'RMSProp' },
  { value: 'adagrad', label: 'Adagrad' },
  { value: 'adam', label: 'Adam' },
] as const

const BETA_SLIDER = { min: 0, max: 0.99, step: 0.01 }

/** Optimizer and its coefficients. A change of kind restarts its state, and the page says so. */
export function OptimizerSettings({ optimizer }: { readonly optimizer: OptimizerSpec }) {
  const send = useSend()
  const set = (value: OptimizerSpec) => send({ field: 'optimizer', value })
  return (
    <>
      <Choice
        label="Optimizer"
        value={optimizer.kind}
        options={OPTIMIZERS}
        onChange={(kind) => set(startingSpec(kind))}
        note={optimizer.kind === 'sgd' ? undefined : 'a change of optimizer restarts its state'}
      />
      {(optimizer.kind === 'momentum' || optimizer.kind === 'nesterov') && (
        <NumberField label="Momentum β" value={optimizer.beta} slider={BETA_SLIDER} onCommit={(beta) => set({ ...optimizer, beta })} />
      )}
      {optimizer.kind === 'rmsprop' && (
        <NumberField label="Decay ρ" value={optimizer.rho} slider={BETA_SLIDER} onCommit={(rho) => set({ ...optimizer, rho })} />
      )}
      {optimizer.kind === 'adam' && (
        <>
          <NumberField
            label="Mean decay β1"
            value={optimizer.beta1}
            slider={BETA_SLIDER}
            onCommit={(beta1) => set({ ...optimizer, beta1 })}
          />
          <NumberField label="Square decay β2" value={optimizer.beta2} onCommit={(beta2) => set({ ...optimizer, beta2 })} />
        </>
      )}
      {(optimizer.kind === 'rmsprop' || optimizer.kind === 'adagrad' || optimizer.kind === 'adam') && (
        <NumberField label="Epsilon" value={optimizer.eps} onCommit={(eps) => set({ ...optimizer, eps })} />
      )}
    </>
  )
}

/** The usual coefficients of each optimizer, as its authors or PyTorch give them. */
function startingSpec(kind: OptimizerSpec['kind']): OptimizerSpec {
  switch (kind) {
    case 'sgd':
      return { kind }
    case 'momentum':
    case 'nesterov':
      return { kind, beta: 0.9 }
    case 'rmsprop':
      return { kind, rho: 0.99, eps: 1e-8 }
    case 'adagrad':
      return { kind, eps: 1e-10 }
    case 'adam':
      return { kind, beta1: 0.9, beta2: 0.999, eps: 1e-8 }
  }
}
