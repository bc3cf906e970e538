import { useEffect, useState } from 'react'
import { encodeLink } from '../../document/saved/link'
import { firstRun, page, pause, say, sharing } from '../../page'
import { isPredicting } from '../../page/inside/predicting'
import { documentsNow } from '../../page/state/runs'
import { Button } from '../../ui/Button'
import { themeColors } from '../theme-colors'
import { paintShared, SHARED_HEIGHT, SHARED_WIDTH } from './paint-shared'
import { shareRuns } from './shared-run'
import { sharedText, sharedWords } from './shared-words'
import './share.css'

interface Picture {
  readonly blob: Blob
  readonly address: string
  readonly text: string
}

/** A picture of the run to keep or to send: seen here first, with the same in words. */
export function ShareView({ difference }: { readonly difference: string }) {
  const [picture, setPicture] = useState<Picture | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let address = ''
    const making = makePicture(difference).then((made) => {
      if (typeof made === 'string') return setProblem(made)
      address = made.address
      setPicture(made)
    })
    return () => void making.then(() => URL.revokeObjectURL(address))
  }, [difference])
  if (!picture) return <p role="status">{problem || 'Drawing the picture from the records of the run…'}</p>
  const copy = async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture.blob })])
      say('info', 'Picture copied.')
    } catch {
      say('info', 'This browser does not let the picture be copied: save it instead.')
    }
  }
  return (
    <div className="share">
      <img src={picture.address} width={SHARED_WIDTH} height={SHARED_HEIGHT} alt={picture.text} />
      <div className="wrap-row">
        <Button variant="primary" className="button" onClick={() => void sharing().then(({ savePicture }) => savePicture(picture.blob))}>
          Save picture
        </Button>
        {'ClipboardItem' in window && (
          <Button variant="outline" onClick={() => void copy()}>
            Copy picture
          </Button>
        )}
      </div>
      <p className="share-text">
        <b>In words:</b> {picture.text}
      </p>
    </div>
  )
}

/** The picture as a file, or why there is none. */
async function makePicture(difference: string): Promise<Picture | string> {
  if (isPredicting(page.getState())) return 'Predict the step first: the picture would show its results.'
  if (firstRun.state.getState().status === 'playing') pause()
  const documents = documentsNow()
  const link = await encodeLink(documents, (await sharing()).tableTexts(documents)[0])
  const run = await shareRuns()
  if (!run) return 'The run moved on meanwhile: close this and try again.'
  const address = `${location.origin}${location.pathname}${link.ok ? link.hash : ''}`
  const words = sharedWords(run, link.ok ? address : '', difference)
  const canvas = document.createElement('canvas')
  paintShared(canvas, run, words, themeColors())
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  return blob ? { blob, address: URL.createObjectURL(blob), text: sharedText(words) } : 'This browser could not draw the picture.'
}
