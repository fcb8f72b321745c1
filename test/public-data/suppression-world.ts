import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../src/database/database.js'
import { readCanonicalEmail } from '../../src/public-data/canonical-email.js'
import { replaySuppressions, screenEmails, suppressEmails } from '../../src/public-data/suppression.store.js'
import { Vault } from '../../src/public-data/vault.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'

/** A database with its vault, as a server process has them. */
export class SuppressionWorld {
  private constructor(
    readonly clone: TestDatabase,
    readonly folder: string,
    public database: Database,
  ) {}

  static async open(): Promise<SuppressionWorld> {
    const clone = await createTestDatabase()
    const folder = await mkdtemp(join(tmpdir(), 'flux-test-vault-'))
    return new SuppressionWorld(clone, folder, await connect(clone, folder))
  }

  /** As after a restart, or on another database that takes the place of this one. */
  async reopen(clone = this.clone): Promise<void> {
    await this.database.close()
    this.database = await connect(clone, this.folder)
  }

  get places() {
    return placesIn(this.folder)
  }

  suppress = (...emails: string[]) =>
    this.database.platform(null, new Date(), (request) =>
      suppressEmails(
        request,
        emails.map((email) => readCanonicalEmail(email) as NonNullable<ReturnType<typeof readCanonicalEmail>>),
      ),
    )

  screen = (...emails: string[]) => this.database.platform(null, new Date(), (request) => screenEmails(request, emails))

  replay = () => this.database.platform(null, new Date(), replaySuppressions)

  async close(): Promise<void> {
    await this.database.close()
    await this.clone.drop()
    await rm(this.folder, { recursive: true, force: true })
  }
}

const placesIn = (folder: string) => ({
  dataDir: folder,
  suppressionKeys: null,
  suppressionCopy: join(folder, 'copy', 'suppression.jsonl'),
})

const connect = async (clone: TestDatabase, folder: string) =>
  Database.connect(
    clone.url,
    { size: 4, waitMs: 5000, statementTimeoutMs: 30_000 },
    () => {},
    undefined,
    await Vault.open(placesIn(folder)),
  )
