import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { newLearner, writeCards } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

const open = ['/', '/sign-in', '/sign-up', '/library']
const closed = ['/today', '/review', '/decks', '/notes', '/notes/new', '/library', '/settings']

for (const scheme of ['light', 'dark'] as const)
  test(`every page can be used with a screen reader and at 320 px, ${scheme}`, async ({ page, baseURL }) => {
    const trouble = watchForTrouble(page)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const { api, email } = await newLearner(baseURL!)
    await api.send('POST', '/library/t08-vector-search/subscribe')
    await writeCards(api, 3)
    const look = async (path: string) => {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.locator('main')).toHaveCount(1)
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect([path, serious.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)]).toEqual([path, []])
      await page.setViewportSize({ width: 320, height: 640 })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([path, Math.max(0, overflow)]).toEqual([path, 0])
      await page.setViewportSize({ width: 1280, height: 800 })
    }
    for (const path of open) await look(path)
    await signIn(page, email)
    for (const path of closed) await look(path)
    await page.goto('/review')
    await page.getByRole('button', { name: /Show answer/ }).click()
    await page.getByRole('region', { name: 'Answer' }).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`),
    ).toEqual([])
    expect(trouble).toEqual([])
  })
