import { type Loading, loadDigits } from '../../data/digits/load'
import type { DigitsSpec } from '../../document/types'
import type { LoadCommand, LoadEvent } from '../protocol'
import { unreachable } from '../unreachable'

/** Opens a packed file by its name; it stops coming when nobody waits for it any more. */
export type OpenPacked = (name: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>

/** The digits lie beside the workers' own files. @param worker the address of this worker */
export function openBeside(worker: string): OpenPacked {
  return async (name, signal) => {
    const response = await fetch(new URL(name, worker), { signal }).catch(() => null)
    if (!response?.ok || !response.body) throw new Error(`The file ${name} did not come. Are you offline?`)
    return response.body.pipeThrough(new DecompressionStream('gzip'))
  }
}

interface Load {
  readonly request: number
  readonly abort: AbortController
  mayTell: boolean // the page has taken in the progress that it was told before
}

export interface DataLoader {
  /** Takes a message of the page in. */
  take(command: LoadCommand): void
  /** Loads the digits for a message that needs them. */
  load(data: DigitsSpec): Promise<void>
}

/** Loads digits for the page, which hears how far that is, and may cancel it, while runs go on. */
export function createDataLoader(open: OpenPacked, emit: (event: LoadEvent) => void): DataLoader {
  let present: Load | null = null
  const underWay = new Map<string, Promise<void>>() // for several messages at once

  function load(data: DigitsSpec, signal: AbortSignal, progress: (loading: Loading) => void): Promise<void> {
    return loadDigits(data, {
      open: (name) => open(name, signal),
      progress,
      async rest() {
        await nextTask()
        signal.throwIfAborted()
      },
    })
  }

  async function begin(data: DigitsSpec, request: number): Promise<void> {
    const mine: Load = { request, abort: new AbortController(), mayTell: true }
    present?.abort.abort()
    present = mine
    let message: string | null = null
    try {
      await load(data, mine.abort.signal, (loading) => {
        if (!mine.mayTell) return
        mine.mayTell = false
        emit({ type: 'loading', request, ...loading })
      })
    } catch (error) {
      message = `The digits could not be loaded. ${error instanceof Error ? error.message : String(error)}`
    }
    if (present !== mine) return
    present = null
    emit({ type: 'loaded', request, problem: message === null ? null : { place: 'digits', message } })
  }

  return {
    take(command) {
      switch (command.type) {
        case 'load':
          void begin(command.data, command.request)
          return
        case 'heardLoading':
          if (present?.request === command.request) present.mayTell = true
          return
        case 'cancelLoading':
          present?.abort.abort()
          present = null
          return
        default:
          return unreachable(command)
      }
    },
    load(data) {
      const key = JSON.stringify(data)
      const known = underWay.get(key)
      if (known) return known
      const begun = load(data, new AbortController().signal, () => undefined).finally(() => underWay.delete(key))
      underWay.set(key, begun)
      return begun
    },
  }
}

/** Through a channel: a timer would clamp to 4 ms. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
