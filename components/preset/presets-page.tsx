'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import type { DeckReply } from '@/lib/contract/decks'
import type { PresetReply } from '@/lib/contract/presets'
import { saySharing } from '@/components/deck/deck-words'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Loaded } from '@/components/ui/loaded'
import { showToast } from '@/components/ui/toast-queue'
import { useUndone } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'
import { PresetEditor } from './preset-editor'
import { freeName } from './preset-draft'

const addressOf = (id: string) => `/decks/presets?preset=${id}`

/** All presets, and the one that the address names: `/decks/presets?preset=…`. */
export function PresetsPage() {
  const asked = useSearchParams().get('preset')
  const router = useRouter()
  const presets = useResource<{ presets: PresetReply[] }>('/presets')
  const decks = useResource<{ decks: DeckReply[] }>('/decks')
  useUndone(decks.reload)

  const make = async (body: Record<string, unknown>) => {
    const { preset } = await send<{ preset: PresetReply }>('POST', '/presets', body)
    presets.update(({ presets }) => ({ presets: [...presets, preset] }))
    showToast(`${preset.name} is made. Decks choose it under Scheduling.`)
    router.push(addressOf(preset.id))
  }
  const put = (changed: PresetReply) =>
    presets.update(({ presets }) => ({
      presets: presets.map((preset) => (preset.id === changed.id ? changed : preset)),
    }))
  const takeOut = (id: string) => {
    presets.update(({ presets }) => ({ presets: presets.filter((preset) => preset.id !== id) }))
    decks.reload()
    router.replace('/decks/presets')
  }
  return (
    <Loaded resource={presets}>
      {({ presets: all }) => (
        <Loaded resource={decks}>
          {({ decks }) => {
            const chosen = all.find(({ id }) => id === asked) ?? all[0]!
            return (
              <div className="presets-body">
                <nav aria-label="Presets" className="preset-list">
                  <ul>
                    {all.map((preset) => (
                      <li key={preset.id}>
                        <Link
                          className="bare"
                          href={addressOf(preset.id)}
                          aria-current={preset === chosen ? 'true' : undefined}
                        >
                          {preset.name}
                          <span className="tiny faint">{saySharing(preset.id, decks)}</span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                  <NewPreset onMake={() => make({ name: freeName('New preset', all) })} />
                </nav>
                <PresetEditor
                  key={chosen.id}
                  preset={chosen}
                  all={all}
                  decks={decks}
                  onMake={make}
                  onChanged={put}
                  onDeleted={() => takeOut(chosen.id)}
                />
              </div>
            )
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

function NewPreset({ onMake }: { onMake: () => Promise<void> }) {
  const change = useChange(onMake)
  return (
    <>
      <Button className="sm" onClick={change.run} busy={change.isBusy && 'Making'}>
        <Plus className="i" aria-hidden="true" />
        New preset
      </Button>
      {change.sentence && <FieldError>{change.sentence}</FieldError>}
    </>
  )
}
