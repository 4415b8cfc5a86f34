-- The audit log by its times. Frozen: a later change is a migration of its own.

-- Who came to a desk and left it in the last day.
CREATE INDEX audit_at ON audit (entity, at_ms);
