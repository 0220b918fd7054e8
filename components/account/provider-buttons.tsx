'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { sentenceOf } from '@/lib/client/api'
import { goToProvider, type IfClosing } from '@/lib/client/sign-in'
import { providerNames, type Provider } from '@/lib/core/providers'
import { useSignInOptions } from './use-sign-in-options'

/** Ways in that are set up on this server; nothing where there are none. */
export function ProviderButtons({ next, ifClosing = 'tell' }: { next: string; ifClosing?: IfClosing }) {
  const options = useSignInOptions()
  const [leaving, setLeaving] = useState<Provider | null>(null)
  const [sentence, setSentence] = useState<string>()
  if (!options || options.providers.length === 0) return null

  const go = async (provider: Provider) => {
    if (leaving) return
    setLeaving(provider)
    setSentence(undefined)
    try {
      await goToProvider(provider, next, ifClosing)
    } catch (error) {
      setSentence(sentenceOf(error))
      setLeaving(null)
    }
  }
  return (
    <div className="other-ways">
      {options.providers.map((provider) => (
        <Button key={provider} busy={leaving === provider && 'Opening'} onClick={() => void go(provider)}>
          Go on with {providerNames[provider]}
        </Button>
      ))}
      {sentence && <FieldError>{sentence}</FieldError>}
    </div>
  )
}
