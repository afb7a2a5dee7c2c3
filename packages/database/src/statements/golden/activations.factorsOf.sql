-- activations.factorsOf
-- $1 accountId: uuid
select f.factor, f.enrolled_at as "enrolledAt", cardinality(r.macs) as "codesLeft", r.created_at as "codesCreatedAt",
  r.saved_at is not null as "codesAreSaved", coalesce(t.check_up_at <= now() and t.last_step <= extract(epoch from t.created_at) / 30 + 1, false) as "isCheckUpDue",
  (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id)) as "acceptsEmailCodes"
from enrolled_factors f join accounts a on a.id = f.account_id left join recovery_codes r on r.account_id = f.account_id
  left join authenticators t on t.account_id = f.account_id
where f.account_id = $1::uuid;
