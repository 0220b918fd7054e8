import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Dialog } from '@/components/ui/dialog'

// jsdom knows the element, not its methods.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

const setUp = (more: { disabled?: boolean; busy?: string } = {}) => {
  const run = jest.fn()
  const onClose = jest.fn()
  render(
    <Dialog
      title="Delete this note and its two cards?"
      safe="Keep it"
      action={{ label: 'Delete note', run, ...more }}
      onClose={onClose}
    >
      <p>This cannot be undone.</p>
    </Dialog>,
  )
  return { run, onClose }
}

describe('a dialog', () => {
  test('is named by its question', () => {
    setUp()
    expect(screen.getByRole('dialog')).toHaveAccessibleName('Delete this note and its two cards?')
  })

  test('offers the safe verb before the other', () => {
    setUp()
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
      'Keep it',
      'Delete note',
    ])
  })

  test('changes nothing by the safe verb or by Escape', async () => {
    const { run, onClose } = setUp()
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }))
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))
    expect(onClose).toHaveBeenCalledTimes(2)
    expect(run).not.toHaveBeenCalled()
  })

  test('does its work once asked', async () => {
    const { run } = setUp()
    await userEvent.click(screen.getByRole('button', { name: 'Delete note' }))
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('does nothing while it must not', () => {
    const { run } = setUp({ disabled: true })
    fireEvent.submit(screen.getByRole('button', { name: 'Delete note' }).closest('form')!)
    expect(run).not.toHaveBeenCalled()
  })

  test('takes no second press while the first is under way', async () => {
    const { run } = setUp({ busy: 'Deleting' })
    await userEvent.click(screen.getByText('Deleting'))
    expect(run).not.toHaveBeenCalled()
  })
})
