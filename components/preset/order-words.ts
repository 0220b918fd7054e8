import type { NewMix, NewOrder, PresetConfig, ReviewOrder } from '@/lib/core/preset'

export const reviewOrders: Record<ReviewOrder, string> = {
  'due-then-random': 'By due day, shuffled within a day',
  'retrievability-ascending': 'Most likely forgotten first',
  random: 'Shuffled',
}

export const newOrders: Record<NewOrder, string> = {
  position: 'As they were added',
  random: 'Shuffled',
}

export const newMixes: Record<NewMix, string> = {
  mix: 'New cards among the reviews',
  'after-reviews': 'New cards after the reviews',
  'before-reviews': 'New cards before the reviews',
}

export const leechActions: Record<PresetConfig['leechAction'], string> = {
  mark: 'It is marked',
  suspend: 'It is marked and suspended',
}
