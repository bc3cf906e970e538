import type { PenaltySpec } from '../../engine/step/penalties'
import { Choice } from '../../ui/Choice'
import { NumberField } from '../../ui/NumberField'
import { useSend } from './send'
import { tidyPower } from './tidy-power'

const PENALTIES = [
  { value: 'none', label: 'none' },
  { value: 'l2 half', label: 'L2: λ/2 Σw²' },
  { value: 'l2 plain', label: 'L2: λ Σw²' },
  { value: 'l2 nielsen', label: 'L2: λ/(2n) Σw²' },
  { value: 'l1 plain', label: 'L1: λ Σ|w|' },
  { value: 'l1 nielsen', label: 'L1: λ/n Σ|w|' },
  { value: 'l1 orthant', label: 'L1, stops at 0' },
] as const

/** The weight penalty and its λ. */
export function PenaltySettings({ penalty }: { readonly penalty: PenaltySpec }) {
  const send = useSend()
  const value = penalty.kind === 'none' ? 'none' : (`${penalty.kind} ${penalty.form}` as (typeof PENALTIES)[number]['value']) // every pair is listed
  const lambda = penalty.kind === 'none' ? 0.01 : penalty.lambda
  return (
    <>
      <Choice
        label="Weight penalty"
        value={value}
        options={PENALTIES}
        onChange={(next) => send({ field: 'penalty', value: penaltyOf(next, lambda) })}
      />
      {penalty.kind !== 'none' && (
        <NumberField
          label="λ"
          value={penalty.lambda}
          slider={{ min: -5, max: 1, step: 0.1, toSlider: (l) => Math.log10(Math.max(l, 1e-5)), fromSlider: tidyPower }}
          onCommit={(next) => send({ field: 'penalty', value: { ...penalty, lambda: next } })}
        />
      )}
    </>
  )
}

function penaltyOf(choice: (typeof PENALTIES)[number]['value'], lambda: number): PenaltySpec {
  const [kind, form] = choice.split(' ')
  return (kind === 'none' ? { kind } : { kind, form, lambda }) as PenaltySpec // of the pairs that are listed
}
