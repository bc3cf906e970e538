import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './theme.css'
import '../ui/ui.css'
import '../ui/view.css'
import './layout.css'
import { start } from '../page'
import { App } from './App'
import { followTheme } from './follow-theme'

void start()
followTheme()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

if (import.meta.env.MODE === 'test') void import('./test-hooks').then(({ install }) => install())
