import { useEffect, useMemo, useRef } from 'react'
import { sentenceOf } from '../../expression'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Sized } from '../../ui/Sized'
import { ExpressionGraph } from '../../views/expression/ExpressionGraph'
import { ExpressionTables } from '../../views/expression/ExpressionTables'
import { pictureAt } from '../../views/expression/picture'
import { writeNumber } from '../../views/expression/write-number'
import { ExpressionInputs } from './ExpressionInputs'
import { ExpressionTransport } from './ExpressionTransport'
import { type ExpressionState, useExpression } from './use-expression'
import { useKeys } from './use-keys'
import './expression-page.css'

/** The computational graph of a typed expression, stepped through forward and backward. */
export function ExpressionPage() {
  const state = useExpression()
  const { typed, worked, done, stale } = state
  const title = useRef<HTMLHeadingElement>(null)
  const leave = () => history.back() // to the network, which opened this page
  useKeys({ back: state.back, step: state.step, toggle: state.toggle, leave })
  useEffect(() => title.current!.focus(), [])
  const picture = useMemo(() => pictureAt(typed.graph, worked.forward, worked.backward, worked.steps, done), [typed.graph, worked, done])
  return (
    <main className="expression-page" data-stale={stale || undefined}>
      <header className="expression-header">
        <Button variant="outline" shortcut="Escape" hint="Back to the network" onClick={leave}>
          <Icon name="back" size={14} />
          Back to the network
        </Button>
        <h1 ref={title} tabIndex={-1}>
          Computational graph
        </h1>
      </header>
      <div className="expression-body">
        <ExpressionInputs state={state} />
        <div className="expression-stage" inert={stale}>
          <div className="expression-picture">
            <Sized>{(size) => <ExpressionGraph picture={picture} text={typed.expression.text} {...size} />}</Sized>
          </div>
          <p className="expression-legend">
            <span data-phase="forward">▸ above an edge: the value.</span>{' '}
            <span data-phase="backward">◂ below it: the derivative passed back.</span> Left in a box: its local derivatives.
          </p>
        </div>
        <section className="expression-numbers" aria-label="Numbers of the graph" tabIndex={0} inert={stale}>
          <ExpressionTables picture={picture} />
        </section>
      </div>
      <div className="expression-foot">
        <p className="expression-sentence" role="status" aria-live="polite">
          {sentence(state)}
        </p>
        <ExpressionTransport state={state} />
      </div>
    </main>
  )
}

/** The step just done. */
function sentence({ typed, worked, done, stale }: ExpressionState): string {
  if (stale) return 'The expression cannot be read: the graph is still that of the last one.'
  const step = worked.steps[done - 1]
  if (step) return sentenceOf({ graph: typed.graph, forward: worked.forward, backward: worked.backward, write: writeNumber }, step)
  if (worked.last === 0) return 'There is nothing to compute: type an expression with a variable, such as x^2.'
  return 'Press Step: first each value from left to right, then each derivative from right to left.'
}
