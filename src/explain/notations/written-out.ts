import type { FunctionName } from '../expression'
import type { Words } from '../words'
import { logistic } from './notation'

/** Functions as what they are made of, in place of their names. */
export const WRITTEN_OUT: Partial<Record<FunctionName, (z: Words, inBrackets: Words) => Words>> = {
  sigmoid: logistic,
  tanh: (z, inBrackets) => {
    const [up, down] = [`e^{${z.tex}}`, `e^{-${inBrackets.tex}}`]
    const said = (sign: string) => `e to the ${z.text} ${sign} e to the minus ${inBrackets.text}`
    return { tex: `\\frac{${up} - ${down}}{${up} + ${down}}`, text: `${said('minus')}, over, ${said('plus')}, end of fraction` }
  },
  softplus: ({ tex, text }) => ({ tex: `\\ln\\left(1 + e^{${tex}}\\right)`, text: `log of, 1 plus e to the ${text}, end of log` }),
  relu: ({ tex, text }) => ({ tex: `\\max\\left(${tex}, 0\\right)`, text: `the larger of ${text} and 0` }),
}
