-- activations.enrolments
-- $1 accountId: uuid
select factor, enrolled_at as "enrolledAt" from enrolled_factors where account_id = $1::uuid;
