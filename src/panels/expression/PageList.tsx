import { openExpression } from '../../page/documents/open-page'

/** The pages beside the network, one click each. */
export function PageList({ onChosen }: { readonly onChosen: () => void }) {
  return (
    <section className="scenario-group">
      <h3>Pages</h3>
      <ul>
        <li>
          <button
            type="button"
            className="card"
            onClick={() => {
              onChosen()
              openExpression()
            }}
          >
            <strong>Computational graph</strong>
            <span>Type an expression such as (x+y)*z and step through it, forward and backward.</span>
          </button>
        </li>
      </ul>
    </section>
  )
}
