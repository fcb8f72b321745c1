import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readCanonicalEmail } from '../../src/public-data/canonical-email.js'
import { otherPeople, people, spellings, spellingsOf } from './spellings.js'

describe('the canonical form of an e-mail address', () => {
  it.each(people)('of %s is one, however it is written', (email) => {
    const canonical = readCanonicalEmail(email)
    expect(canonical).not.toBeNull()
    for (const spelling of spellingsOf(email))
      expect([spelling, readCanonicalEmail(spelling)]).toEqual([spelling, canonical])
  })

  it('is met by 300 different spellings of ten mailboxes, and by none of 300 other people', () => {
    expect([new Set(spellings).size, new Set(otherPeople).size]).toEqual([300, 300])
    const own = new Set(people.flatMap((email) => Object.values(readCanonicalEmail(email) ?? {})))
    expect(new Set(spellings.map((email) => readCanonicalEmail(email)?.exact)).size).toBe(people.length)
    expect(otherPeople.filter((email) => own.has(readCanonicalEmail(email)?.untagged ?? ''))).toEqual([])
    expect(new Set(otherPeople.map((email) => readCanonicalEmail(email)?.exact)).size).toBe(300)
  })

  test.each([
    ['Anna+Jobs@Example.ORG', 'anna+jobs@example.org', 'anna@example.org'],
    ['anna+a+b@example.org', 'anna+a+b@example.org', 'anna@example.org'],
    ['+anna@example.org', '+anna@example.org', '+anna@example.org'],
    ['a.n.n.a@example.org', 'a.n.n.a@example.org', 'a.n.n.a@example.org'],
    ['A.n.n.a+Jobs@GoogleMail.com', 'anna@gmail.com', 'anna@gmail.com'],
    ['"anna keller"@example.org', null, null],
    ['"anna+jobs"@example.org', 'anna+jobs@example.org', 'anna@example.org'],
  ])('of %s is %s, and without its tag %s', (text, exact, untagged) => {
    expect(readCanonicalEmail(text)).toEqual(exact === null ? null : { exact, untagged })
  })

  it.each([
    '',
    '@',
    'anna',
    'anna@',
    '@example.org',
    '...@gmail.com',
    'anna keller@example.org',
    'Anna <anna@example.org>',
    'mailto:anna@example.org',
    'anna@exa mple.org',
  ])('%j is not read as an address', (text) => expect(readCanonicalEmail(text)).toBeNull())

  it('of a canonical form is itself', () => {
    const texts = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: 'grapheme' }).map((text) => `${text}@example.org`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const canonical = readCanonicalEmail(text)
        if (canonical) expect(readCanonicalEmail(canonical.exact)?.exact).toBe(canonical.exact)
      }),
    )
  })
})
