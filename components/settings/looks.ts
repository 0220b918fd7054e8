/**
 * Theme and motion are kept on the device: a phone and a desk may want different light. `public/theme.js` reads the same
 * keys before the first paint.
 */
export type ThemeChoice = 'system' | 'light' | 'dark'
export type MotionChoice = 'system' | 'reduced'

const themeKey = 'crossover-theme'
const motionKey = 'crossover-motion'

export const readThemeChoice = (): ThemeChoice => {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export const readMotionChoice = (): MotionChoice =>
  document.documentElement.dataset.motion === 'reduced' ? 'reduced' : 'system'

export const chooseTheme = (choice: ThemeChoice) => keep('theme', themeKey, choice)
export const chooseMotion = (choice: MotionChoice) => keep('motion', motionKey, choice)

/** Without a choice the page follows the system. */
const keep = (attribute: 'theme' | 'motion', key: string, choice: string) => {
  const { dataset } = document.documentElement
  if (choice === 'system') delete dataset[attribute]
  else dataset[attribute] = choice
  try {
    if (choice === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, choice)
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}
