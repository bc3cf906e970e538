let clicked: Element | null = null

/** Whether a button has the focus from a mouse click or a touch and not from the keyboard: then Space does not press it. */
export function isClicked(target: EventTarget | null): boolean {
  return clicked !== null && target === clicked
}

globalThis.addEventListener?.(
  'pointerdown',
  ({ target }) => {
    clicked = (target as Element).closest('button')
  },
  true,
)
globalThis.addEventListener?.(
  'keydown',
  ({ key }) => {
    if (key === 'Tab') clicked = null
  },
  true,
)
