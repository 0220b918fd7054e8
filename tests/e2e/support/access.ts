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

/** Numbers what can be acted on, and notes what gets the focus. Of radio buttons of one name, one is reached for all. */
const watchFocus = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wanted = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
    const groups = new Set<string>()
    const names: string[] = []
    const reached = new Set<number>()
    const numbers = new Map<Element, number>()
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      if (element.tabIndex < 0 || element.matches(':disabled, [inert] *')) continue
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        if (groups.has(element.name)) continue
        const inGroup = document.querySelectorAll<HTMLInputElement>(
          `input[name="${CSS.escape(element.name)}"]`,
        )
        groups.add(element.name)
        inGroup.forEach((radio) => numbers.set(radio, names.length))
      } else numbers.set(element, names.length)
      names.push(element.outerHTML.slice(0, 120))
    }
    const note = () => {
      const number = document.activeElement && numbers.get(document.activeElement)
      if (number !== undefined && number !== null) reached.add(number)
    }
    document.addEventListener('focusin', note)
    note()
    Object.assign(window, { reachedByTab: reached })
    return names
  })

/** What can be acted on but is not reached by going through the page by Tab. */
export const findUnreached = async (page: Page): Promise<string[]> => {
  const names = await watchFocus(page)
  if (names.length === 0) return ['nothing here can be acted on']
  const reached = async () =>
    new Set(await page.evaluate(() => [...(window as unknown as { reachedByTab: Set<number> }).reachedByTab]))
  // Once round, from wherever the page puts the focus, and some more for what a browser adds.
  for (let presses = 0; presses < names.length + 12; presses++) {
    await page.keyboard.press('Tab')
    if (presses >= names.length - 2 && (await reached()).size === names.length) break
  }
  const found = await reached()
  return names.filter((_, number) => !found.has(number))
}
