import { type AppState, app } from '../store'

/** Keep `data-theme` and `data-lecture` of the root element in step with the store; style sheets and canvases follow them. */
export function followTheme(): void {
  apply(app.getState())
  app.subscribe(apply)
}

function apply({ theme, lecture }: AppState): void {
  const root = document.documentElement
  if (root.dataset.theme !== theme) root.dataset.theme = theme
  root.toggleAttribute('data-lecture', lecture)
}
