import { app } from './app-store'

/** What explains a step comes when it is first asked for, or with the rest of the program in the background. */
const load = () => import('./inside')

/** Opens the step that led to the present parameters from the inside; at step 0 the first step is made for it. */
export function enterInside(): void {
  void load().then((inside) => inside.enterInside())
}

/** The same, beginning with the operation that makes the number of what is selected. */
export function askInside(): void {
  void load().then((inside) => inside.enterInside('selection'))
}

/** Does something with the step walked through; nothing outside of one. */
export function withInside(act: (inside: Awaited<ReturnType<typeof load>>) => void): void {
  if (app.getState().inside) void load().then(act)
}
