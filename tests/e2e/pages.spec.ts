import { readdirSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { findSerious, findUnreached, sidewaysScroll } from './support/access'
import { signIn, watchForTrouble } from './support/browser'
import { learnerWithHistory } from './support/history'

/** Every page of the product, by its folder: `app/(main)/notes/new/page.tsx` is `/notes/new`. */
const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)page\.tsx$/.test(file),
)
const addressOf = (file: string): string =>
  `/${file
    .split('/')
    .slice(0, -1)
    .filter((folder) => !folder.startsWith('('))
    .join('/')}`
const pages = files.map(addressOf).sort()

/** Those for which nobody has to sign in. */
const open = [...files.filter((file) => file.startsWith('(open)')).map(addressOf), '/library']

const settle = async (page: Page, path: string) => {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page.locator('main')).toHaveCount(1)
  expect(await page.title()).not.toBe('')
}

/** 200 % of a window of 1280 pixels leaves 640 of them. */
const windows = { '320 px': { width: 320, height: 640 }, '200 % zoom': { width: 640, height: 400 } }

const look = async (page: Page, path: string, what: 'colours' | 'everything') => {
  await settle(page, path)
  expect([path, await findSerious(page)]).toEqual([path, []])
  if (what === 'colours') return
  expect([path, await findUnreached(page)]).toEqual([path, []])
  for (const [name, size] of Object.entries(windows)) {
    await page.setViewportSize(size)
    // A chart takes up the new width a frame later.
    await expect.poll(async () => [path, name, await sidewaysScroll(page)]).toEqual([path, name, 0])
  }
  expect([path, await findSerious(page)]).toEqual([path, []])
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('the pages are found in their folders', () => {
  expect(pages).toEqual(
    expect.arrayContaining(['/', '/today', '/review', '/notes/new', '/stats', '/settings']),
  )
})

for (const scheme of ['light', 'dark'] as const)
  test(`every page works with a screen reader, by keyboard, at 320 px and at 200 % zoom, ${scheme}`, async ({
    page,
    baseURL,
  }) => {
    // Every page in one browser: about five seconds each on a busy machine.
    test.slow()
    const what = scheme === 'light' ? 'everything' : 'colours'
    const trouble = watchForTrouble(page)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const path of pages.filter((one) => open.includes(one))) await look(page, path, what)

    const { api, email, deckId } = await learnerWithHistory(baseURL!)
    await api.send('POST', '/library/t08-vector-search/subscribe')
    const { body } = await api.send<{ notes: { id: string }[] }>('GET', '/notes?limit=1')
    const addresses: Record<string, string> = { '/notes/edit': `/notes/edit?id=${body.notes[0]!.id}` }
    await signIn(page, email)
    for (const path of pages.filter((one) => !open.includes(one) || one === '/library'))
      await look(page, addresses[path] ?? path, what)

    await page.goto(`/review?deck=${deckId}`)
    await page.getByRole('button', { name: /Show answer/ }).click()
    await page.getByRole('region', { name: 'Answer' }).waitFor()
    expect(await findSerious(page)).toEqual([])
    expect(trouble).toEqual([])
  })
