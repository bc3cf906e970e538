import type { Augmentation } from '../../../data/digits/augment'
import type { Copies } from '../../../data/digits/copies'
import type { DigitsSpec } from '../../../document/types'
import { Toggle } from '../../../ui/Button'
import { NumberField } from '../../../ui/NumberField'
import { useStartNewRun } from '../../new-run'
import '../settings.css'

const FIRST: Copies = { shift: true, rotate: true, scale: false, skew: false, elastic: true, copies: 1, seed: 1 }
const WAYS: Readonly<Record<keyof Augmentation, string>> = { shift: 'shift', rotate: 'turn', scale: 'scale', skew: 'skew', elastic: 'bend' }
const NAMES = Object.entries(WAYS).map(([way, label]) => ({ way: way as keyof typeof WAYS, label }))

/** How many images of handwritten digits, and which changed copies of them to train on. */
export function DigitsSettings({ data }: { readonly data: DigitsSpec }) {
  const startNewRun = useStartNewRun()
  const { augmentation } = data
  const set = (patch: Partial<DigitsSpec>) => startNewRun(() => ({ data: { ...data, ...patch } }))
  return (
    <>
      <NumberField whole label="Training images" value={data.training} onCommit={(training) => set({ training })} note="of 60,000" />
      <NumberField whole label="Test images" value={data.test} onCommit={(test) => set({ test })} note="of 10,000" />
      <NumberField
        whole
        label="Changed copies of each"
        value={augmentation?.copies ?? 0}
        slider={{ min: 0, max: 9, step: 1 }}
        onCommit={(copies) => set({ augmentation: copies === 0 ? null : { ...(augmentation ?? FIRST), copies } })}
      />
      {augmentation && (
        <fieldset className="field digits-ways">
          <legend>Changed by</legend>
          {NAMES.map(({ way, label }) => (
            <Toggle key={way} label={label} on={augmentation[way]} set={(on) => set({ augmentation: { ...augmentation, [way]: on } })} />
          ))}
        </fieldset>
      )}
      <p className="settings-note">
        Training and test images are those of MNIST: there is no other split. Copies are for the training only.
      </p>
    </>
  )
}
