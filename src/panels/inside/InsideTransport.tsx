import { isCompared, type Pace, usePage } from '../../page'
import { goToOperation, setLevel, setPace, toggleBookmark } from '../../page/inside/inside'
import { isPredicting } from '../../page/inside/predicting'
import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { formatCount } from '../../ui/number/format-number'
import { Select } from '../../ui/Select'
import { Sized } from '../../ui/Sized'
import { imageName } from '../../views/digits/image-name'
import { OperationsTrack } from '../../views/operations/OperationsTrack'
import { TimelineView } from '../../views/timeline/TimelineView'
import { KIND_WORDS, LEVEL_OPTIONS } from './operation-words'
import { WalkButtons } from './WalkButtons'
import './inside.css'

const PACES: readonly { readonly value: Pace; readonly label: string }[] = [
  { value: 2500, label: 'slow' },
  { value: 1200, label: 'calm' },
  { value: 500, label: 'quick' },
]

/** Back and forward over the operations of the step, and over the steps. */
export function InsideTransport({ compact = false }: { readonly compact?: boolean }) {
  const inside = usePage((state) => state.inside)
  const compared = usePage(isCompared)
  const predicting = usePage(isPredicting)
  const pace = usePage((state) => state.pace)
  if (!inside) return null
  const { index, operations, level, bookmarks, step, context } = inside
  const count = operations.count('operation')
  const operation = operations.at(index)
  const marked = bookmarks.includes(index)
  const others = bookmarks.filter((mark) => mark !== index && mark < count)
  return (
    <section className="transport inside-transport" aria-label="Transport inside the step" data-compact={compact || undefined}>
      <div className="transport-buttons">
        <WalkButtons />
        {!compact && (
          <>
            {predicting ? (
              <span className="inside-stops">Next stops at each question</span>
            ) : (
              <Select label="Step size" value={level} options={LEVEL_OPTIONS} onChange={setLevel} />
            )}
            <Select label="Pace of the walk" value={pace} options={PACES} onChange={setPace} />
          </>
        )}
      </div>
      <div className="inside-tracks">
        <Sized className="inside-operations">{(size) => <OperationsTrack {...size} />}</Sized>
        {!compact && <Sized className="inside-steps">{(size) => <TimelineView {...size} />}</Sized>}
      </div>
      <div className="inside-position">
        <p>
          {compared && 'run A, '}
          {context.trace.ends ? `${imageName(context.trace.rows[0]!)}, at ` : ''}step <b>{formatCount(step)}</b>
          {!context.trace.ends && (
            <>
              {' '}
              → <b>{formatCount(step + 1)}</b>
            </>
          )}
          {!compact &&
            context.trace.rows.length > 1 &&
            operation.sample !== null &&
            ` · sample ${operation.sample + 1} of ${context.trace.rows.length}`}
        </p>
        <p>
          {compact ? '' : 'operation '}
          {formatCount(index + 1)} of {formatCount(count)}
          {!compact && `, ${KIND_WORDS[operation.kind]}`}
        </p>
        {!compact && (
          <p className="inside-bookmarks">
            <Button aria-pressed={marked} hint="Bookmark this operation" shortcut={KEYS.bookmark} onClick={toggleBookmark}>
              {marked ? 'Bookmarked' : 'Bookmark'}
            </Button>
            {others.slice(0, 4).map((mark) => (
              <Button key={mark} onClick={() => goToOperation(mark)}>
                to {mark + 1}
              </Button>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}
