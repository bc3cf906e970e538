import type { SelectHTMLAttributes } from 'react'

interface SelectProps<T extends string | number> extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly className?: string
}

/** One of a list, as a native select without a visible label. */
export function Select<T extends string | number>({ label, options, onChange, className = '', children, ...rest }: SelectProps<T>) {
  return (
    <select
      className={`select ${className}`.trim()}
      aria-label={label}
      onChange={({ target }) => {
        const chosen = options.find(({ value }) => String(value) === target.value)
        if (chosen) onChange(chosen.value)
      }}
      {...rest}
    >
      {children}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
