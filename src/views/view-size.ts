/** The pixels a view may fill, measured by the layout. */
export interface ViewSize {
  readonly width: number
  readonly height: number
}
