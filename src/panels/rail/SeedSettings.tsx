import { useRun } from '../../page'
import { newSeed } from '../../page/documents/new-seed'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { NumberField } from '../../ui/NumberField'
import { useStartNewRun } from '../new-run'
import './settings.css'

/** The seed of each generator: the same seeds give the same run to the last bit. */
export function SeedSettings() {
  const startNewRun = useStartNewRun()
  const scenario = useRun((state) => state.document.scenario)
  const { data, initialization, split, training } = scenario
  return (
    <div className="settings">
      <p className="settings-note">The same seeds give the same run. A change starts a new one.</p>
      <Button variant="outline" onClick={newSeed}>
        <Icon name="dice" />
        New seed
      </Button>
      {initialization.kind === 'drawn' && (
        <NumberField
          whole
          label="Weights"
          value={initialization.seed}
          onCommit={(seed) => startNewRun(() => ({ initialization: { ...initialization, seed } }))}
        />
      )}
      {'seed' in data && (
        <NumberField whole label="Data" value={data.seed} onCommit={(seed) => startNewRun(() => ({ data: { ...data, seed } }))} />
      )}
      {data.kind === 'digits' && data.augmentation && (
        <NumberField
          whole
          label="Changed copies"
          value={data.augmentation.seed}
          onCommit={(seed) => startNewRun(() => ({ data: { ...data, augmentation: { ...data.augmentation!, seed } } }))}
        />
      )}
      {'seed' in split && data.kind !== 'digits' && (
        <NumberField whole label="Split" value={split.seed} onCommit={(seed) => startNewRun(() => ({ split: { ...split, seed } }))} />
      )}
      <NumberField
        whole
        label="Shuffling"
        value={training.shuffleSeed}
        onCommit={(shuffleSeed) => startNewRun(() => ({ training: { shuffleSeed } }))}
      />
      <NumberField
        whole
        label="Dropout"
        value={training.dropoutSeed}
        onCommit={(dropoutSeed) => startNewRun(() => ({ training: { dropoutSeed } }))}
      />
    </div>
  )
}
