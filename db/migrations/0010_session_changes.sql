-- Who is signed in is cached (lib/cache/sessions.ts, lib/cache/profiles.ts). Whatever ends a session or changes what is kept of
-- its user puts a row into the outbox here, in its own transaction: no code, no cascade and no hand can forget it.
CREATE FUNCTION note_ended_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended text[];
BEGIN
  SELECT array_agg('session:' || lower(id)) INTO ended FROM gone WHERE expires_at > now();
  IF ended IS NOT NULL THEN
    INSERT INTO changes (kind, tags, cdn) VALUES ('session', ended, 'none');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_ended AFTER DELETE ON sessions
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_ended_sessions();
--> statement-breakpoint
CREATE FUNCTION note_changed_profile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO changes (kind, tags, cdn) VALUES ('profile', ARRAY['profile:' || lower(OLD.id)], 'none');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_changed AFTER UPDATE ON users
  FOR EACH ROW WHEN ((OLD.name, OLD.email, OLD.email_verified, OLD.role) IS DISTINCT FROM (NEW.name, NEW.email, NEW.email_verified, NEW.role))
  EXECUTE FUNCTION note_changed_profile();
--> statement-breakpoint
CREATE TRIGGER users_deleted AFTER DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION note_changed_profile();
--> statement-breakpoint
CREATE FUNCTION note_changed_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO changes (kind, tags, cdn) VALUES ('session', ARRAY['session:' || lower(OLD.id)], 'none');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_changed AFTER UPDATE OF expires_at, user_id ON sessions
  FOR EACH ROW WHEN ((OLD.expires_at, OLD.user_id) IS DISTINCT FROM (NEW.expires_at, NEW.user_id))
  EXECUTE FUNCTION note_changed_session();
