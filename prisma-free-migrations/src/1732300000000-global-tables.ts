import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables that belong to no tenant (DESIGN §2): people, how they sign in, workspaces and who is in them. No row-level security; the server reaches them only through the
 * named functions of libs/accounts, and is granted no more than those need. Secrets are kept as SHA-256 digests.
 */
export class GlobalTables1732300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE account (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        email text NOT NULL,
        display_name text NOT NULL,
        password_hash text,
        locale text NOT NULL DEFAULT 'en',
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT account_pkey PRIMARY KEY (id),
        CONSTRAINT account_email_unique UNIQUE (email),
        CONSTRAINT account_email_lower CHECK (email = lower(email))
      )`);
    await db.query(`
      CREATE TABLE login_session (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        token_hash bytea NOT NULL,
        account uuid NOT NULL,
        user_agent text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        CONSTRAINT login_session_pkey PRIMARY KEY (id),
        CONSTRAINT login_session_token_unique UNIQUE (token_hash),
        CONSTRAINT login_session_account_fkey FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE
      )`);
    await db.query(`CREATE INDEX login_session_account ON login_session (account)`);
    await db.query(`
      CREATE TABLE sign_in_link (
        token_hash bytea NOT NULL,
        account uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT sign_in_link_pkey PRIMARY KEY (token_hash),
        CONSTRAINT sign_in_link_account_fkey FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE
      )`);
    await db.query(`CREATE INDEX sign_in_link_account ON sign_in_link (account)`);
    await db.query(`
      CREATE TABLE access_token (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        token_hash bytea NOT NULL,
        account uuid NOT NULL,
        name text NOT NULL,
        read_only boolean NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        expires_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT access_token_pkey PRIMARY KEY (id),
        CONSTRAINT access_token_token_unique UNIQUE (token_hash),
        CONSTRAINT access_token_account_fkey FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE
      )`);
    await db.query(`CREATE INDEX access_token_account ON access_token (account)`);
    await db.query(`
      CREATE TABLE workspace (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT workspace_pkey PRIMARY KEY (id)
      )`);
    await db.query(`
      CREATE TABLE workspace_membership (
        workspace uuid NOT NULL,
        account uuid NOT NULL,
        role text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT workspace_membership_pkey PRIMARY KEY (workspace, account),
        CONSTRAINT workspace_membership_role CHECK (role IN ('administrator', 'member')),
        CONSTRAINT workspace_membership_workspace_fkey FOREIGN KEY (workspace) REFERENCES workspace (id) ON DELETE CASCADE,
        CONSTRAINT workspace_membership_account_fkey FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE
      )`);
    await db.query(`CREATE INDEX workspace_membership_account ON workspace_membership (account)`);
    // The project is a record of the tenant, so no foreign key leads there; accepting goes through an operation of the project, which refuses if it is gone.
    await db.query(`
      CREATE TABLE invitation (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        token_hash bytea NOT NULL,
        workspace uuid NOT NULL,
        project uuid NOT NULL,
        role text NOT NULL,
        clearance text,
        email text,
        invited_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_by uuid,
        used_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT invitation_pkey PRIMARY KEY (id),
        CONSTRAINT invitation_token_unique UNIQUE (token_hash),
        CONSTRAINT invitation_email_lower CHECK (email = lower(email)),
        CONSTRAINT invitation_workspace_fkey FOREIGN KEY (workspace) REFERENCES workspace (id) ON DELETE CASCADE,
        CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES account (id) ON DELETE CASCADE,
        CONSTRAINT invitation_used_by_fkey FOREIGN KEY (used_by) REFERENCES account (id) ON DELETE SET NULL
      )`);
    await db.query(`CREATE INDEX invitation_project ON invitation (workspace, project)`);

    await db.query(`GRANT SELECT, INSERT, UPDATE (display_name, password_hash, locale) ON account TO baraza_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE (last_seen_at, expires_at), DELETE ON login_session TO baraza_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON sign_in_link TO baraza_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON access_token TO baraza_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE (name) ON workspace TO baraza_app`);
    await db.query(`GRANT SELECT, INSERT ON workspace_membership TO baraza_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE (used_by, used_at, revoked_at) ON invitation TO baraza_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE invitation, workspace_membership, workspace, access_token, sign_in_link, login_session, account`);
  }
}
