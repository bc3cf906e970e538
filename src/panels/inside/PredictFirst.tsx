import { usePage } from '../../page'
import { setPredict } from '../../page/inside/exercise'

/** Hides each result until it is predicted. */
export function PredictFirst({ label }: { readonly label: string }) {
  const predict = usePage((state) => state.predict.on)
  return (
    <label className="inside-predict">
      <input type="checkbox" checked={predict} onChange={(event) => setPredict(event.target.checked)} />
      {label}
    </label>
  )
}
