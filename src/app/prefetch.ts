/** Fetches every chunk of vite.config.ts that the first sight does not need, so that all works offline from then on. */
export function prefetch(): Promise<unknown> {
  return Promise.all([
    import('../store/comparison'), // in "later"; a link or a reload may be waiting for its second run
    import('../store/inside'), // in "inside"
  ])
}
