import type { Setting } from '../derive/expression'
import type { Words } from './words'

/** The symbols of settings, the same in every notation. */
export const SETTINGS: Readonly<Record<Setting, Words>> = {
  beta: { tex: '\\beta', text: 'beta' },
  rho: { tex: '\\rho', text: 'rho' },
  eps: { tex: '\\varepsilon', text: 'epsilon' },
  beta1: { tex: '\\beta_1', text: 'beta 1' },
  beta2: { tex: '\\beta_2', text: 'beta 2' },
  beta1Power: { tex: '\\beta_1^{t}', text: 'beta 1 to the t' },
  beta2Power: { tex: '\\beta_2^{t}', text: 'beta 2 to the t' },
  keep: { tex: '\\mathrm{keep}', text: 'the keep probability' },
  lambda: { tex: '\\lambda', text: 'lambda' },
  coefficient: { tex: 'c', text: 'the penalty factor c' },
}
