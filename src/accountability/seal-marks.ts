import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** The newest seal of an employer at some time: who keeps it elsewhere can tell later whether anything before it was changed or cut off. */
export interface SealMark {
  readonly employerId: string
  readonly number: number
  /** SHA-256, 64 hexadecimal digits. */
  readonly digest: string
}

const line = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([1-9]\d{0,9}) ([0-9a-f]{64})$/

/**
 * The marks in a file, one a line (employer, number, digest); none where there is no file yet.
 * @throws Error that names the line which is no mark.
 */
export function readSealMarks(path: string): SealMark[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return []
    const [, employerId, number, digest] = line.exec(text.trim()) ?? []
    if (!employerId || !digest) throw new Error(`${path}, line ${index + 1}: is no mark of a seal`)
    return [{ employerId, number: Number(number), digest }]
  })
}

export const appendSealMark = (path: string, { employerId, number, digest }: SealMark): void =>
  appendFileSync(path, `${employerId} ${number} ${digest}\n`)
