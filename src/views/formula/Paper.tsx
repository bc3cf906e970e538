import type { Notation } from '../../explain/notations'
import { copyNumpy, copySolution } from '../../page/inside/paper'
import type { Inside } from '../../page/state/inside-state'
import { Button } from '../../ui/Button'

/** Takes the step along: as a worked solution, or as a script. */
export function Paper({ inside, notation, digits }: { readonly inside: Inside; readonly notation: Notation; readonly digits: number }) {
  return (
    <div className="formula-paper">
      <Button
        variant="outline"
        hint="The whole step as Markdown with formulas"
        onClick={() => void copySolution(inside.context, notation, digits)}
      >
        Copy as worked solution
      </Button>
      <Button
        variant="outline"
        hint="A script that needs only NumPy and prints the same numbers"
        onClick={() => void copyNumpy(inside.context)}
      >
        Copy as NumPy
      </Button>
    </div>
  )
}
