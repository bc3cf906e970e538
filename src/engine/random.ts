/** A seeded generator: integer arithmetic only, so that every browser draws the same numbers. */
export interface Generator {
  /** The whole state: four 32-bit words. Copy it to save, write it to restore. */
  readonly state: Uint32Array
}
