import type { DigitsSpec } from '../../document/types'
import type { LoadCommand, LoadEvent } from '../protocol'
import type { DataLoader } from './load-data'

/** A loader of digits that is itself fetched when it is first needed. */
export interface LateLoader {
  /** Takes a message about loading in; false for any other. */
  takes(message: { readonly type: string }): boolean
  /** Loads the digits for a message that needs them. */
  load(data: DigitsSpec): Promise<void>
}

const TYPES: ReadonlySet<string> = new Set<LoadCommand['type']>(['load', 'heardLoading', 'cancelLoading'])

/** @param worker the address of this worker */
export function createLateLoader(worker: string, emit: (event: LoadEvent) => void = () => {}): LateLoader {
  let loader: Promise<DataLoader> | null = null

  function fetched(): Promise<DataLoader> {
    loader ??= import('./load-data').then(({ createDataLoader, openBeside }) => createDataLoader(openBeside(worker), emit))
    return loader
  }

  async function take(command: LoadCommand): Promise<void> {
    try {
      ;(await fetched()).take(command)
    } catch {
      loader = null
      const problem = { place: 'digits', message: 'The digits could not be loaded. Are you offline?' }
      if (command.type === 'load') emit({ type: 'loaded', request: command.request, problem })
    }
  }

  return {
    takes(message) {
      if (!TYPES.has(message.type)) return false
      void take(message as LoadCommand)
      return true
    },
    load: async (data) => (await fetched()).load(data),
  }
}
