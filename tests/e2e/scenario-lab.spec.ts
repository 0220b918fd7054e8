import { expect, test } from '@playwright/test'
import { findSerious, findUnreached, sidewaysScroll } from './support/access'
import { watchForTrouble } from './support/browser'

test('anybody finds a scenario, draws it, moves its numbers and shares it', async ({ page, baseURL }) => {
  const trouble = watchForTrouble(page)
  await page.goto('/scenarios')
  await page.getByRole('searchbox').fill('vector exact')
  await page.getByRole('link', { name: /Exact search or an approximate index/ }).click()
  await expect(page).toHaveURL(/\/scenarios\/G01\?seed=\d+$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exact search or an approximate index')
  const first = page.url()
  await page.getByRole('button', { name: 'New draw' }).click()
  await expect(page).not.toHaveURL(first)
  await page.goBack()
  await expect(page).toHaveURL(first)

  await page.goto('/scenarios/G01?seed=11')
  await expect(page.getByRole('region', { name: 'Answer' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Show the answer' }).click()
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer.getByRole('img', { name: /They cross at/ })).toBeVisible()
  const variables = page.getByRole('region', { name: 'Variables' })
  await variables.getByRole('textbox', { name: /^Hosts$/ }).fill('32')
  await expect(answer.getByRole('heading').first()).toHaveText(/^Exact search, the vectors spread/)
  await variables.getByRole('slider', { name: 'Vectors' }).focus()
  const before = await answer.innerText()
  await page.keyboard.press('PageUp')
  await expect.poll(() => answer.innerText()).not.toBe(before)
  await variables.getByRole('button', { name: 'Reset' }).click()
  await expect(answer.getByRole('heading').first()).toHaveText(/^An approximate index. Or:/)
  expect(await findSerious(page)).toEqual([])
  expect(await findUnreached(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  await expect.poll(() => sidewaysScroll(page)).toBe(0)

  for (const address of ['G01?seed=11', 'G22?seed=0', 'G31?seed=4294967295', 'ivf-cells?seed=7']) {
    await page.goto(`/scenarios/${address}`)
    await page.getByRole('button', { name: 'Show as data' }).click()
    const body = await (await fetch(`${baseURL}/api/v1/scenarios/${address}`)).text()
    expect(await page.locator('pre').textContent()).toBe(body)
  }

  await page.goto('/scenarios/G99?seed=1')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such scenario')
  await page.goto('/scenarios/G01?seed=4294967296')
  await expect(page.getByText(/is no seed/)).toBeVisible()
  await page.getByRole('button', { name: 'Draw one' }).click()
  await expect(page).toHaveURL(/seed=\d{1,10}$/)
  expect(trouble).toEqual([])
})
