import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { TextField } from '@/components/ui/field'

describe('a field', () => {
  test('has its label as its name', () => {
    render(<TextField label="Email" />)
    expect(screen.getByRole('textbox', { name: 'Email' })).not.toHaveAttribute('aria-invalid')
  })

  test('is read together with its hint and what is wrong with it', () => {
    render(
      <TextField label="Email" hint="Used to sign in." error="This address has no ending, such as .org." />,
    )
    const field = screen.getByLabelText('Email')
    expect(field).toBeInvalid()
    expect(field).toHaveAccessibleDescription('Used to sign in. This address has no ending, such as .org.')
  })

  test('turns what the contract demands into a sentence', () => {
    render(<TextField label="Password" error="must have at least 8 characters" />)
    expect(screen.getByRole('alert')).toHaveTextContent('Password must have at least 8 characters.')
  })

  test('describes itself by nothing when there is nothing to say', () => {
    render(<TextField label="Name" />)
    expect(screen.getByLabelText('Name')).not.toHaveAttribute('aria-describedby')
  })
})
