/** The form in which a learner writes a scenario. */
import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { OwnForm } from '@/components/scenario/own-form'
import { modelOf, shortNameOf, textOfModel } from '@/components/scenario/own-model'
import { readOwnText } from '@/lib/core/scenario/own/generator'
import { cacheOrDatabase, statedCrossover } from '@/tests/support/own-scenario'

const show = (first = '', errors = {}) => {
  const submitted = jest.fn()
  const texts: string[] = []
  const Page = () => {
    const [text, setText] = useState(first)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submitted()
        }}
      >
        <OwnForm
          text={text}
          question="Which?"
          errors={errors}
          onChange={(next) => {
            texts.push(next)
            setText(next)
          }}
        />
        <button type="submit">Add note</button>
      </form>
    )
  }
  render(<Page />)
  const group = (name: string) => within(screen.getByRole('group', { name }))
  return { user: userEvent.setup(), submitted, group, last: () => JSON.parse(texts.at(-1)!) as unknown }
}

test.each([
  ['costs', cacheOrDatabase],
  ['a stated crossover', statedCrossover],
  ['digits', { ...statedCrossover, variables: [{ ...statedCrossover.variables[0], digits: 4 }] }],
])('a definition with %s goes through the form unharmed', (_, { story, ...definition }) => {
  const text = JSON.stringify(definition)
  const again = textOfModel(modelOf(text))
  const [before, after] = [readOwnText(text, story), readOwnText(again, story)]
  expect('problems' in before || 'problems' in after).toBe(false)
  expect(after).toMatchObject({ scenario: (before as { scenario: object }).scenario })
  expect(textOfModel(modelOf(again))).toBe(again)
})

test.each(['', '{', 'null', '[]', '{"options": 5, "variables": [null], "others": {}}'])(
  'the text %j opens as empty boxes',
  (text) => expect(modelOf(text).variables).toHaveLength(1),
)

test.each([
  ['Reads a second', 'readsASecond'],
  ['Déjà vu', 'dejaVu'],
  ['95th percentile', 'thPercentile'],
  ['', ''],
])('the label %j makes the short name %j', (label, name) => expect(shortNameOf(label)).toBe(name))

test('a label names its variable until the learner does', async () => {
  const { user, group, last } = show()
  const variable = group('Variable 1')
  await user.type(variable.getByLabelText('Label'), 'Cost of a host')
  expect(variable.getByLabelText('Short name')).toHaveValue('costOfAHost')
  await user.clear(variable.getByLabelText('Short name'))
  await user.type(variable.getByLabelText('Short name'), 'host')
  await user.type(variable.getByLabelText('Label'), ' now')
  expect(variable.getByLabelText('Short name')).toHaveValue('host')
  await user.click(variable.getByLabelText('It decides'))
  expect(last()).toMatchObject({
    deciding: 'host',
    variables: [{ name: 'host', label: 'Cost of a host now' }],
  })
})

test('the variable that decides keeps deciding under another name', async () => {
  const { user, group, last } = show(JSON.stringify(statedCrossover))
  await user.type(group('Variable 1').getByLabelText('Short name'), 'ew')
  expect(last()).toMatchObject({ deciding: 'new', variables: [{ name: 'new' }] })
})

test('what is wrong with a formula is said after a pause, with its place', async () => {
  const { user, group } = show(JSON.stringify(cacheOrDatabase))
  const cost = group('First option').getByLabelText('Cost')
  await user.clear(cost)
  await user.type(cost, 'hosts * 2 +')
  expect(screen.queryByText(/cannot be read/)).toBeNull()
  expect(await screen.findByText(/Cost cannot be read: .* at character 12/)).toBeVisible()
  expect(cost).toBeInvalid()
})

test('what the server refuses stands at its box', () => {
  show(JSON.stringify(cacheOrDatabase), { 'Scenario.options.1.explanation': 'must not be empty' })
  expect(screen.getByText('Explanation must not be empty.')).toBeVisible()
})

test('Enter in a box adds no note', async () => {
  const { user, group, submitted } = show()
  await user.type(group('Variable 1').getByLabelText('Label'), 'Reads{Enter}')
  expect(submitted).not.toHaveBeenCalled()
})

test('a known crossover takes the place of the costs, and options can be added and taken away', async () => {
  const { user, group, last } = show(JSON.stringify(cacheOrDatabase))
  await user.click(screen.getByLabelText('A known crossover'))
  expect(screen.queryByLabelText('Cost')).toBeNull()
  await user.type(screen.getByLabelText('Crossover'), 'hosts * 2000')
  await user.click(group('Never right').getByRole('button', { name: 'Remove this option' }))
  expect(last()).toMatchObject({ crossover: 'hosts * 2000' })
  expect(last()).not.toHaveProperty('others')
})
