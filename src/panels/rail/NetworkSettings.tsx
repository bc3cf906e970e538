import { useEffect, useState } from 'react'
import { ACTIVATIONS, outputForLoss, suitsTask } from '../../document/pairings'
import type { InitializationSpec } from '../../document/types'
import type { Activation } from '../../engine/network/activations'
import type { InitializerSpec } from '../../engine/network/initializers'
import type { Loss } from '../../engine/network/loss-kinds'
import { LOSSES } from '../../explain/kinds/losses'
import { useRun } from '../../page'
import { Button } from '../../ui/Button'
import { Choice, Refusal } from '../../ui/Choice'
import { Icon } from '../../ui/Icon'
import { NumberField } from '../../ui/NumberField'
import { useStartNewRun } from '../new-run'
import { withLoss, withOutput } from './functions'
import { useSend } from './send'
import './settings.css'

const NAMES: Readonly<Record<Activation, string>> = {
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  relu: 'ReLU',
  leaky_relu: 'leaky ReLU',
  elu: 'ELU',
  softplus: 'softplus',
  linear: 'linear',
  softmax: 'softmax',
  step: 'step: 0 or 1',
}

const OPTIONS = (Object.keys(NAMES) as Activation[]).map((value) => ({ value, label: NAMES[value], ...ACTIVATIONS[value] }))
const HIDDEN = OPTIONS.filter(({ hidden }) => hidden)

const LOSS_OPTIONS = (Object.keys(LOSSES) as Loss[]).map((value) => ({ value, label: LOSSES[value].name }))

const INITIALIZERS: readonly { readonly value: InitializerSpec['kind']; readonly label: string }[] = [
  { value: 'xavier', label: 'Xavier' },
  { value: 'he', label: 'He' },
  { value: 'scaled', label: 'LeCun normal, sd 1/√n' },
  { value: 'normal', label: 'normal, sd 1' },
  { value: 'uniform', label: 'uniform [−r, r)' },
  { value: 'uniform_all', label: 'uniform [−r, r), biases too' },
  { value: 'constant', label: 'constant' },
  { value: 'zero', label: 'zero' },
]

/** Layers, activations, loss and initialization. Activations and loss act at once, the rest starts a new run. */
export function NetworkSettings() {
  const send = useSend()
  const startNewRun = useStartNewRun()
  const hidden = useRun((state) => state.document.scenario.network.hidden)
  const activations = useRun((state) => state.activations)
  const training = useRun((state) => state.training)
  const task = useRun((state) => state.dataset?.task)
  const initialization = useRun((state) => state.document.scenario.initialization)
  const [refused, setRefused] = useState<string | null>(null) // what a button asked for
  useEffect(() => setRefused(null), [hidden])
  if (!activations || !training) return null
  const output = activations[activations.length - 1]!
  const setFunctions = (next: { readonly activations: readonly Activation[]; readonly loss: Loss }) =>
    send({ field: 'functions', value: next })
  const setHidden = (sizes: readonly number[], functions: readonly Activation[]) =>
    startNewRun(() => ({ network: { hidden: sizes, activations: functions } }))
  return (
    <div className="settings">
      <p className="settings-note">Sizes start a new run. Activations and loss act at once and keep the weights.</p>
      <ul className="layer-list">
        {hidden.map((size, layer) => (
          <li key={layer} className="layer-row">
            <NumberField
              whole
              label={`${layerName(layer, hidden.length)} units`}
              value={size}
              onCommit={(units) =>
                setHidden(
                  hidden.map((s, l) => (l === layer ? units : s)),
                  activations,
                )
              }
            />
            <Choice
              label="activation"
              of={layerName(layer, hidden.length)}
              value={activations[layer]!}
              options={HIDDEN}
              onChange={(kind) => setFunctions({ activations: activations.map((a, l) => (l === layer ? kind : a)), loss: training.loss })}
            />
            <Button
              aria-label={`Remove hidden layer ${layer + 1}`}
              onClick={() =>
                setRefused(
                  setHidden(
                    hidden.filter((_, l) => l !== layer),
                    activations.filter((_, l) => l !== layer),
                  ),
                )
              }
            >
              <Icon name="close" size={14} />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        variant="outline"
        onClick={() =>
          setRefused(
            setHidden(
              [...hidden, hidden[hidden.length - 1] ?? 4],
              [...activations.slice(0, -1), activations[hidden.length - 1] ?? 'tanh', output],
            ),
          )
        }
      >
        Add a hidden layer
      </Button>
      {refused && <Refusal text={refused} />}
      <Choice
        label="Output"
        value={output}
        options={OPTIONS.filter(({ hidden, loss }) => hidden || (task && suitsTask(loss, task)))}
        onChange={(kind) => setFunctions(withOutput(activations, training.loss, kind))}
      />
      <Choice
        label="Loss"
        value={training.loss}
        options={LOSS_OPTIONS.filter((loss) => task === undefined || suitsTask(loss.value, task))}
        note={outputForLoss(training.loss, 'linear') === 'linear' ? undefined : `goes with a ${output} output`}
        onChange={(loss) => setFunctions(withLoss(activations, loss))}
      />
      <InitializationSettings initialization={initialization} />
    </div>
  )
}

/** As in the names of the network's units. */
function layerName(layer: number, hiddenLayers: number): string {
  return hiddenLayers > 1 ? `h${layer + 1}` : 'h'
}

function InitializationSettings({ initialization }: { readonly initialization: InitializationSpec }) {
  const startNewRun = useStartNewRun()
  const drawn = initialization.kind === 'drawn' ? initialization.initializer : null
  const set = (initializer: InitializerSpec) =>
    startNewRun(() => ({ initialization: { kind: 'drawn', initializer, seed: initialization.kind === 'drawn' ? initialization.seed : 1 } }))
  const given = drawn ? [] : [{ value: 'given' as const, label: 'given' }]
  return (
    <>
      <Choice
        label="First weights"
        value={drawn?.kind ?? 'given'}
        options={[...given, ...INITIALIZERS]}
        onChange={(kind) => {
          if (kind === 'given') return null
          if (kind === 'uniform' || kind === 'uniform_all') return set({ kind, range: drawn && 'range' in drawn ? drawn.range : 1 })
          return set(kind === 'constant' ? { kind, value: 0.5 } : { kind })
        }}
      />
      {drawn && 'range' in drawn && <NumberField label="Range r" value={drawn.range} onCommit={(range) => set({ ...drawn, range })} />}
      {drawn?.kind === 'constant' && (
        <NumberField label="Constant" value={drawn.value} onCommit={(value) => set({ kind: 'constant', value })} />
      )}
    </>
  )
}
