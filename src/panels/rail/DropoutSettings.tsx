import type { MaskPer, Training } from '../../document/types'
import { useRun } from '../../page'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { pinWords } from '../../views/curves/change-words'
import { useSend } from './send'
import './settings.css'

const POLICIES = [
  { value: 'sample', label: 'each sample' },
  { value: 'batch', label: 'each batch' },
  { value: 'epoch', label: 'each epoch' },
] as const

const NOTES: Readonly<Record<MaskPer, string>> = {
  sample: 'each row has a mask of its own',
  batch: 'one mask for all rows of a batch',
  epoch: 'one mask for all batches of an epoch',
}

/** How long a mask of dropout lasts, and which units it leaves alone. */
export function DropoutSettings({ training: { dropout, maskPer, pins } }: { readonly training: Training }) {
  const send = useSend()
  const hiddenLayers = useRun((state) => state.document.scenario.network.hidden.length)
  return (
    <>
      {dropout > 0 && (
        <Choice
          label="New mask for"
          value={maskPer}
          options={POLICIES}
          note={NOTES[maskPer]}
          onChange={(value) => send({ field: 'maskPer', value })}
        />
      )}
      {pins.length > 0 && (
        <p className="settings-note">
          Pinned units: {pinWords(pins, hiddenLayers)}. <Button onClick={() => send({ field: 'pins', value: [] })}>Unpin all</Button>
        </p>
      )}
    </>
  )
}
