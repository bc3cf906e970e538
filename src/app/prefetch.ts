/** Fetch every chunk of vite.config.ts that the first sight does not need. From then on all works offline. */
export function prefetch(): Promise<unknown> {
  return Promise.all([
    import('../page/documents/comparison'), // in "later"; a link or a reload may be waiting for its second run
    import('../page/inside/inside'), // in "inside"
    import('./brought-files'),
    import('./print'),
  ])
}
