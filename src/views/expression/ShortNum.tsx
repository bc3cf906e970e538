import { Num, type Reading } from '../../ui/number/Num'
import { isShort } from './write-number'

interface ShortNumProps extends Reading {
  readonly as?: 'td' | 'tspan'
  readonly most?: number // characters of room
}

/** A number of an expression, in full where it is short. */
export function ShortNum({ value, record, as = 'tspan', most }: ShortNumProps) {
  const format = isShort(value) ? 'exact' : most === undefined ? 4 : { fit: most }
  return <Num as={as} value={value} record={record} format={format} />
}
