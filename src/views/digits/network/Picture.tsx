import { SIDE } from '../../../data/digits/image'

/** A picture of 28 x 28 pixels, which the painter fills. */
export function Picture({ of, side }: { readonly of: string; readonly side: number }) {
  return (
    <span aria-hidden="true">
      <canvas className="digits-picture" data-picture={of} width={SIDE} height={SIDE} style={{ width: side, height: side }} />
    </span>
  )
}
