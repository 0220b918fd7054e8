import { expect, test } from '@playwright/test'
import { findSerious, sidewaysScroll } from './support/access'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

test('a long answer by keyboard alone: typed, ticked off, rated; undone with its ticks; its why waits', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { email, api } = await newLearner(baseURL!)
  const { body } = await api.send<{ decks: { id: string }[] }>('GET', '/decks')
  const deckId = body.decks[0]!.id
  const write = (fields: Record<string, string>, tags: string[]) =>
    api.send<{ cards: { id: string }[] }>('POST', '/notes', { deckId, noteType: 'concept', fields, tags })
  await write({ Question: 'Why is a scan slow?', Answer: 'Bandwidth.' }, ['ladder::scan', 'rung::2'])
  const made = await write(
    {
      Question: 'What does a scan cost?',
      Answer: 'Time and memory, both linear.',
      Points: '!Time grows with $N$\nMemory is 4 bytes a dimension\nOne bus is the limit',
    },
    ['ladder::scan', 'rung::1'],
  )
  await signIn(page, email, '/review')

  const box = page.getByLabel('Type it first')
  await box.fill('It grows with the set')
  await page.getByRole('radio', { name: /Fairly sure/ }).check()
  await box.press('Control+Enter')
  const points = page.getByRole('group', { name: 'Points' })
  await expect(points.getByRole('checkbox')).toHaveCount(3)
  await expect(page.getByText('It grows with the set')).toBeVisible()
  await expect(page.getByText('0 of 3 points. Suggested: Missed')).toBeVisible()
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press('Tab')
    if (
      await points
        .getByRole('checkbox')
        .first()
        .evaluate((one) => one === document.activeElement)
    )
      break
  }
  await page.keyboard.press('Space')
  await expect(page.getByText('1 of 3 points. Suggested: Got it')).toBeVisible()
  for (const row of await points.locator('label').all())
    expect((await row.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  expect(await findSerious(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sidewaysScroll(page)).toBe(0)

  await page.keyboard.press('1')
  // Nothing else can be asked: the why waits, so the what comes again, and as if nothing had been said.
  await expect(box).toHaveValue('')
  await expect(page.getByText('Why is a scan slow?')).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(box).toHaveValue('It grows with the set')
  await page.getByRole('button', { name: 'Show answer' }).click()
  await expect(points.getByRole('checkbox', { name: /Time grows/ })).toBeChecked()
  await page.keyboard.press('3')

  type Log = {
    entries: {
      points: string[]
      suggestedRating: string
      noteVersion: string
      rating: string
      confidence: number
    }[]
  }
  const log = async () => (await api.send<Log>('GET', `/cards/${made.body.cards[0]!.id}`)).body.entries
  await expect.poll(async () => (await log()).length).toBe(2)
  for (const entry of await log())
    expect(entry).toMatchObject({
      points: ['1'],
      suggestedRating: 'hard',
      confidence: 75,
      noteVersion: expect.stringMatching(/^2/),
    })
  expect(trouble).toEqual([])
})
