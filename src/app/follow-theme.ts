import { type AppState, app } from '../store'

/** Keeps `data-theme` and `data-lecture` of the page's root as the store says: the style sheets and the canvases follow them. */
export function followTheme(): void {
  apply(app.getState())
  app.subscribe(apply)
}

function apply({ theme, lecture }: AppState): void {
  const root = document.documentElement
  if (root.dataset.theme !== theme) root.dataset.theme = theme
  root.toggleAttribute('data-lecture', lecture)
}
