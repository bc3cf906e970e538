import { DataSettings } from './DataSettings'
import { NetworkSettings } from './NetworkSettings'
import { SeedSettings } from './SeedSettings'

/** The settings behind the folds of the rail. */
export function SetupSettings({ part }: { readonly part: 'network' | 'data' | 'seeds' }) {
  switch (part) {
    case 'network':
      return <NetworkSettings />
    case 'data':
      return <DataSettings />
    case 'seeds':
      return <SeedSettings />
  }
}
