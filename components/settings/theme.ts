/** Light, dark, or as the system has it. `public/theme.js` reads the same key before the first paint. */
export type ThemeChoice = 'system' | 'light' | 'dark'

const key = 'crossover-theme'

export const readThemeChoice = (): ThemeChoice => {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export const chooseTheme = (choice: ThemeChoice) => {
  const root = document.documentElement
  if (choice === 'system') delete root.dataset.theme
  else root.dataset.theme = choice
  try {
    if (choice === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, choice)
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}
