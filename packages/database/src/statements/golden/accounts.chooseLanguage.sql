-- accounts.chooseLanguage
-- $1 accountId: uuid
-- $2 language: text
update accounts set language = $2::text where id = $1::uuid;
