import { expect, test, type Page } from '@playwright/test'
import { newLearner } from './support/api-client'
import { signIn } from './support/browser'
import { corpus, inGroupsOf, together, visit, watchForHits } from './support/hostile'

/** Short texts of a scenario are one line; the longest payloads are no names. */
const lines = corpus.map((one) => one.replace(/\s+/g, ' ')).filter((one) => one.length <= 200)
const units = lines.filter((one) => one.length <= 60)

const perScenario = 20

/** A scenario with a payload in each of its texts: the options read differently, as they must. */
const scenarioOf = (index: number) => {
  const line = (place: number) => lines[(index * perScenario + place) % lines.length]!
  const longer = (place: number) => together(corpus.slice(place * 8, place * 8 + 8)).slice(0, 1900)
  const option = (place: number) => ({
    label: line(place).slice(0, 198) + place,
    reason: line(place + 1),
    explanation: `{firstCost} ${longer((index * 2 + place) % 30)}`,
  })
  const other = (place: number) => ({
    label: line(place).slice(0, 198) + place,
    mistake: together([line(place + 1), line(place + 2)]).slice(0, 500),
  })
  return {
    Question: together(inGroupsOf(8, corpus)[index % Math.ceil(corpus.length / 8)]!),
    Scenario: JSON.stringify({
      options: [
        { ...option(0), cost: 'n' },
        { ...option(2), cost: '500' },
      ],
      others: [other(4), other(7), other(10), other(13)],
      variables: [
        { name: 'n', label: line(16), unit: units[index % units.length], min: 1, max: 1000 },
        { name: 'm', label: line(17), unit: units[(index * 7) % units.length], value: 3 },
      ],
      deciding: 'n',
    }),
  }
}
const count = Math.ceil(lines.length / perScenario)

const answerOne = async (page: Page, index: number) => {
  await page.getByRole('radiogroup', { name: 'Your choice' }).getByRole('radio').first().check()
  await page.getByRole('radio', { name: 'In my own words' }).check()
  await page.getByLabel('Your reason, in one line').fill(lines[index % lines.length]!)
  await page.getByRole('button', { name: /Show answer/ }).click()
  await page.getByRole('region', { name: 'Answer' }).waitFor()
  await page.waitForTimeout(100)
  await page.keyboard.press('i')
  await page
    .getByRole('button', { name: 'Scenario' })
    .first()
    .click({ timeout: 500 })
    .catch(() => undefined)
  await page.keyboard.press('Escape')
  await page.keyboard.press('4')
  await page.getByRole('region', { name: 'Answer' }).waitFor({ state: 'detached' })
}

test('no payload runs or calls out from a scenario of one’s own, in any of its texts', async ({
  page,
  baseURL,
}) => {
  const hits = await watchForHits(page)
  const { api, email } = await newLearner(baseURL!)
  const { body } = await api.send<{ decks: { id: string; presetId: string }[] }>('GET', '/decks')
  const { id: deckId, presetId } = body.decks[0]!
  await api.send('PATCH', `/presets/${presetId}`, { newPerDay: 9999 })
  let noteId = ''
  for (let index = 0; index < count; index++) {
    const fields = scenarioOf(index)
    const made = await api.send<{ note: { id: string } }>('POST', '/notes', {
      ...{ deckId, noteType: 'scenario', fields },
    })
    expect([made.status, made.body]).toEqual([201, expect.anything()])
    noteId = made.body.note.id
  }
  await signIn(page, email)
  await visit(page, '/notes')
  await visit(page, `/notes/edit?id=${noteId}`)
  await page.getByRole('region', { name: 'Preview' }).waitFor()
  await page.waitForTimeout(1500)
  expect(await hits()).toEqual([])

  await page.goto('/review')
  for (let index = 0; index < count; index++) await answerOne(page, index)
  expect(await hits()).toEqual([])
})
