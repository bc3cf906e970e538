import { usePage } from '../page'
import { answerOffer } from '../page/documents/closed-tabs'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { formatCount } from '../ui/number/format-number'
import './last-run.css'

/** What a tab that was closed left behind: to go on with, or not. */
export function LastRun() {
  const document = usePage(({ lastRun }) => lastRun?.documents[0])
  if (!document) return null
  return (
    <div className="last-run">
      <span>
        Continue your last run? {document.scenario.name}, step {formatCount(document.step)}
      </span>
      <Button variant="outline" onClick={() => void answerOffer(true)}>
        Continue
      </Button>
      <Button aria-label="Do not continue" onClick={() => void answerOffer(false)}>
        <Icon name="close" size={14} />
      </Button>
    </div>
  )
}
