import { openExpression } from '../../page/documents/open-page'
import { Card } from '../../ui/Card'
import { ExpressionPortrait } from '../../views/expression/ExpressionPortrait'
import { firstExpression } from './typed-expression'

/** The page beside the network, to be found as a scenario is. */
export const PAGE_CARD = {
  name: 'Computational graph',
  line: 'Type a formula, step through it',
  summary: 'Type an expression such as (x+y)*z and step through it, forward and backward.',
  group: 'Worked by hand',
} as const

/** Its card. */
export function PageCard({ onChosen }: { readonly onChosen: () => void }) {
  return (
    <Card
      name={PAGE_CARD.name}
      line={PAGE_CARD.line}
      picture={<ExpressionPortrait graph={firstExpression().graph} />}
      onChoose={() => {
        onChosen()
        openExpression()
      }}
    >
      <span className="visually-hidden">{PAGE_CARD.summary}</span>
    </Card>
  )
}
