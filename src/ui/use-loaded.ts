import { useEffect, useState } from 'react'

/** A part of the program once it is needed and fetched; null before. @param load the same function at every render */
export function useLoaded<T>(load: () => Promise<T>, needed: boolean): T | null {
  const [loaded, setLoaded] = useState<T | null>(null)
  useEffect(() => {
    if (needed) void load().then((part) => setLoaded(() => part))
  }, [load, needed])
  return loaded
}
