import Link from 'next/link'
import { ExportData } from './export-data'
import { SettingsSection } from './settings-section'

/** What goes in and comes out. */
export function DataSettings() {
  return (
    <SettingsSection title="Data">
      <p className="small quiet">
        Everything you write and every answer is yours. The <a href="/api/v1/openapi.json">API</a> reads all
        of it with a token.
      </p>
      <ExportData />
      <p className="small quiet">
        <Link href="/import">Import</Link> reads tables, lists, Markdown and text exports of Anki.
      </p>
    </SettingsSection>
  )
}
