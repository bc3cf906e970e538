type Json = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What `value` says differently from `base`: objects key by key, everything else whole; undefined where nothing differs.
 * An object of another `kind` is given whole, so that merge() can tell it from a part.
 */
export function difference(base: unknown, value: unknown): unknown {
  if (!isObject(base) || !isObject(value) || base.kind !== value.kind) return same(base, value) ? undefined : value
  const parts = Object.entries(value)
    .map(([key, entry]) => [key, difference(base[key], entry)] as const)
    .filter(([, entry]) => entry !== undefined)
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

/** The value whose difference from `base` is `part`. Keys that the base does not have are left out, but for whole objects. */
export function merge(base: unknown, part: unknown): unknown {
  if (part === undefined) return base
  if (!isObject(base) || !isObject(part) || Object.hasOwn(part, 'kind')) return part
  return Object.fromEntries(
    Object.entries(base).map(([key, entry]) => [key, merge(entry, Object.hasOwn(part, key) ? part[key] : undefined)]),
  )
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, k) => same(entry, b[k]))
  if (!isObject(a) || !isObject(b)) return Object.is(a, b)
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
}
