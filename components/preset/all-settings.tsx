'use client'

import { useState } from 'react'
import { SettingsSection } from '@/components/settings/settings-section'
import { SelectField, TextArea, TextField } from '@/components/ui/field'
import type { Fields } from './main-settings'
import { CheckField } from './check-field'
import { leechActions, newMixes, newOrders, reviewOrders } from './order-words'

/** Everything else a preset says; open where something in it is wrong. */
export function AllSettings({ isOpen, ...fields }: Fields & { isOpen: boolean }) {
  const [isChosen, setChosen] = useState(false)
  return (
    <details
      className="more all-settings"
      open={isOpen || isChosen}
      onToggle={(event) => setChosen(event.currentTarget.open)}
    >
      <summary>All settings</summary>
      <Steps {...fields} />
      <Orders {...fields} />
      <Siblings {...fields} />
      <Leeches {...fields} />
      <Intervals {...fields} />
    </details>
  )
}

function Steps({ draft, errors, set }: Fields) {
  return (
    <SettingsSection title="Steps">
      <TextField
        label="Learning steps"
        autoComplete="off"
        spellCheck={false}
        hint="A new card comes back after each of these before it is asked by the day. Write them as 1m 10m, with s, m, h or d."
        value={draft.learningSteps}
        onChange={(event) => set('learningSteps', event.target.value)}
        error={errors.learningSteps}
      />
      <TextField
        label="Relearning steps"
        autoComplete="off"
        spellCheck={false}
        hint="The same for a card that you missed in review. Empty sends it straight to another day."
        value={draft.relearningSteps}
        onChange={(event) => set('relearningSteps', event.target.value)}
        error={errors.relearningSteps}
      />
    </SettingsSection>
  )
}

type ChoiceProps<V extends string> = {
  label: string
  hint: string
  words: Record<V, string>
  value: V
  onChange: (value: V) => void
}

function ChoiceField<V extends string>({ words, value, onChange, ...rest }: ChoiceProps<V>) {
  return (
    <SelectField {...rest} value={value} onChange={(event) => onChange(event.target.value as V)}>
      {(Object.keys(words) as V[]).map((key) => (
        <option key={key} value={key}>
          {words[key]}
        </option>
      ))}
    </SelectField>
  )
}

function Orders({ draft, set }: Fields) {
  return (
    <SettingsSection title="Order">
      <ChoiceField
        label="Reviews"
        hint="Which come first, where the limit does not reach all."
        words={reviewOrders}
        value={draft.reviewOrder}
        onChange={(value) => set('reviewOrder', value)}
      />
      <ChoiceField
        label="New cards"
        hint="Which are begun first."
        words={newOrders}
        value={draft.newOrder}
        onChange={(value) => set('newOrder', value)}
      />
      <ChoiceField
        label="New cards and reviews"
        hint="Where new cards stand in the day. Topics are interleaved in any case."
        words={newMixes}
        value={draft.newMix}
        onChange={(value) => set('newMix', value)}
      />
      <CheckField
        label="New cards come whatever the reviews"
        hint="Off, new cards count among the reviews of the day, and a backlog holds them back until it is cleared."
        isOn={draft.newIgnoresReviewLimit}
        onChange={(value) => set('newIgnoresReviewLimit', value)}
      />
    </SettingsSection>
  )
}

function Siblings({ draft, set }: Fields) {
  return (
    <SettingsSection title="Cards of one note">
      <CheckField
        label="One new card of a note a day"
        hint="Its other new cards wait until tomorrow, so that one does not give the other away."
        isOn={draft.buryNewSiblings}
        onChange={(value) => set('buryNewSiblings', value)}
      />
      <CheckField
        label="One review of a note a day"
        hint="Its other reviews wait until tomorrow. Steps never wait."
        isOn={draft.buryReviewSiblings}
        onChange={(value) => set('buryReviewSiblings', value)}
      />
    </SettingsSection>
  )
}

function Leeches({ draft, errors, set }: Fields) {
  return (
    <SettingsSection title="Leeches">
      <TextField
        label="Missed so often"
        inputMode="numeric"
        autoComplete="off"
        className="field short"
        hint="A card missed this many times in review costs more than it gives, and is called a leech. 0 for never."
        value={draft.leechThreshold}
        onChange={(event) => set('leechThreshold', event.target.value)}
        error={errors.leechThreshold}
      />
      <ChoiceField
        label="What a leech does"
        hint="A suspended card is not asked until you bring it back; better write it anew."
        words={leechActions}
        value={draft.leechAction}
        onChange={(value) => set('leechAction', value)}
      />
    </SettingsSection>
  )
}

function Intervals({ draft, errors, set }: Fields) {
  return (
    <SettingsSection title="Intervals">
      <TextField
        label="Longest interval, in days"
        inputMode="numeric"
        autoComplete="off"
        className="field short"
        hint="No card stays away longer than this."
        value={draft.maximumIntervalDays}
        onChange={(event) => set('maximumIntervalDays', event.target.value)}
        error={errors.maximumIntervalDays}
      />
      <CheckField
        label="Spread due days a little"
        hint="Cards learnt together do not stay together for ever. Off, each interval is exact."
        isOn={draft.fuzz}
        onChange={(value) => set('fuzz', value)}
      />
      <TextArea
        label="Weights"
        rows={4}
        autoComplete="off"
        spellCheck={false}
        className="field mono"
        hint="The 21 numbers of FSRS-6 that say how memory grows and fades. Leave them, unless you have fitted your own."
        value={draft.weights}
        onChange={(event) => set('weights', event.target.value)}
        error={errors.weights}
      />
    </SettingsSection>
  )
}
