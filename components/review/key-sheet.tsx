import type { ShortcutKeys } from '@/lib/core/shortcuts'
import { keySheet } from './keys'
import { Panel } from './panel'

type Props = { keys: ShortcutKeys; onClose: () => void }

export function KeySheet({ keys, onClose }: Props) {
  return (
    <Panel title="Keys" onClose={onClose}>
      <table>
        <thead className="vh">
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Does</th>
          </tr>
        </thead>
        <tbody>
          {keySheet(keys).map(([names, does]) => (
            <tr key={does}>
              <th scope="row">{names}</th>
              <td>{does}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">a b c d f g</th>
            <td>Options of a scenario, in the group that has the focus</td>
          </tr>
        </tbody>
      </table>
      <p>
        Ctrl Enter shows the answer from the text box. In Settings keys can be changed, or all turned off.
      </p>
    </Panel>
  )
}
