const PATHS = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  step: 'M6 5v14l9-7zM16 5h2.5v14H16z',
  back: 'M18 5v14l-9-7zM5.5 5H8v14H5.5z',
  epoch: 'M4 5v14l7-7zM11 5v14l7-7zM18.5 5H21v14h-2.5z',
  restart: 'M12 5a7 7 0 1 1-6.6 4.7l1.9.7A5 5 0 1 0 12 7v3.2L7 6l5-4.2z',
  dice: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm0 2v14h14V5zm2.2 3.7a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0zm3.3 3.3a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0zm3.3 3.3a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0z',
  undo: 'M9 5v4h5a6 6 0 1 1 0 12H8v-2h6a4 4 0 0 0 0-8H9v4L3 10z',
  redo: 'M15 5v4h-5a6 6 0 1 0 0 12h6v-2h-6a4 4 0 0 1 0-8h5v4l6-5z',
  link: 'M10.6 13.4a4 4 0 0 1 0-5.6l3-3a4 4 0 0 1 5.6 5.6l-1.4 1.4-1.4-1.4 1.4-1.4a2 2 0 0 0-2.8-2.8l-3 3a2 2 0 0 0 0 2.8zm2.8-2.8a4 4 0 0 1 0 5.6l-3 3a4 4 0 0 1-5.6-5.6l1.4-1.4 1.4 1.4-1.4 1.4a2 2 0 0 0 2.8 2.8l3-3a2 2 0 0 0 0-2.8z',
  save: 'M11 3h2v9l3.5-3.5L18 10l-6 6-6-6 1.5-1.5L11 12zM4 18h16v2.5H4z',
  picture:
    'M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm0 2v9.2l4.500-4.500 4.500 4.500 2.500-2.500L20 17.200V6zm11.500 1.500a1.700 1.700 0 1 1 0 3.400 1.700 1.700 0 0 1 0-3.400z',
  open: 'M13 16h-2V7L7.5 10.5 6 9l6-6 6 6-1.5 1.5L13 7zM4 18h16v2.5H4z',
  sun: 'M12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10zm-1-6h2v4h-2zm0 18h2v4h-2zM1 11h4v2H1zm18 0h4v2h-4zM4.2 5.6l1.4-1.4 2.800 2.800-1.4 1.4zM15.6 17l1.4-1.4 2.800 2.800-1.4 1.4zM4.2 18.4 7 15.6 8.4 17l-2.800 2.800zM15.6 7l2.800-2.800 1.4 1.4L17 8.4z',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  lecture: 'M3 4h18v12h-8v2.5l4 2.5h-3l-2-1.300L10 21H7l4-2.5V16H3zm2 2v8h14V6z',
  compare: 'M4 5h7v14H4zm2 2v10h3V7zM13 5h7v14h-7z',
  fullscreen: 'M4 4h6v2H6v4H4zm10 0h6v6h-2V6h-4zM4 14h2v4h4v2H4zm14 0h2v6h-6v-2h4z',
  help: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm0 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm-1 11.5h2v2h-2zM12 6.5c2.2 0 3.6 1.300 3.6 3.2 0 1.300-.7 2.100-1.6 2.800-.8.6-1 .9-1 1.700h-2c0-1.6.6-2.4 1.6-3.2.8-.6 1-.8 1-1.300 0-.8-.6-1.300-1.6-1.300s-1.700.6-1.700 1.6H8.300c0-2.100 1.5-3.5 3.700-3.5z',
  menu: 'M3 5h18v2.2H3zm0 6h18v2.2H3zm0 6h18v2.2H3z',
  close: 'M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z',
  down: 'M5 8.5 12 15.5 19 8.5 17.6 7 12 12.6 6.4 7z',
} as const

export type IconName = keyof typeof PATHS

/** A decorative picture; the control around it carries the name. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" fillRule="evenodd" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
