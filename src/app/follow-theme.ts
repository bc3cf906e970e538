import { type PageState, page } from '../page'

/** Keep `data-theme` and `data-lecture` of the root element in step with the store; style sheets and canvases follow them. */
export function followTheme(): void {
  apply(page.getState())
  page.subscribe(apply)
}

function apply({ theme, lecture }: PageState): void {
  const root = document.documentElement
  if (root.dataset.theme !== theme) root.dataset.theme = theme
  root.toggleAttribute('data-lecture', lecture)
}
