import { type Finding, ofRow, type Repair, type Sentence, stepOf, type Verdict, type Vitals } from './finding'
import { highBefore } from './growth-rule'

/** What has brought a network to where it is: more than its units and layers. */
export interface Blame {
  readonly words: Sentence
  readonly repair: Extract<Repair, { kind: 'restart' }>
  readonly severity: 'warning' | null // of what follows from it; null: as it is
  readonly dead: boolean // whether it can have switched units off, as only wild steps can
}

/** A learning rate that is too large, or was: weights that it has thrown off do not come back by themselves. */
export function blame(verdicts: readonly Verdict[], vitals: Vitals): Blame | null {
  const tooLarge = verdicts.flatMap(findingsIn).find(({ id }) => id !== 'too-small' && id !== 'raised')
  if (tooLarge) {
    const words = [' The likely cause is the learning rate, which is too large.']
    return { words, repair: restartOf(tooLarge.repair), severity: 'warning', dead: tooLarge.severity === 'problem' }
  }
  const high = highBefore(vitals)
  if (!high) return null
  return {
    words: [
      ' The likely cause is the learning rate ',
      ofRow(high, 'learningRate'),
      ' before the last change: at step ',
      stepOf(high),
      ' the loss was ',
      ofRow(high, 'trainLoss'),
      '.',
    ],
    repair: { kind: 'restart', words: 'the first weights again', patch: {} },
    severity: null,
    dead: true,
  }
}

/** The findings with what is to blame for them, and its repair: their own would not help. A sigmoid lets gradients vanish at any rate. */
export function symptoms(verdict: Verdict, cause: Blame | null, { scenario: { network } }: Vitals): Verdict {
  if (!cause || verdict.kind === 'waiting') return verdict
  const deepSigmoid = network.activations.slice(0, -1).includes('sigmoid')
  const findings = verdict.findings.map((finding): Finding => {
    const severity = cause.severity ?? finding.severity
    const own = finding.id.startsWith('dead') ? !cause.dead : finding.id === 'vanishing' && deepSigmoid
    if (own) return { ...finding, severity }
    return { ...finding, severity, cause: [...finding.cause, ...cause.words], repair: cause.repair }
  })
  return { kind: 'judged', findings }
}

/** What a verdict has found. */
export function findingsIn(verdict: Verdict): readonly Finding[] {
  return verdict.kind === 'judged' ? verdict.findings : []
}

/** From step 0: units that were thrown off do not come back by smaller steps. */
function restartOf(repair: Repair): Blame['repair'] {
  if (repair.kind === 'restart') return repair
  if (repair.change.field !== 'learningRate') throw new RangeError(`no learning rate: ${repair.words}`)
  return { kind: 'restart', words: repair.words, patch: { training: { learningRate: repair.change.value } } }
}
