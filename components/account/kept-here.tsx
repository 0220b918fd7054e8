import { useSyncExternalStore } from 'react'
import { readGuest } from '@/lib/client/guest'

const never = () => () => undefined
const isKept = () => {
  const { keeping, entries } = readGuest()
  return keeping === 'asked' && entries.length > 0
}

/** Says that what was done before there was an account comes into it. */
export function KeptHere() {
  const isThere = useSyncExternalStore(never, isKept, () => false)
  return isThere ? <p className="small quiet">What you answered here comes with you.</p> : null
}
