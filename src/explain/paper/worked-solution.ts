import type { StepContext } from '../context'
import type { Notation } from '../notations'
import { factorIn, factorSentence } from '../notations/node-errors'
import type { Quantity } from '../quantity'
import { formula, givenRows, type Paper } from './worked-formulas'
import { givenLines } from './worked-given'
import { type Block, planOf } from './worked-plan'
import { layerTitle, leftOutWords, settingLines } from './worked-words'

/**
 * The whole step as Markdown with LaTeX between $$, in one notation: what is given, then every formula in symbols and in numbers with
 * its result, to `digits` significant digits. Of a batch the first sample is worked out, then the gradient of the batch. With more than
 * 400 formulas only the first units of each layer are, and the text says how many are left out.
 */
export function workedSolution(context: StepContext, notation: Notation, digits: number): string {
  const paper: Paper = { context, notation, digits }
  const plan = planOf(context)
  const { step, rows } = context.trace
  const several = rows.length > 1
  const worked = [
    '## Given',
    ...givenLines(paper, plan.cap),
    ...section(paper, several ? 'Forward pass of sample 1' : 'Forward pass', plan.forward),
    ...section(paper, 'Loss', [{ layer: null, quantities: plan.loss }]),
    ...section(paper, several ? 'Node errors of sample 1' : 'Node errors', plan.errors),
    ...section(paper, several ? 'What sample 1 adds to the gradient' : 'Gradient', plan.contributions),
    ...section(paper, 'Gradient of the batch', plan.gradients),
    ...section(paper, 'Penalty', [{ layer: null, quantities: plan.penalty }]),
    ...section(paper, 'Update', plan.updates),
    '## Loss again',
    `${lossAgain(context)}:`,
    ...givenRows(paper, [{ kind: 'lossAfter' }]),
  ]
  const settings = [
    ...settingLines(context),
    `- Numbers: ${digits >= 17 ? 'all digits of a double' : `${digits} significant digits`}, rounded only where they are written.`,
    ...(worked.some((text) => text.includes('\\dots')) ? ['- Sums of more than eight terms show the first three and the last.'] : []),
  ]
  const paragraphs = [
    `# Step ${step}, worked out in the notation ${notation.name}`,
    `${factorSentence(factorIn(notation.id, context))} ${notation.difference}`,
    settings.join('\n'),
    ...leftOutWords(context, plan),
    ...worked,
  ]
  return `${paragraphs.join('\n\n')}\n`
}

function section(paper: Paper, title: string, blocks: readonly Block[]): string[] {
  const filled = blocks.filter(({ quantities }) => quantities.length > 0)
  if (filled.length === 0) return []
  return [`## ${title}`, ...filled.flatMap((block) => blockLines(paper, block))]
}

function blockLines(paper: Paper, { layer, quantities }: Block): string[] {
  const title = layer === null ? [] : [`### ${layerTitle(paper.context, layer)}`]
  return [...title, ...quantities.map((quantity: Quantity) => formula(paper, quantity))]
}

function lossAgain({ trace }: StepContext): string {
  const batch = trace.rows.length > 1 ? 'The same batch' : 'The same sample'
  const masks = trace.mask.some((mask) => mask !== null) ? ', with the same masks' : ''
  return `${batch} forward once more${masks}, with the new weights and biases`
}
