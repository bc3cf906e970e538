import { openExpression } from '../../page/documents/open-page'
import { Card } from '../../ui/Card'
import { ExpressionPortrait } from '../../views/expression/ExpressionPortrait'
import { firstExpression } from './typed-expression'

/** The page beside the network, as an item of a list of cards. */
export function PageCard({ onChosen }: { readonly onChosen: () => void }) {
  return (
    <li>
      <Card
        name="Computational graph"
        line="Type a formula, step through it"
        picture={<ExpressionPortrait graph={firstExpression().graph} />}
        onChoose={() => {
          onChosen()
          openExpression()
        }}
      >
        <span className="visually-hidden">Type an expression such as (x+y)*z and step through it, forward and backward.</span>
      </Card>
    </li>
  )
}
