import type { ParametersReply } from '@/lib/contract/parameters'
import {
  figuresOf,
  isKept,
  nameOf,
  sayProgress,
  sayRecalibration,
} from '@/components/parameters/parameter-words'

const fit: ParametersReply = {
  ...{ id: '01a21590-ead0-76dc-a29c-5f95780ca398', state: 'done', progress: 1, reason: '' },
  ...{ createdAt: '2026-11-24T10:00:00.000Z', weights: [], from: null, to: null, targets: 1234 },
  ...{ logLossBefore: 0.4512, logLossAfter: 0.4401, predictedBefore: 0.9, predictedAfter: 0.88 },
  ...{ observed: 0.87, applied: true, appliedAt: null, recalibration: null },
}

test('a set is named by its fit, with its figures', () => {
  expect(nameOf(fit)).toBe('Fitted on 24 November 2026')
  expect(figuresOf(fit)).toBe('1,234 reviews · log loss 0.4512 before, 0.4401 with it')
})

test('weights of before any fit say so', () => {
  const kept = { ...fit, targets: null, logLossBefore: null, logLossAfter: null }
  expect(isKept(kept)).toBe(true)
  expect(nameOf(kept)).toBe('In use before any fit')
  expect(figuresOf(kept)).toBe('Not fitted here.')
})

test('a fit under way says how far it is', () => {
  expect(sayProgress({ ...fit, state: 'queued', progress: 0 })).toBe('Waiting for its turn')
  expect(sayProgress({ ...fit, state: 'running', progress: 0.423 })).toBe('Fitting, 42%')
})

test('the layer says whether it helps, and by how much', () => {
  const layer = { on: true, targets: 300, logLossPlain: 0.4, logLossRecalibrated: 0.39 }
  expect(sayRecalibration(fit)).toBeNull()
  expect(sayRecalibration({ ...fit, recalibration: layer })).toContain('2.5% lower')
  expect(sayRecalibration({ ...fit, recalibration: { ...layer, on: false } })).toContain('it is off')
})
