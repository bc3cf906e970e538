import { page } from '../page'
import { StartHere } from '../panels/drawer/StartHere'
import { PageCard } from '../panels/expression/PageCard'
import { Dialog } from '../ui/Dialog'
import { SHORTCUTS } from './shortcuts'
import './help.css'

/** Where to begin, what the marks mean, and every key. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const toNetwork = () => {
    onClose()
    page.setState({ page: 'network' }) // a scenario was opened: a step in the history
  }
  return (
    <Dialog title="Help" open onClose={onClose}>
      <div className="help">
        <StartHere onChosen={toNetwork} />
        <section>
          <h3>Pages</h3>
          <ul className="cards">
            <li>
              <PageCard onChosen={onClose} />
            </li>
          </ul>
        </section>
        <section>
          <h3>How to read the pictures</h3>
          <ul className="help-list">
            <li>Blue and solid is positive, amber and dashed is negative. A wider line is a larger weight.</li>
            <li>A step takes one batch: forward pass ▸, backward pass ◂, then the update ● of every weight.</li>
            <li>At step 12 the page shows the weights after 12 updates. Every loss says which weights and rows it is for.</li>
            <li>
              A node error is the change of the loss for a small change of a unit's weighted sum, ∂L/∂z. Inside a step, δ is what the chosen
              notation calls so.
            </li>
            <li>In the landscape, darker means a larger loss. The dots are the steps, the arrow is the next update.</li>
            <li>
              Click a weight or a unit: the network, the matrix and the table mark it. A flag ▶ stands where a setting was changed.
              Double-click a weight in the network to type a new value.
            </li>
          </ul>
        </section>
        <section>
          <h3>Keys</h3>
          <dl className="help-keys">
            {SHORTCUTS.map(({ keys, does }) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
