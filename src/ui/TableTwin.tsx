import type { ReactElement, ReactNode, Ref } from 'react'

/** The heads of a table; those that are more than a text are made by the caller. */
export function Heads({ names }: { readonly names: readonly (string | ReactElement)[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) =>
          typeof name === 'string' ? (
            <th key={name} scope="col">
              {name}
            </th>
          ) : (
            name
          ),
        )}
      </tr>
    </thead>
  )
}

interface TableTwinProps {
  readonly label: string
  readonly className: string
  readonly height: number
  readonly heads: readonly (string | ReactElement)[]
  readonly caption?: ReactElement
  readonly body?: Ref<HTMLTableSectionElement>
  readonly children: ReactNode // rows
}

/** A picture as a table of numbers, which scrolls in its place. */
export function TableTwin({ label, className, height, heads, caption, body, children }: TableTwinProps) {
  return (
    <section className={`view-table ${className}`} style={{ height }} tabIndex={0} aria-label={label}>
      <table>
        {caption}
        <Heads names={heads} />
        <tbody ref={body}>{children}</tbody>
      </table>
    </section>
  )
}
