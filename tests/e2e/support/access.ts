import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds serious or critical, by rule and the first place. */
export const findSerious = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)

/** How many pixels a page reaches beyond its window to the side. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  )

declare global {
  interface Window {
    /** What can be acted on and has not had the focus yet, by its markup. */
    unreached?: Map<Element, string>
  }
}

/** Gathers what can be acted on, and lets go what gets the focus. Of radio buttons of one name, one is reached for all. */
const watchFocus = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const unreached = new Map<Element, string>()
    const inGroup = ({ name }: HTMLInputElement) =>
      document.querySelectorAll(`input[type="radio"][name="${CSS.escape(name)}"]`)
    const wanted = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
    for (const element of document.querySelectorAll<HTMLElement>(wanted))
      if (
        element.tabIndex >= 0 &&
        !element.matches(':disabled, [inert] *') &&
        element.checkVisibility({ visibilityProperty: true })
      )
        unreached.set(element, element.outerHTML.slice(0, 120))
    const count = unreached.size
    const note = () => {
      const at = document.activeElement
      if (!at) return
      unreached.delete(at)
      if (at instanceof HTMLInputElement && at.type === 'radio')
        inGroup(at).forEach((radio) => unreached.delete(radio))
    }
    document.addEventListener('focusin', note)
    note()
    window.unreached = unreached
    return count
  })

/** What is left; what went from the page meanwhile, such as the end of a list that grew, is not. */
const stillUnreached = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...window.unreached!].flatMap(([element, markup]) => (element.isConnected ? [markup] : [])),
  )

/** What can be acted on but is not reached by going through the page by Tab. */
export const findUnreached = async (page: Page): Promise<string[]> => {
  const count = await watchFocus(page)
  if (count === 0) return ['nothing here can be acted on']
  // Once round, from wherever the page puts the focus, and on for what comes while going.
  for (let presses = 0; presses < count * 2 + 12; presses++) {
    await page.keyboard.press('Tab')
    if (presses >= count / 2 && (await stillUnreached(page)).length === 0) break
  }
  return stillUnreached(page)
}
