'use client'

import { useState } from 'react'
import { actionWords } from '@/components/review/keys'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import {
  actionOf,
  keysOf,
  sayKey,
  shortcutActions,
  whyNoShortcut,
  type ShortcutAction,
  type ShortcutKeys,
} from '@/lib/core/shortcuts'
import { KeyRow } from './key-row'
import type { ChangeMe, Me } from './use-me'
import { useSetting } from './use-setting'

type Trouble = { action: ShortcutAction; key: string; why: string; taken: ShortcutAction | null }

/** Each action with its key, which a press of another changes. */
export function KeySettings({ me, change }: { me: Me; change: ChangeMe }) {
  const setting = useSetting<ShortcutKeys>(me.shortcutKeys, change, (shortcutKeys) => ({ shortcutKeys }))
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const keys = keysOf(setting.value)
  const save = (changes: ShortcutKeys) => {
    setTrouble(null)
    void setting.save({ ...setting.value, ...changes })
  }
  const choose = (action: ShortcutAction, key: string) => {
    const why = whyNoShortcut(key)
    const taken = actionOf(setting.value, key)
    if (why) setTrouble({ action, key, why: `This key ${why}.`, taken: null })
    else if (taken && taken !== action)
      setTrouble({ action, key, why: `${sayKey(key)} is the key of “${actionWords[taken]}”.`, taken })
    else save({ [action]: key })
  }
  const restore = (action: ShortcutAction) => {
    const { [action]: _, ...others } = setting.value
    setTrouble(null)
    void setting.save(others)
  }
  return (
    <div className="key-map" role="group" aria-label="Keys of the review">
      <ul>
        {shortcutActions.map((action) => (
          <KeyRow
            key={action}
            words={actionWords[action]}
            keys={keys[action]}
            isChanged={action in setting.value}
            onKey={(key) => choose(action, key)}
            onNone={() => save({ [action]: null })}
            onRestore={() => restore(action)}
          >
            {trouble?.action === action && (
              <div className="key-trouble">
                <FieldError>{trouble.why}</FieldError>
                {trouble.taken && (
                  <Button
                    className="sm"
                    onClick={() => save({ [action]: trouble.key, [trouble.taken!]: null })}
                  >
                    Take it from there
                  </Button>
                )}
              </div>
            )}
          </KeyRow>
        ))}
      </ul>
      {setting.error && <FieldError>{setting.error}</FieldError>}
      <p className="hint-text">Ctrl Z always undoes, and Ctrl Enter shows the answer from a text box.</p>
      <Button
        disabled={Object.keys(setting.value).length === 0}
        onClick={() => {
          setTrouble(null)
          void setting.save({})
        }}
      >
        Reset all keys
      </Button>
    </div>
  )
}
