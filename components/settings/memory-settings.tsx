import Link from 'next/link'
import { SettingsSection } from './settings-section'

/** How memory is described, and where it is fitted. */
export function MemorySettings() {
  return (
    <SettingsSection title="Memory">
      <p className="small quiet">
        Due days follow a curve of how you forget. It can be fitted to your own reviews.
      </p>
      <p>
        <Link className="btn" href="/settings/memory">
          Fit to my reviews
        </Link>
      </p>
    </SettingsSection>
  )
}
