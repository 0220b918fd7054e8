import { expect, test } from '@playwright/test'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

const payloads = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 1">',
  '<svg onload="window.hit = 1"></svg>',
  '[link](javascript:window.hit=1)',
  '![x](https://evil.example/p.png)',
  '<iframe src="https://evil.example"></iframe>',
  '$\\href{javascript:window.hit=1}{x}$',
  '```mermaid\nflowchart LR\n a["<img src=x onerror=window.hit=1>"] --> b\n click a "javascript:window.hit=1"\n```',
  '<a href="https://evil.example" onmouseover="window.hit=1">x</a>',
  '<style>@import url(https://evil.example/a.css)</style>',
  '"><script>window.hit = 1</script>',
]

test('scripts in a card, a deck or a name never run and never call out', async ({ page, baseURL }) => {
  const trouble = watchForTrouble(page)
  const { api, email } = await newLearner(baseURL!)
  const { body } = await api.send<{ decks: { id: string; presetId: string }[] }>('GET', '/decks')
  await api.send('PATCH', '/me', { name: payloads[0] })
  for (const payload of payloads.slice(0, 3))
    await api.send('POST', '/decks', { name: payload.slice(0, 150) })
  for (const payload of payloads)
    expect(
      (
        await api.send('POST', '/notes', {
          deckId: body.decks[0]!.id,
          fields: { Front: `Front ${payload}`, Back: `Back ${payload}` },
        })
      ).status,
    ).toBe(201)
  await signIn(page, email)
  for (const path of ['/today', '/decks', '/notes', '/settings']) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  await page.goto('/review')
  for (let index = 0; index < payloads.length; index++) {
    await page.getByRole('button', { name: /Show answer/ }).click()
    await page.getByRole('region', { name: 'Answer' }).waitFor()
    await page.waitForTimeout(150)
    await page.keyboard.press('4')
    await page.getByRole('region', { name: 'Answer' }).waitFor({ state: 'detached' })
  }
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined()
  expect(trouble.filter((line) => line.startsWith('request'))).toEqual([])
})
