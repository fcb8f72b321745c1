import fc from 'fast-check'

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** The keys beside one, on its row. */
function neighboursOf(letter: string): string[] {
  const row = keyboard.find((each) => each.includes(letter)) ?? ''
  const at = row.indexOf(letter)
  return [row[at - 1], row[at + 1]].filter((each) => each !== undefined)
}

const isLetter = (character: string | undefined) => /^[a-z]$/i.test(character ?? '')

/** A name with one slip of the keyboard in a letter of it: swapped with the next, left out, doubled, or the key beside it. */
export function slipOf(name: string): fc.Arbitrary<string> {
  const places = [...name].flatMap((character, at) => (isLetter(character) ? [at] : []))
  return fc.constantFrom(...places).chain((at) => {
    const [before, letter = '', next = '', behind] = [
      name.slice(0, at),
      name[at],
      name[at + 1] ?? '',
      name.slice(at + 2),
    ]
    const keys = neighboursOf(letter.toLowerCase()).map((key) => before + key + next + behind)
    const swapped =
      isLetter(next) && next.toLowerCase() !== letter.toLowerCase() ? [before + next + letter + behind] : []
    return fc.constantFrom(...swapped, before + next + behind, before + letter + letter + next + behind, ...keys)
  })
}

/** A name's words in any order. */
export const permutationOf = (name: string): fc.Arbitrary<string> => {
  const words = name.split(/\s+/)
  return fc.shuffledSubarray(words, { minLength: words.length }).map((shuffled) => shuffled.join(' '))
}

export const lettersOf = (name: string): number => [...name].filter(isLetter).length
