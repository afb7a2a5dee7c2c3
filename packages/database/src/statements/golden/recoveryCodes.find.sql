-- recoveryCodes.find
-- $1 accountId: uuid
select r.id as "recoveryCodesId", r.sealed_key as "sealedKey", r.key_id as "sealedKeyId", r.macs from recovery_codes r where r.account_id = $1::uuid;
