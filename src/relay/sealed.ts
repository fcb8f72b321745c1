import { type Cipher, createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { uuidOf } from './global-id.js'

/**
 * Keeps what clients carry around unreadable and unforgeable. One 32-byte key lives in the database, so that all server
 * processes agree; every use derives its own key from it.
 */
export class Seal {
  constructor(private readonly serviceKey: Buffer) {}

  private derive(purpose: string): Buffer {
    return createHmac('sha256', this.serviceKey).update(purpose).digest()
  }

  /**
   * Seals a cursor's position for one viewer and one list. The same position gives the same text (the nonce is a
   * keyed hash of it), so that equal questions get equal answers, and nobody else can read or reuse it.
   */
  sealCursor(position: unknown, boundTo: string): string {
    const text = Buffer.from(JSON.stringify(position))
    const nonce = createHmac('sha256', this.derive('cursor nonce'))
      .update(boundTo)
      .update('\0')
      .update(text)
      .digest()
      .subarray(0, 12)
    const cipher = createCipheriv('aes-256-gcm', this.derive('cursor'), nonce).setAAD(Buffer.from(boundTo))
    return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64url')
  }

  /** The position, or null where this cursor was not made for this viewer and list. */
  openCursor(cursor: string, boundTo: string): unknown {
    const bytes = Buffer.from(cursor, 'base64url')
    if (bytes.length < 29 || bytes.length > 4096 || bytes.toString('base64url') !== cursor) return null
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.derive('cursor'), bytes.subarray(0, 12)).setAAD(
        Buffer.from(boundTo),
      )
      cipher.setAuthTag(bytes.subarray(-16))
      return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString())
    } catch {
      return null
    }
  }

  /** Names employees within one search by ids that nothing outside it can be joined to. */
  employeesOf(search: string): SealedEmployees {
    return new SealedEmployees(this.derive(`candidate ${search}`))
  }
}

/** A keyed permutation of employee ids (one AES block): the same employee has another id in every other search. */
export class SealedEmployees {
  /** Each block is enciphered by itself, so one cipher serves all. */
  private readonly cipher: Cipher

  constructor(private readonly key: Buffer) {
    this.cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  }

  seal(employeeId: string): string {
    return uuidOf(this.cipher.update(Buffer.from(employeeId.replaceAll('-', ''), 'hex')))
  }

  open(sealed: string): string {
    const cipher = createDecipheriv('aes-256-ecb', this.key, null).setAutoPadding(false)
    return uuidOf(cipher.update(Buffer.from(sealed.replaceAll('-', ''), 'hex')))
  }
}
