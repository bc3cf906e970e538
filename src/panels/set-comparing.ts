/** Open a copy of the run to compare with, or close it. */
export function setComparing(on: boolean): void {
  void import('../page/documents/comparison').then(({ beginComparison, endComparison }) => (on ? beginComparison() : endComparison()))
}
