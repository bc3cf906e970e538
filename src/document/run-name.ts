/** The letter of a run by its place. */
export function runName(place: number): string {
  return String.fromCharCode(65 + place)
}
