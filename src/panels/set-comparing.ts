/** Doubles the run, to compare; or closes the second one. */
export function setComparing(on: boolean): void {
  void import('../store/comparison').then(({ beginComparison, endComparison }) => (on ? beginComparison() : endComparison()))
}
