import { sentence } from '../../document/problem'
import { LIMITS, type LimitedField } from '../../document/ranges'
import { NumberField } from '../../ui/NumberField'

const BETA_SLIDER = { min: 0, max: 0.99, step: 0.01 }
const SLIDERS: Partial<Record<LimitedField, typeof BETA_SLIDER>> = { beta: BETA_SLIDER, rho: BETA_SLIDER, beta1: BETA_SLIDER }

interface KindFieldsProps<Spec> {
  readonly spec: Spec
  readonly settings: object // of its kind, in the order in which they stand
  readonly onChange: (spec: Spec) => string | null
}

/** A field for each setting of a spec, such as β of momentum. */
export function KindFields<Spec extends object>({ spec, settings, onChange }: KindFieldsProps<Spec>) {
  const values = spec as Partial<Record<LimitedField, number>>
  return (Object.keys(settings) as LimitedField[]).map((field) => (
    <NumberField
      key={field}
      whole={'whole' in LIMITS[field]}
      label={sentence(LIMITS[field].label)}
      value={values[field]!}
      {...(SLIDERS[field] && { slider: SLIDERS[field] })}
      onCommit={(value) => onChange({ ...spec, [field]: value })}
    />
  ))
}
