import type { PresetReply } from '@/lib/contract/presets'
import { changesOf, copyOf, draftOf, freeName, readDraft } from '@/components/preset/preset-draft'
import { defaultPreset } from '@/lib/core/preset'

const preset: PresetReply = {
  ...defaultPreset,
  id: 'one',
  name: 'Default',
  revision: 3,
  isDefault: true,
  learningSteps: ['1m', '10m'],
  relearningSteps: ['10m'],
  weights: [...defaultPreset.weights],
}
const draft = draftOf(preset)

test('a draft that nobody touched changes nothing, whatever the numbers', () => {
  for (let percent = 700; percent <= 990; percent++) {
    const one = { ...preset, desiredRetention: percent / 1000 }
    expect(changesOf(one, draftOf(one))).toEqual({})
    expect(readDraft(draftOf(one)).config.desiredRetention).toBeCloseTo(one.desiredRetention, 10)
  }
  expect(readDraft(draft).errors).toEqual({})
})

test('only what is changed is sent, in the words of the API', () => {
  const changed = {
    ...draft,
    retentionPercent: 95,
    learningSteps: '30s, 10M 1d',
    newPerDay: ' 7 ',
    fuzz: false,
    relearningSteps: '',
  }
  expect(changesOf(preset, changed)).toEqual({
    desiredRetention: 0.95,
    learningSteps: ['30s', '10m', '1d'],
    newPerDay: 7,
    fuzz: false,
    relearningSteps: [],
  })
})

test('the same written in another way is no change', () => {
  expect(changesOf(preset, { ...draft, learningSteps: '1m,10m', newPerDay: '020' })).toEqual({})
  expect(changesOf(preset, { ...draft, weights: `[${defaultPreset.weights.join(' ')}]` })).toEqual({})
})

test.each([
  ['newPerDay', 'ten', 'Write a whole number from 0 to 9,999.'],
  ['newPerDay', '-1', 'Write a whole number from 0 to 9,999.'],
  ['reviewsPerDay', '1e3', 'Write a whole number from 0 to 9,999.'],
  ['reviewsPerDay', '10000', 'Write a whole number from 0 to 9,999.'],
  ['maximumIntervalDays', '0', 'Write a whole number from 1 to 36,500.'],
  ['leechThreshold', '', 'Write a whole number from 0 to 1,000.'],
  ['learningSteps', '1m 10', '“10” has no unit. Write 10s, 10m, 10h or 10d.'],
  ['weights', '1, 2, 3', 'FSRS-6 has 21 weights; these are 3.'],
  [
    'weights',
    ['NaN', ...defaultPreset.weights.slice(1)].join(', '),
    'Number 1, “NaN”, must be from 0.001 to 100.',
  ],
] as const)('what is wrong with %s “%s” is said', (field, text, error) => {
  expect(readDraft({ ...draft, [field]: text }).errors).toEqual({ [field]: error })
})

test('a copy has everything but what makes the preset itself, and a name of its own', () => {
  const copy = copyOf(preset, freeName('Default copy', [preset, { ...preset, name: 'default COPY' }]))
  expect(copy.name).toBe('Default copy 2')
  expect(Object.keys(copy)).not.toContain('revision')
  expect(copy.learningSteps).toEqual(['1m', '10m'])
})
