export interface Size {
  readonly width: number
  readonly height: number
}

export const LAB: Size = { width: 1440, height: 900 }
export const PHONE: Size = { width: 390, height: 844 }
export const NARROW: Size = { width: 1024, height: 768 } // a small projector too
export const HALL: Size = { width: 1920, height: 1080 }
/** Where nothing of the lab may be cut or covered. */
export const LAB_SIZES: readonly Size[] = [LAB, { width: 1440, height: 780 }, { width: 1366, height: 650 }, HALL, NARROW, PHONE]
