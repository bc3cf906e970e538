let follows = false

/** What comes next takes the focus: after an answer the button that leads on, after it the next question. */
export function focusNext(): void {
  follows = true
}

/** Whether what has come takes the focus; asked once. */
export function takeFocus(): boolean {
  const taken = follows
  follows = false
  return taken
}
